package dev.lightup.local.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.cli.LightupCommand;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.local.stack.Stacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A stack behind its doors with pages of six accounts of two distributors and of the homes of two partners that have two of them each, and a clock
/// that is moved.
final class ShutSite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/enter/link/[A-Za-z0-9_-]+");

    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Path folder;
    private final EmbeddedStack stack;
    /// The ids of partners' homes by what they are made of.
    private final Map<String, String> homes = new HashMap<>();

    private ShutSite(Path folder) {
        this.folder = folder;
        StackOptions plain = Stacks.options(folder.resolve("out"), Optional.of(folder.resolve("data")));
        stack = EmbeddedStack.start(new StackOptions(0, plain.places(), () -> Instant.now().plus(ahead.get()),
                plain.sweepEvery(), plain.log()).behindDoors(true));
    }

    static ShutSite start(Path folder) throws IOException {
        var site = new ShutSite(folder);
        site.report("nordvik", "NV-1");
        site.report("nordvik", "NV-2");
        site.report("nordvik", "NV-3");
        site.report("nordvik", "NV-4");
        site.report("meridian", "MD-1");
        site.report("meridian", "MD-2");
        site.stack.settle(PATIENCE);
        site.said("open", "nordvik/NV-1", "nordvik/NV-2", "nordvik/NV-4");
        site.said("open", "meridian/MD-1", "meridian/MD-2");
        site.said("portfolio", "set", "nordvik", "north", "--name", "North",
                Files.writeString(site.folder.resolve("north.txt"), "NV-1\nNV-3\n").toString(), "--yes");
        site.homes.put("NV-1 and MD-1", site.linked("nordvik/NV-1", "meridian/MD-1"));
        site.homes.put("NV-2 and NV-3", site.linked("nordvik/NV-2", "nordvik/NV-3"));
        site.stack.settle(PATIENCE);
        site.stack.published().everything();
        return site;
    }

    private String linked(String first, String second) {
        return said("partner", "link", "--account", first, "--account", second).path("partner").asText();
    }

    private void report(String tenant, String account) throws IOException {
        Path file = Files.writeString(folder.resolve(account + ".json"),
                """
                        {"specversion":"1.0","id":"%s","source":"/%s/reports","type":"usage.snapshot","subject":"usage/K-%s/AWP",
                        "time":"2026-03-10T09:15:00Z","data":{"account":"%s","accountName":"Partner %s","customer":"K-%s",
                        "customerName":"Customer %s","sku":"AWP","sold":10,"assigned":9,"active":7,"asOf":"2026-03-10T00:00:00Z"}}"""
                        .formatted(account, tenant, account, account, account, account, account));
        said("send", file.toString());
        said("send", Files.writeString(folder.resolve("order-" + account + ".json"),
                """
                        [{"specversion":"1.0","id":"order-@","source":"/%1$s/reports","type":"order.submitted","subject":"order/SO-@",
                        "time":"2026-03-09T09:15:00Z","data":{"account":"@","customer":"K-@","lines":[{"sku":"AWP","quantity":3}]}},
                        {"specversion":"1.0","id":"customer-@","source":"/%1$s/reports","type":"customer.created","subject":"customer/K-@",
                        "time":"2026-03-09T09:15:00Z","data":{"account":"@","customer":"K-@"}},
                        {"specversion":"1.0","id":"partner-@","source":"/%1$s/reports","type":"partner.application.submitted","subject":"partner/@",
                        "time":"2026-03-09T09:15:00Z","data":{"account":"@"}}]"""
                        .formatted(tenant)
                        .replace("@", account))
                .toString());
    }

    /// The number of an account's order.
    static String order(String account) {
        return "SO-" + account;
    }

    /// What a command says, as JSON.
    JsonNode said(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] whole = Stream.of(Stream.of(words), Stream.of("--data", folder.resolve("data").toString(), "--json"))
                .flatMap(part -> part)
                .toArray(String[]::new);
        int exit = LightupCommand.run(whole, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new AssertionError(List.of(words) + ": " + exit + " " + out.toString(StandardCharsets.UTF_8)
                    + err.toString(StandardCharsets.UTF_8));
        }
        try {
            return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8).strip().lines().toList().getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Invites a reader by the command; the link.
    String invite(String unit, String address) {
        return said("invite", unit, "--to", address, "--as", "Pages of " + unit).path("link").asText();
    }

    EmbeddedStack stack() {
        return stack;
    }

    /// A file of that text.
    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// Waits until all that was sent is on its pages.
    void settle() {
        stack.settle(PATIENCE);
    }

    /// The site's address without a slash at its end.
    String url() {
        return stack.running().url();
    }

    /// Where an account's pages are.
    String path(String tenant, String account) {
        return "/" + stack.published().path(tenant, account);
    }

    /// How the command line names the home of a partner with those accounts.
    String home(String accounts) {
        return "operator/" + Objects.requireNonNull(homes.get(accounts), accounts);
    }

    /// Where it is.
    String homePath(String accounts) {
        return home(accounts).replace("operator/", "/p/") + "/";
    }

    String path(String tenant) {
        return "/" + stack.published().path(tenant);
    }

    /// What names an account where accounts are shown together.
    String choice(String tenant, String account) {
        return path(tenant, account).split("/", -1)[4];
    }

    /// Every object of the site as it is asked for.
    List<String> published() throws IOException {
        Path out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .filter(name -> !name.startsWith("."))
                    .map(name -> "/" + (name.endsWith("/index.html") ? name.substring(0, name.length() - 10) : name))
                    .sorted()
                    .toList();
        }
    }

    /// The link of the newest letter to an address.
    String mailed(String address) throws IOException {
        try (Stream<Path> letters = Files.list(stack.mail())) {
            for (Path letter : letters.sorted(java.util.Comparator.reverseOrder()).toList()) {
                String text = Files.readString(letter);
                Matcher link = LINK.matcher(text);
                if (text.contains("To: " + address) && link.find()) {
                    return link.group();
                }
            }
        }
        throw new AssertionError("no letter");
    }

    @Override
    public void close() {
        stack.close();
    }
}
