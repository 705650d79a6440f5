package dev.lightup.functions.leaving;

import static dev.lightup.functions.apply.Ground.event;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.admin.AdminCommands;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.SealedDirectory;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.functions.directory.SecretsServer;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.rebuild.Rebuild;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkEnding;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.imports.KeptFiles;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.ledger.sweep.ParkedNotice;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table, a directory, a site and uploads, with tenants of which something lies in every partition that there is.
final class LeavingTable {
    static final MailAddress SHARED = new MailAddress("shared@reader.example");

    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private static final String PREFIX = "lightup/try/";

    private final LocalDynamo dynamo;
    private final SecretsServer secrets;
    private final Path folder;

    /// @param secrets where tenants are; their endpoints are in the table
    LeavingTable(LocalDynamo dynamo, SecretsServer secrets, Path folder) {
        this.dynamo = dynamo;
        this.secrets = secrets;
        this.folder = folder;
    }

    /// Begins with the operator alone.
    LeavingTable begun() {
        ask(new AdminCommand.TenantAdd(Tenant.OPERATOR));
        return this;
    }

    Directory directory() {
        return new SealedDirectory(dynamo.plainClient(), dynamo.table(), secrets.client(), PREFIX, () -> now);
    }

    DirectoryStore store() {
        return new SealedDirectoryStore(dynamo.plainClient(), dynamo.table(), secrets.client(), PREFIX,
                new SecureRandom());
    }

    UploadPlace uploads() {
        return new FolderUploads(folder.resolve("uploads"));
    }

    Ledger ledger() {
        return new Ledger(dynamo.plainClient(), dynamo.table());
    }

