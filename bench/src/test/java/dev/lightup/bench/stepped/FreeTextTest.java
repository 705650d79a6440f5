package dev.lightup.bench.stepped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.item.DeflatedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What people wrote: on the pages as they wrote it, in the table under labels alone, gone with its label.
class FreeTextTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    /// No word of it stands anywhere else.
    private static final String CANARY = "Zauberkugel";
    private static final int CANARIES = 8;

    @TempDir
    private Path folder = Path.of("");

    private SteppedStack played() {
        var stack = new SteppedStack(folder.resolve("site"), BEGIN);
        var nordvik = new KeptSender(stack, KeptDirectory.NORDVIK);
        nordvik.say("p", "partner.application.submitted", "partner/NV-1",
                "{\"account\":\"NV-1\",\"name\":\"Fjord IT\"}");
        nordvik.say("o1", "order.submitted", "order/O-1",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"lines\":[{\"sku\":\"AWP\",\"quantity\":5}]}");
        stack.pass(Duration.ofMinutes(1));
        nordvik.say("o2", "order.on_hold", "order/O-1", "{\"reason\":{\"code\":\"HL\",\"text\":\"" + text(1)
                + " \\\\u001a and \\\"more\\\"\"}}");
        nordvik.say("o3", "order.submitted", "order/O-2",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"lines\":[{\"sku\":\"AWP\",\"quantity\":5}]}");
        nordvik.say("o4", "order.on_hold", "order/O-2", "{\"reason\":{\"code\":\"" + text(8)
                + ", who knows why this waits longer than any code\"}}");
        nordvik.say("e1", "escalation.opened", "escalation/E-1",
                "{\"account\":\"NV-1\",\"title\":\"" + text(2) + "\",\"about\":\"order/O-1\"}");
        nordvik.say("e2", "escalation.opened", "escalation/E-2", "{\"account\":\"NV-1\",\"title\":\"Second\"}");
        stack.pass(Duration.ofMinutes(1));
        nordvik.say("e3", "escalation.resolved", "escalation/E-2", "{\"resolution\":\"" + text(3) + "\"}");
        nordvik.say("e4", "escalation.commented", "escalation/E-1", "{\"text\":\"" + text(4) + "\"}");
        nordvik.say("w1", "partner.requirement.waived", "partner/NV-1",
                "{\"requirement\":\"direct_debit\",\"reason\":\"" + text(5) + "\"}");
        nordvik.say("s1", "subscription.created", "subscription/S-1",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"sku\":\"AWP\",\"quantity\":5}");
        nordvik.say("m1", "milestone.waived", "milestone/S-1",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"step\":\"kickoff\",\"reason\":\"" + text(6) + "\"}");
        SteppedStack.Answer file = stack.post(new GatewayEvent(KeptDirectory.FILES, "f1", "text/csv",
                "Report date,Reseller no,Customer ID,Order no,Ordered,Order status,Article,Quantity,Hold code\n"
                        + "05.01.2026,NV-1,C-1,O-9,04.01.2026,on_hold,AWP,2,\"" + text(7) + ", and "
                        + "something that is longer than any code\"\n"));
        assertThat(file.status()).as(file.body().toString()).isEqualTo(202);
        stack.settle();
        return stack;
    }

    private static String text(int number) {
        return "Call Mari " + CANARY + number + ", tel. 5550";
    }

    private static List<String> items(SteppedStack stack, boolean labels) {
        List<String> texts = new ArrayList<>();
        stack.items()
                .filter(item -> labels == isLabel(item))
                .forEach(item -> texts.add(text(item)));
        return texts;
    }

    private static boolean isLabel(Map<String, AttributeValue> item) {
        return isOf(item, "label");
    }

    private static boolean isOf(Map<String, AttributeValue> item, String kind) {
        return item.getOrDefault("kind", AttributeValue.fromS("")).s().equals(kind);
    }

    private static String text(Map<String, AttributeValue> item) {
        var text = new StringBuilder();
        item.forEach((name, value) -> {
            text.append(name).append('=');
            if (value.b() == null) {
                text.append(value);
            } else {
                byte[] bytes = value.b().asByteArray();
                try {
                    text.append(DeflatedText.unpack(bytes));
                } catch (RuntimeException _) {
                    text.append(new String(bytes, StandardCharsets.ISO_8859_1));
                }
            }
            text.append('\n');
        });
        return text.toString();
    }

    private Set<String> onPages(String ending) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending)).toList()) {
                String page = read(file);
                for (int i = 1; i <= CANARIES; i++) {
                    if (page.contains(CANARY + i)) {
                        found.add(CANARY + i);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void standsOnPagesAndTwinsAndNowhereInTheTableButInItsLabel() {
        try (SteppedStack stack = played()) {
            assertThat(onPages(".html")).contains(CANARY + 1, CANARY + 2, CANARY + 7, CANARY + 8);
            assertThat(onPages(".json")).contains(CANARY + 1, CANARY + 2);
            assertThat(onPages(".csv")).contains(CANARY + 1, CANARY + 2);
            assertThat(onPages("queue.csv")).as("the level above quotes what the account does")
                    .contains(CANARY + 1, CANARY + 2, CANARY + 8);
            assertThat(read(folder.resolve("site"), "")).as("what stands for a sentence is no text for readers")
                    .noneMatch(page -> page.contains("\u001a") || page.matches("(?s).*\\\\u001a[0-9a-f]{32}.*"));
            assertThat(items(stack, true)).filteredOn(text -> text.contains(CANARY)).hasSize(CANARIES);
            assertThat(items(stack, false)).isNotEmpty().noneMatch(text -> text.contains(CANARY));
        }
    }

    @Test
    void aBackslashThatASenderWroteIsNoneOfOurs() {
        try (SteppedStack stack = played()) {
            assertThat(stack.now()).isAfter(BEGIN);
            assertThat(read(folder.resolve("site"), ".html")).anyMatch(page -> page.contains("\\u001a and"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isGoneFromEveryPageWhenItsLabelIsErased() {
        try (SteppedStack stack = played()) {
            stack.items()
                    .filter(FreeTextTest::isLabel)
                    .filter(item -> text(item).contains(CANARY))
                    .map(item -> Objects.requireNonNull(item.get("pk")).s())
                    .forEach(pk -> stack.ledger()
                            .labels()
                            .erase(KeptDirectory.NORDVIK, pk.substring(pk.lastIndexOf('#') + 1)));
            // the accounts first, then the level above
            for (int i = 0; i < 2; i++) {
                stack.publish(stack.items()
                        .filter(item -> isOf(item, "head"))
                        .map(item -> Objects.requireNonNull(item.get("pk")).s().replace("#U#", "|"))
                        .toList());
            }
            assertThat(onPages("")).isEmpty();
            assertThat(read(folder.resolve("site"), ".html")).anyMatch(page -> page.contains("(erased)"));
        }
    }

    private static List<String> read(Path site, String ending) {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending))
                    .map(FreeTextTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
