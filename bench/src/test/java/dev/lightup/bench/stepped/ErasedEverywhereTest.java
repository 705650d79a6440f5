package dev.lightup.bench.stepped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.local.invoke.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One name in every place where the product keeps or shows one: events, a file, what was put aside, an invitation's title, pages, twins, tables and the
/// files that readers take along. Erased, it stands in none of them and in no line of a log; no figure is another, and nothing derived is.
class ErasedEverywhereTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    /// No word of it stands anywhere else. As somebody reads it in ids and in what is made for keys too.
    private static final String CANARY = "Quittenbaum";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = KeptDirectory.NORDVIK;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private SteppedStack told() {
        var stack = new SteppedStack(folder.resolve("site"), BEGIN,
                FunctionLog.to(new PrintStream(log, true, StandardCharsets.UTF_8)));
        var nordvik = new KeptSender(stack, TENANT);
        nordvik.say("p1", "partner.application.submitted", "partner/NV-1",
                "{\"account\":\"NV-1\",\"name\":\"" + CANARY + " IT\"}");
        nordvik.say("p2", "partner.opened", "partner/NV-1", "{}");
        nordvik.say("c1", "customer.created", "customer/C-1", "{\"account\":\"NV-1\",\"name\":\"" + CANARY
                + " AS\",\"contactPerson\":\"Ragnhild " + CANARY + "\"}");
        nordvik.say("c2", "customer.created", "customer/C-2", "{\"account\":\"NV-1\",\"name\":\"Havn Blomster AS\"}");
        for (String customer : List.of("C-1", "C-2")) {
            nordvik.say("o" + customer, "order.submitted", "order/O-" + customer,
                    "{\"account\":\"NV-1\",\"customer\":\""
                            + customer + "\",\"lines\":[{\"sku\":\"AWP\",\"quantity\":5}]}");
            nordvik.say("h" + customer, "order.on_hold", "order/O-" + customer, "{\"account\":\"NV-1\",\"customer\":\""
                    + customer + "\",\"reason\":{\"code\":\"po\",\"text\":\"Call " + (customer.equals("C-1")
                            ? CANARY
                            : "the counter")
                    + "\"}}");
        }
        stack.pass(Duration.ofMinutes(1));
        SteppedStack.Answer file = stack.post(new GatewayEvent(KeptDirectory.FILES, "f1", "text/csv",
                """
                        Report date,Reseller no,Reseller,Customer ID,Customer,Subscription,Article,Seats,Assigned,In use,Status,Term end
                        2026-01-04,NV-1,%s IT,C-1,%s AS,S-1,AWP,20,12,8,active,2026-09-01
                        2026-01-04,NV-1,%s IT,C-2,Havn Blomster AS,S-2,AWP,30,25,21,active,2026-10-01
                        """
                        .formatted(CANARY, CANARY, CANARY)));
        assertThat(file.status()).as(file.body().toString()).isEqualTo(202);
        // what nobody understands is put aside, sealed
        nordvik.refused(422, "q1",
                nordvik.text("q1", "customer.created", "customer/C-1", "{\"name\":[\"" + CANARY + "\"]}"));
        assertThat(operate(stack, "invite",
                "\"account\":\"NV-1\",\"address\":\"dana@fjordlys.example\",\"title\":\"" + CANARY
                        + " at Nordvik\"")
                .path("answer")
                .asText()).isEqualTo("invited");
        stack.settle();
        published(stack);
        return stack;
    }

    private JsonNode operate(SteppedStack stack, String command, String more) {
        return stack.operate(folder, "{\"command\":\"" + command + "\",\"tenant\":\"" + TENANT + "\"," + more + "}");
    }

    /// All units twice: accounts first, then what they tell the level above.
    private static void published(SteppedStack stack) {
        for (int i = 0; i < 2; i++) {
            stack.pass(Duration.ofMinutes(2));
            stack.publish(heads(stack));
            stack.settle();
        }
    }

    private static List<String> heads(SteppedStack stack) {
        return stack.items()
                .filter(item -> text(item, "kind").equals("head"))
                .map(item -> text(item, "pk").replace("#U#", "|"))
                .sorted()
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }

    /// The kinds of items in which the name stands, also deflated and in bytes.
    private static TreeSet<String> inTable(SteppedStack stack) {
        var kinds = new TreeSet<String>();
        stack.items()
                .filter(item -> item.values().stream().anyMatch(ErasedEverywhereTest::isNamed))
                .forEach(item -> kinds.add(text(item, "kind")));
        return kinds;
    }

    private static boolean isNamed(AttributeValue value) {
        if (value.b() == null) {
            return value.toString().contains(CANARY);
        }
        byte[] bytes = value.b().asByteArray();
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            return plain.contains(CANARY) || DeflatedText.unpack(bytes).contains(CANARY);
        } catch (RuntimeException _) {
            return plain.contains(CANARY);
        }
    }

    /// All that lies in the bucket, files of files taken apart.
    private SortedMap<String, String> objects() {
        var texts = new TreeMap<String, String>();
        Path site = folder.resolve("site");
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = site.relativize(file).toString();
                if (name.endsWith(".zip")) {
                    try (InputStream in = Files.newInputStream(file); var zip = new ZipInputStream(in)) {
                        for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                            texts.put(name + "!" + one.getName(),
                                    new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                        }
                    }
                } else {
                    texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<String> named(SortedMap<String, String> objects) {
        return objects.entrySet()
                .stream()
                .filter(one -> one.getValue().contains(CANARY))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Every number, and yes and no, of every twin, by file and place in it.
    private static SortedMap<String, String> figures(SortedMap<String, String> objects) {
        var figures = new TreeMap<String, String>();
        objects.forEach((name, text) -> {
            if (name.endsWith(".json") && !name.contains("!")) {
                try {
                    figures("", JSON.readTree(text), name, figures);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        return figures;
    }

    private static void figures(String at, JsonNode node, String file, SortedMap<String, String> figures) {
        if (node.isObject()) {
            node.properties().forEach(one -> figures(at + "/" + one.getKey(), one.getValue(), file, figures));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                figures(at + "/" + i, node.path(i), file, figures);
            }
        } else if (node.isNumber() || node.isBoolean()) {
            figures.put(file + "#" + at, node.asText());
        }
    }

    @Test
    void aNameStandsInNoByteOfAnyPlaceAfterItsErasureAndNoFigureIsAnother() {
        try (SteppedStack stack = told()) {
            stack.ledger()
                    .closings()
                    .begin(new TenantClosing(TENANT, KeptDirectory.OPERATOR, LocalDate.of(2026, 12, 31), stack.now(),
                            ShownAt.home(new KeptDirectory().tenant(TENANT)), Optional.empty(), Optional.empty()));
            assertThat(stack.leavingPages().archive(TENANT).whole()).isTrue();
            SortedMap<String, String> before = objects();
            assertThat(inTable(stack)).as("in labels and titles alone").containsExactly("label", "reader");
            assertThat(named(before)).as("a name that nobody sees is no test of erasing it")
                    .anyMatch(name -> name.endsWith(".html"))
                    .anyMatch(name -> name.endsWith(".json"))
                    .anyMatch(name -> name.endsWith(".csv"))
                    .anyMatch(name -> name.contains("archive.zip!"));

            for (String subject : List.of("customer/C-1", "partner/NV-1")) {
                JsonNode done = operate(stack, "data_erase", "\"subject\":\"" + subject + "\"");
                assertThat(done.path("whole").asBoolean()).as(done.toString()).isTrue();
            }
            assertThat(inTable(stack)).isEmpty();
            assertThat(objects().keySet()).as("files of pages that had it are gone at once")
                    .noneMatch(name -> name.contains(".zip!"));
            stack.settle();
            published(stack);
            assertThat(stack.leavingPages().archive(TENANT).whole()).isTrue();

            SortedMap<String, String> after = objects();
            assertThat(named(after)).isEmpty();
            assertThat(inTable(stack)).isEmpty();
            assertThat(log.toString(StandardCharsets.UTF_8)).contains("operator: erasing").doesNotContain(CANARY);
            assertThat(after.keySet()).as("the same pages and files").isEqualTo(before.keySet());
            assertThat(figures(after)).hasSizeGreaterThan(100).isEqualTo(figures(before));
            JsonNode compared = stack.rebuild(true);
            assertThat(compared.path("whole").asBoolean()).isTrue();
            assertThat(compared.path("differences")).isEmpty();
            // made from nothing it is not there either: what was told again meets the tombstones
            assertThat(stack.rebuild(false).path("whole").asBoolean()).isTrue();
            published(stack);
            assertThat(named(objects())).isEmpty();
            assertThat(inTable(stack)).isEmpty();
        }
    }
}