    /// Removes the folder that is noted of a tenant that is shut, as the publishing function does.
    LeavingPages pages() {
        return new LeavingPages() {
            @Override
            public Erased erase(String tenant) {
                Path site = folder.resolve(ledger().closings().find(tenant).orElseThrow().closing().site());
                try (Stream<Path> all = Files.exists(site) ? Files.walk(site) : Stream.empty()) {
                    List<Path> there = all.sorted(Comparator.reverseOrder()).toList();
                    long objects = there.stream().filter(Files::isRegularFile).count();
                    for (Path path : there) {
                        Files.delete(path);
                    }
                    return new LeavingPages.Erased(objects, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Dropped drop(String tenant) {
                try {
                    Files.deleteIfExists(folder
                            .resolve(ledger().closings().find(tenant).orElseThrow().closing().site() + "archive.zip"));
                    return new Dropped(true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Archived archive(String tenant) {
                String path = ledger().closings().find(tenant).orElseThrow().closing().site() + "archive.zip";
                write(folder.resolve(path), tenant);
                return new Archived(1, 1, path, true);
            }
        };
    }

    AdminAnswer ask(AdminCommand command) {
        return new AdminCommands(ledger(), directory(), store(), uploads(), pages(), () -> now).run(command,
                () -> true);
    }

    /// The use case over other collaborators.
    TenantCloser closer(DynamoDbClient client, DirectoryStore store, LeavingPages pages) {
        return new TenantCloser(new Ledger(client, dynamo.table()), directory(), store, uploads(), pages,
                (_, _) -> Optional.empty(),
                new LinkEnding(ledger(), new AccountLinks(ledger(), directory(), () -> now), () -> now), () -> now);
    }

    /// What the operator said comes into force.
    void apply() {
        List<RawEvent> said = ledger().rawEvents()
                .find(items().keySet()
                        .stream()
                        .filter(key -> key.startsWith("operator#E#"))
                        .map(key -> RawKey.parse(key.substring(0, key.indexOf(' '))))
                        .toList());
        Apply.applying(ledger(), directory(), Formats.all(() -> now), _ -> {}, () -> now).apply(said);
    }

    /// What is left of the stored things once their key is gone.
    record Traces(List<String> words) {}

    /// Sets a tenant up, with events, pages, readers and everything that is noted between.
    Traces tenant(String id) {
        ask(new AdminCommand.TenantAdd(id));
        ask(new AdminCommand.EndpointAdd(id, Optional.of("ep_" + id), "canonical", List.of("/" + id + "/"),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        Tenant tenant = directory().tenant(id);
        Ledger ledger = ledger();
        List<RawEvent> events = events(id);
        events.forEach(ledger.rawEvents()::put);
        Apply.applying(ledger, directory(), Formats.all(() -> now), _ -> {}, () -> now).apply(events);
        RawEvent file = file(id);
        ledger.rawEvents().put(file);
        String opaque = OpaqueId.id(tenant.key().array(), "account", id + "-acc");
        Unit account = Unit.account(id, opaque);
        published(ledger, account, "/" + ShownAt.account(tenant, id + "-acc"));
        published(ledger, Unit.distributor(id), "/" + ShownAt.home(tenant));
        ledger.units().putSummary(new SummaryItem(new Unit.Listed(id), 1, "{}"));
        noted(ledger, id, events.getFirst(), file);
        Unit home = Unit.distributor(id);
        reads(ledger, account, "/" + ShownAt.account(tenant, id + "-acc"), new MailAddress(id + "@reader.example"));
        reads(ledger, home, "/" + ShownAt.home(tenant), SHARED);
        return new Traces(List.of(id, opaque, OpaqueId.id(tenant.key().array(), "tenant", id),
                new MailAddress(id + "@reader.example").reader()));
    }

    private static List<RawEvent> events(String id) {
        String account = "\"account\":\"" + id + "-acc\"";
        return List.of(
                event(id, "o", "order.submitted", "order/" + id + "-o",
                        "{\"lines\":[],\"customer\":\"" + id + "-c\"}", 0, 0),
                event(id, "m", "customer.reseller_link.accepted", "customer/" + id + "-c", "{" + account + "}", 1, 1),
                event(id, "p", "partner.opened", "partner/" + id + "-acc", "{}", 2, 2));
    }

    /// An announced file that was put where it is taken.
    private RawEvent file(String id) {
        RawEvent announced = event(id, "f", "snapshot.begin", "endpoint/ep_" + id, "{}", 3, 3);
        var apart = new RawEvent.FileApart(UploadPlace.path(announced.key()), "0".repeat(64), 3);
        Path path = folder.resolve("uploads").resolve(apart.path());
        write(path, id);
        return announced.with(apart);
    }

    private void published(Ledger ledger, Unit unit, String path) {
        String page = path.substring(1) + "index.html";
        write(folder.resolve(page), unit.tenant());
        ledger.units().putPage(unit, new PageItem(page, "h", "e", 1, 1));
        ledger.heads().lowerDue(unit, now);
        if (unit instanceof Unit.Account) {
            ledger.units().putSummary(new SummaryItem(unit, 1, "{}"));
        }
    }

    private void noted(Ledger ledger, String id, RawEvent event, RawEvent file) {
        ledger.labels().putMissing(id, Map.of("token-" + id, "Name of " + id));
        ledger.sweeps().park(ParkedEvent.first(event.key(), now, "not-read"));
        ledger.notices().note(new ParkedNotice(id, 1, now, false));
        ledger.refolds().note(id, new Subject(Subject.Kind.ORDER, id + "-o"), now);
        ledger.imports().begin(ImportTask.announced(file.key(), now));
        ledger.kept().put(new KeptFiles.Part(file.key(), "s1", 0, 0), "row of " + id);
        ledger.fileLanes().enter(id, "lane of " + id, now);
        ledger.unitLanes().enter(id, "lane of " + id, now);
    }

    private void reads(Ledger ledger, Unit unit, String path, MailAddress address) {
        var random = new SecureRandom();
        new ReaderInviter(ledger, () -> now, random).invite(unit, address,
                new GrantedPage(path, "Pages of " + unit.tenant(), Optional.empty()), "operator");
        List<Unit> before = ledger.sessions()
                .of(address.reader(), now)
                .stream()
                .flatMap(session -> session.units().stream())
                .toList();
        var token = SecretToken.made(random);
        ledger.sessions()
                .begin(new ReaderSession(address.reader(), token.hash(),
                        Stream.concat(before.stream(), Stream.of(unit)).distinct().toList(), "a phone", now,
                        Optional.empty()));
        ledger.grants().enter(unit, address.reader(), now, java.time.LocalDate.of(2026, 3, 2));
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a rebuild would find different.
    String verified(String more) {
        return new String(new Stage().answer(new Rebuild(dynamo.plainClient(), dynamo.table(), directory(), () -> now),
                ("{\"verify\":true" + more + "}").getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /// Every item of the table, as `pk sk` to all that it says.
    Map<String, String> items() {
        return dynamo.plainClient()
                .scanPaginator(r -> r.tableName(dynamo.table()).consistentRead(true))
                .items()
                .stream()
                .collect(Collectors.toMap(item -> text(Objects.requireNonNull(item.get("pk"))) + " "
                        + text(Objects.requireNonNull(item.get("sk"))),
                        item -> new TreeMap<>(item).entrySet()
                                .stream()
                                .map(one -> one.getKey() + "=" + text(one.getValue()))
                                .collect(Collectors.joining("\n")),
                        (a, _) -> a, TreeMap::new));
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case B -> unpacked(value.b().asByteArray());
            default -> value.toString();
        };
    }

    private static String unpacked(byte[] bytes) {
        try {
            return DeflatedText.unpack(bytes);
        } catch (RuntimeException _) {
            return java.util.HexFormat.of().formatHex(bytes);
        }
    }

    /// Every file, the site's and the uploads', by its path, and every secret by its name.
    Map<String, String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : all.toList()) {
                files.put(folder.relativize(path).toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
            secrets.names().forEach(name -> files.put("secret " + name, ""));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table without what is the operator's own: its log, in which the notices on pages are versions of its programme, and what is made of it.
    Map<String, String> kept() {
        Map<String, String> items = new TreeMap<>(items());
        items.keySet()
                .removeIf(key -> key.startsWith("operator#E#") || key.startsWith("operator#S#programme/")
                        || key.startsWith("operator#U#d m#programme/"));
        return items;
    }

    /// All of the table and the folders that says one of the words, but for the record that stays.
    List<String> left(Traces traces, String tenant) {
        Map<String, String> all = new TreeMap<>(kept());
        all.putAll(files());
        all.remove("operator#X " + tenant);
        return all.entrySet()
                .stream()
                .filter(one -> traces.words().stream().anyMatch((one.getKey() + "\n" + one.getValue())::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What is not a tenant's, and says nothing of it.
    static Map<String, String> others(Map<String, String> items, Traces traces) {
        return items.entrySet()
                .stream()
                .filter(one -> traces.words().stream().noneMatch((one.getKey() + "\n" + one.getValue())::contains))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    /// What the operator's log has.
    List<String> said() {
        return items()
                .entrySet()
                .stream()
                .filter(one -> one.getKey().startsWith("operator#E#"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The first that is not as it was.
    static String changed(Map<String, String> before, Map<String, String> after) {
        return before.entrySet()
                .stream()
                .filter(one -> !one.getValue().equals(after.get(one.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    Map<String, Long> kinds(String prefix) {
        return items()
                .entrySet()
                .stream()
                .filter(one -> one.getKey().startsWith(prefix))
                .map(one -> one.getValue().lines().filter(line -> line.startsWith("kind=")).findFirst().orElseThrow())
                .collect(Collectors.groupingBy(line -> line.substring(5), TreeMap::new, Collectors.counting()));
    }
}
