package dev.lightup.bench.stepped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.item.DeflatedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Events and a file with every kind of sentence that a person writes, each with a word that stands nowhere else.
final class PlayedNames {
    /// No word of it stands anywhere else.
    static final String CANARY = "Zauberkugel";

    private PlayedNames() {}

    /// Says them, until their pages stand.
    static void play(SteppedStack stack) {
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
    }

    private static String text(int number) {
        return "Call Mari " + CANARY + number + ", tel. 5550";
    }

    /// What stands in an item.
    static String text(Map<String, AttributeValue> item) {
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
}
