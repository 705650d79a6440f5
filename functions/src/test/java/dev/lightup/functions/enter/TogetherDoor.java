package dev.lightup.functions.enter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.admin.CallContext;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.handin.HandIn;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The doors with accounts at several distributors, and what stores and applies who says that they belong together.
final class TogetherDoor {
    static final String TOGETHER = "/enter/together";
    static final MailAddress DANA = Doorstep.DANA;

    final CallContext calls = new CallContext();
    final Doorstep door;
    final Ground ground;
    private final Stage directory = new Stage();
    private final LocalDynamo dynamo;
    private final Set<RawKey> applied = new HashSet<>();
    private Instant since = Instant.EPOCH;

    TogetherDoor(LocalDynamo dynamo) {
        this.dynamo = dynamo;
        this.door = new Doorstep(dynamo.client(), dynamo.table(), post());
        this.ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    /// As from function to function: in bytes.
    private HandInPost post() {
        var function = new HandIn(dynamo.client(), dynamo.table(), directory, Stage.unkept(),
                () -> door.now.get());
        return asked -> {
            var answer = new ByteArrayOutputStream();
            try {
                function.handleRequest(new ByteArrayInputStream(Codec.write(asked)), answer, calls);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Codec.read(HandInAnswer.class, answer.toByteArray());
        };
    }

    /// `nordvik/A-7` as it is in paths.
    Unit unit(String account) {
        int slash = account.indexOf('/');
        String tenant = account.substring(0, slash);
        return Unit.account(tenant,
                OpaqueId.id(directory.tenant(tenant).key().array(), "account", account.substring(slash + 1)));
    }

    String path(String account) {
        Unit unit = unit(account);
        return "/d/" + OpaqueId.id(directory.tenant(unit.tenant()).key().array(), "tenant", unit.tenant()) + "/a/"
                + unit.id() + "/";
    }

    /// A device on which invitations to these accounts were redeemed.
    Visitor reader(MailAddress address, String... accounts) {
        Visitor reader = door.visitor();
        for (String account : accounts) {
            enters(reader, address, account);
        }
        return reader;
    }

    void enters(Visitor reader, MailAddress address, String account) {
        assertThat(reader.post(door.invited(unit(account), path(account), address), "").status()).isEqualTo(303);
    }

    /// Presses the button with these accounts ticked.
    Got together(Visitor reader, String... accounts) {
        return reader.post(TOGETHER,
                Stream.of(accounts).map(account -> unit(account).id() + "=1").collect(Collectors.joining("&")));
    }

    static Got apart(Visitor reader, String home) {
        return reader.post(TOGETHER, "apart=" + home);
    }

    /// What was stored until now is no longer spoken of.
    void fromNow() {
        since = door.now.get();
    }

    List<RawEvent> stored() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> ground.ledger()
                        .rawEvents()
                        .find(ground.ledger()
                                .sweeps()
                                .received(shard, since, door.now.get().plus(Duration.ofDays(1)))
                                .map(ReceivedEvent::key)
                                .toList())
                        .stream())
                .toList();
    }

    /// What was not applied before.
    void apply() {
        ground.now(door.now.get());
        ground.applying(dynamo.plainClient())
                .apply(stored().stream().filter(event -> applied.add(event.key())).toList());
    }

    AccountLinks links() {
        return new AccountLinks(ground.ledger(), directory, door.now::get);
    }

    /// The home under which accounts are now; empty where they are not linked with each other.
    Optional<String> home(String... accounts) {
        var asked = new TreeSet<>(Stream.of(accounts).map(this::linked).toList());
        AccountLinks links = links();
        return links.standings(asked)
                .values()
                .stream()
                .flatMap(one -> one.partner().stream())
                .filter(name -> links.under(name).keySet().containsAll(asked))
                .map(links::path)
                .findFirst();
    }

    LinkedUnit linked(String account) {
        Unit unit = unit(account);
        return new LinkedUnit(unit.tenant(), unit.id());
    }

    /// As the operator's command says it, applied.
    String operatorLinks(String... accounts) {
        AccountLinks links = links();
        var standings = links.standings(Stream.of(accounts).map(this::linked).toList());
        String name = standings.values()
                .stream()
                .flatMap(one -> one.partner().stream())
                .findFirst()
                .orElseGet(() -> links.name(standings));
        standings.forEach((account, read) -> assertThat(links.say(account, read, Optional.of(name),
                new AccountLinks.Sayer(Grade.A, "operator", "operator/" + account))).isTrue());
        apply();
        return links.path(name);
    }

    /// As the operator's command says it, applied.
    void operatorParts(String account) {
        AccountLinks links = links();
        links.standings(List.of(linked(account)))
                .forEach((unit, read) -> assertThat(links.say(unit, read, Optional.empty(),
                        new AccountLinks.Sayer(Grade.A, "operator", "operator/apart"))).isTrue());
        apply();
    }

    /// Something that happens between what a press reads and what it writes first.
    void meanwhile(Runnable happens) {
        var first = new AtomicBoolean(true);
        dynamo.faults().follow(call -> {
            if (call.isWrite() && first.getAndSet(false)) {
                happens.run();
            }
            return FaultyDynamo.Fault.NONE;
        });
    }

    Optional<ReaderGrant> grant(String home, MailAddress address) {
        return door.ledger().grants().find(new Unit.Partner(home), address.reader());
    }

    static String folder(String home) {
        return "/p/" + home + "/";
    }
}
