package dev.lightup.functions.receive;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Signed requests whose JSON, envelope or data is wrong.
final class BadEvents {
    private final List<BadCase> cases = new ArrayList<>();

    static List<BadCase> all() {
        var table = new BadEvents();
        table.json();
        table.attributes();
        table.types();
        table.subjects();
        table.data();
        table.plain();
        table.batches();
        return table.cases;
    }

    private static Sender good() {
        return Stage.sender(Stage.NORDVIK);
    }

    private void bad(String name, String body, String code) {
        cases.add(new BadCase(name, good().body(body), 422, code));
    }

    private void changed(String name, String from, String to, String code) {
        String event = Events.order("o-1");
        if (!event.contains(from)) {
            throw new IllegalArgumentException(name);
        }
        bad(name, event.replace(from, to), code);
    }

    private void json() {
        String event = Events.order("o-1");
        for (String text : List.of("x", "{", "}", "[", "nul", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{a:1}",
                "\"zanzibar", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":NaN}", "{\"a\":Infinity}",
                "// zanzibar\n{}", "{\"a\":\"\u0001\"}", "{\"a\":\"\\x\"}", "{} {}", "{}zanzibar",
                "{\"id\":\"1\",\"id\":\"zanzibar\"}", "{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}", " ")) {
            bad("JSON `" + text + "`", text, "json-malformed");
        }
        bad("an event cut short", event.substring(0, event.length() - 20), "json-malformed");
        bad("33 arrays in each other", event.replace("{\"account\"",
                "{\"x\":" + "[".repeat(33) + "]".repeat(33) + ",\"account\""), "json-too-large");
        bad("60,000 arrays in each other", "[".repeat(60_000), "json-too-large");
        bad("a string of 33 Ki characters", event.replace("A-7", "x".repeat(33 * 1024)), "json-too-large");
        bad("a name of 129 characters", event.replace("\"account\"", "\"" + "n".repeat(129) + "\""),
                "json-too-large");
        bad("a number of 33 digits", event.replace(":10}", ":" + "9".repeat(33) + "}"), "json-too-large");
        bad("an exponent beyond all bounds", event.replace(":10}", ":1e999999999}"), "json-too-large");
        bad("20,001 tokens", event.replace("{\"account\"",
                "{\"x\":[" + String.join(",", Collections.nCopies(20_001, "1")) + "],\"account\""), "json-too-large");
        cases.add(new BadCase("UTF-16", good().body(ByteString.of(event.getBytes(StandardCharsets.UTF_16LE))), 422,
                "json-malformed"));
        cases.add(new BadCase("Latin-1", good().body(
                ByteString.of(event.replace("A-7", "\u00e6").getBytes(StandardCharsets.ISO_8859_1))), 422, "not-utf8"));
        for (String text : List.of("7", "\"zanzibar\"", "null", "true", "[]", "[" + event + "]")) {
            bad("instead of an event: " + text.substring(0, Math.min(12, text.length())), text, "not-an-event");
        }
    }

    private void attributes() {
        changed("no specversion", "\"specversion\":\"1.0\",", "", "attribute-missing");
        changed("no id", "\"id\":\"o-1\",", "", "attribute-missing");
        changed("no source", "\"source\":\"/nordvik/orders\",", "", "attribute-missing");
        changed("no type", "\"type\":\"order.submitted\",", "", "attribute-missing");
        changed("an id that is null", "\"id\":\"o-1\"", "\"id\":null", "attribute-missing");
        bad("an empty object", "{}", "attribute-missing");
        bad("an empty object behind a byte order mark", "\ufeff{}", "attribute-missing");
        bad("two byte order marks", "\ufeff\ufeff{}", "json-malformed");
        for (String version : List.of("\"0.3\"", "\"2.0\"", "\"1\"", "\"zanzibar\"")) {
            changed("specversion " + version, "\"1.0\"", version, "specversion-unknown");
        }
        for (String id : List.of("\"\"", "\" \"", "7", "true", "\"" + "x".repeat(257) + "\"", "\"a\\u0007zanzibar\"",
                "\"\\ufffe\"", "\"\\ufdd0\"", "\"\\u0080\"", "{}", "[]")) {
            changed("id " + id.substring(0, Math.min(12, id.length())), "\"id\":\"o-1\"", "\"id\":" + id,
                    "attribute-invalid");
        }
        for (String source : List.of("\"/nordvik/ zanzibar\"", "\"/nordvik/../solis/\"", "\"/nordvik/./x\"",
                "\"/nordvik/%zz\"", "\"/nordvik/{a}\"", "7", "\"\"", "\"http://[\"")) {
            changed("source " + source, "\"/nordvik/orders\"", source, "attribute-invalid");
        }
        for (String time : List.of("\"yesterday\"", "\"2026-03-02\"", "\"2026-03-02T09:30:00\"",
                "\"2026-02-30T09:30:00Z\"", "\"2026-03-02 09:30:00Z\"", "\"2026-03-02T25:00:00Z\"",
                "\"2026-03-02T09:30Z\"", "\"2026-03-02T24:00:00Z\"", "\"2026-03-02T09:30:60Z\"",
                "\"1999-12-31T23:59:59Z\"", "1772443800", "\"\"", "\"0000-01-01T00:00:00Z\"",
                "\"+12026-03-02T09:30:00Z\"")) {
            changed("time " + time, "\"2026-03-02T09:30:00Z\"", time, "attribute-invalid");
        }
        for (String sequence : List.of("\"\"", "\"-1\"", "\"zanzibar\"", "\"1.5\"", "\"" + "1".repeat(21) + "\"",
                "-1", "1.5", "true", "\" 1\"")) {
            changed("sequence " + sequence, "\"41\"", sequence, "attribute-invalid");
        }
        changed("an attribute in capitals", "\"sequence\"", "\"Zanzibar\"", "attribute-invalid");
        changed("an attribute with a hyphen", "\"sequence\"", "\"my-ext\"", "attribute-invalid");
        changed("an attribute that is an object", "\"sequence\":\"41\"", "\"ext\":{\"a\":1}", "attribute-invalid");
        changed("an attribute with a control character", "\"sequence\":\"41\"", "\"ext\":\"\\u0000\"",
                "attribute-invalid");
        for (String source : List.of("/solis/orders", "/nordvik2/orders", "/", "nordvik/", "urn:nordvik2",
                "https://example.org/nordvik/", "/nordvi", "/NORDVIK/orders")) {
            changed("speaking for " + source, "/nordvik/orders", source, "source-not-allowed");
        }
    }

    private void types() {
        for (String type : List.of("order.zanzibar", "order", "order.", ".submitted", "Order.Submitted",
                "order.submitted ", "system.placed2", "com.example.order.submitted")) {
            changed("type " + type, "order.submitted", type, "type-unknown");
        }
        for (String type : List.of("order.snapshot", "customer.snapshot", "partner.export_listed", "partner.snapshot",
                "system.placed", "system.quarantined", "system.export_read", "system.snapshot.begin",
                "system.snapshot.end", "programme.applied", "feed.file_read", "link.made", "link.ended",
                "portfolio.set", "portfolio.removed")) {
            changed("our own type " + type, "order.submitted", type, "type-not-allowed");
        }
    }

    private void subjects() {
        for (String subject : List.of("zanzibar", "order/", "/7Q", "Order/7Q", "orders/7Q", "partner/A-7",
                "order/" + "x".repeat(201))) {
            changed("subject " + subject.substring(0, Math.min(12, subject.length())), "order/7Q-2210", subject,
                    "subject-invalid");
        }
        changed("no subject, and none in the data", "\"subject\":\"order/7Q-2210\",", "", "subject-missing");
        changed("another order in the data", "\"account\":\"A-7\"", "\"order\":\"zanzibar\"",
                "subject-contradicted");
        String usage = Events.order("o-1").replace("order.submitted", "usage.seat_assigned");
        bad("usage without a SKU", usage.replace("order/7Q-2210", "usage/C-19"), "subject-invalid");
        bad("usage without a customer", usage.replace("order/7Q-2210", "usage//S"), "subject-invalid");
        bad("usage of another customer in the data", usage.replace("order/7Q-2210", "usage/C-1/S"),
                "subject-contradicted");
        String test = Events.order("o-1").replace("order.submitted", "system.test");
        bad("a test about an order", test, "subject-invalid");
        bad("a touch of another endpoint", Events.order("o-1")
                .replace("order.submitted", "system.touch")
                .replace("order/7Q-2210", "endpoint/ep_solis"), "subject-not-allowed");
        bad("a retraction in the programme", Events.order("o-1")
                .replace("order.submitted", "system.retracted")
                .replace("order/7Q-2210", "programme/config"), "subject-not-allowed");
        for (String type : List.of("system.touch", "system.retracted")) {
            bad(type + " of an account's link", Events.order("o-1")
                    .replace("order.submitted", type)
                    .replace("order/7Q-2210", "link/nordvik/abcdefghijklmnop"), "subject-not-allowed");
            bad(type + " of a portfolio", Events.order("o-1")
                    .replace("order.submitted", type)
                    .replace("order/7Q-2210", "portfolio/north"), "subject-not-allowed");
        }
        bad("a retraction of nothing", Events.order("o-1")
                .replace("order.submitted", "system.retracted")
                .replace("\"subject\":\"order/7Q-2210\",", ""), "subject-missing");
    }

    private void data() {
        for (String data : List.of("7", "\"zanzibar\"", "[]", "true")) {
            bad("data " + data, Events.order("o-1").replaceAll("\"data\":.*", "\"data\":" + data + "}"),
                    "data-not-json");
        }
        changed("data in base64", "\"data\":{", "\"data_base64\":\"e30=\",\"data\":{", "data-not-json");
        changed("data of another media type", "\"sequence\"", "\"datacontenttype\":\"text/xml\",\"sequence\"",
                "data-not-json");
        bad("no data where some is required", Events.order("o-1").replaceAll(",\"data\":.*", "}"), "data-invalid");
        for (String quantity : List.of("-1", "\"10\"", "1.5", "true", "null", "1e30", "[1]", "1000000000001")) {
            changed("quantity " + quantity, ":10}", ":" + quantity + "}", "data-invalid");
        }
        changed("no lines", "\"lines\"", "\"zanzibar\"", "data-invalid");
        changed("a blank SKU", "M365-BP", " ", "data-invalid");
        changed("a SKU with a control character", "M365-BP", "a\\u0007", "data-invalid");
        changed("a SKU of 2,001 characters", "M365-BP", "x".repeat(2001), "data-invalid");
        changed("lines that are an object", "[{\"sku\":\"M365-BP\",\"quantity\":10}]", "{\"sku\":\"zanzibar\"}",
                "data-invalid");
        changed("501 lines", "[{\"sku\":\"M365-BP\",\"quantity\":10}]",
                Collections.nCopies(501, "{\"sku\":\"S\",\"quantity\":1}").toString(), "data-invalid");
        changed("an account that is a number", "\"A-7\"", "7", "data-invalid");
        changed("an account that is blank", "\"A-7\"", "\"\"", "data-invalid");
        changed("an account with a line break", "\"A-7\"", "\"A\\n7\"", "data-invalid");
        changed("a customer of 201 characters", "\"C-19\"", "\"" + "x".repeat(201) + "\"", "data-invalid");
        changed("a day that is none", "\"lines\"", "\"scheduled\":\"2026-02-30\",\"lines\"", "data-invalid");
        String corrected = Events.order("o-1").replace("order.submitted", "system.corrected");
        bad("a correction of no event", corrected, "data-invalid");
        bad("a correction to another family", corrected.replace("\"lines\"",
                "\"event\":\"o-0\",\"type\":\"partner.suspended\",\"lines\""), "data-invalid");
        bad("a correction of a correction", corrected.replace("\"lines\"",
                "\"event\":\"o-0\",\"type\":\"system.corrected\",\"lines\""), "data-invalid");
        bad("a correction with wrong data", corrected.replace("\"lines\"",
                "\"event\":\"o-0\",\"type\":\"order.submitted\",\"data\":{\"lines\":7},\"lines\""), "data-invalid");
        cases.add(new BadCase("a programme that is none", Stage.sender(Stage.OPERATOR).body("""
                {"specversion":"1.0","id":"p","source":"/operator/","type":"programme.applied",\
                "data":{"name":"zanzibar","distributors":7}}"""), 422, "data-invalid"));
    }

    private void plain(String name, String body, String code) {
        cases.add(new BadCase("plain: " + name, good().media("application/json").body(body), 422, code));
    }

    private void plain() {
        plain("no timestamp", "{\"type\":\"system.test\",\"data\":{}}", "attribute-missing");
        plain("no type", "{\"timestamp\":\"2026-03-02T09:00:00Z\",\"data\":{}}", "attribute-missing");
        plain("a timestamp that is a number", "{\"type\":\"system.test\",\"timestamp\":1,\"data\":{}}",
                "attribute-invalid");
        plain("a CloudEvents event of another version", Events.order("o-1").replace("\"1.0\"", "\"0.3\""),
                "specversion-unknown");
        plain("a specversion that is no text", Events.order("o-1").replace("\"1.0\"", "1.0"), "attribute-missing");
        plain("a timestamp of nobody", "{\"type\":\"system.test\",\"timestamp\":\"0001-01-01T00:00:00\",\"data\":{}}",
                "attribute-invalid");
        plain("a timestamp of the year 1",
                "{\"type\":\"system.test\",\"timestamp\":\"0001-01-01T00:00:00Z\",\"data\":{}}",
                "attribute-missing");
        plain("an array", "[]", "not-an-event");
        plain("no subject in the data",
                "{\"type\":\"order.accepted\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"data\":{}}", "subject-missing");
        plain("an unknown type",
                "{\"type\":\"zanzibar\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"data\":{}}", "type-unknown");
    }

    private void batches() {
        Sender batch = good().media("application/cloudevents-batch+json");
        cases.add(new BadCase("a batch that is an event", batch.body(Events.order("o-1")), 422, "not-an-event"));
        cases.add(new BadCase("a batch of 101 events",
                batch.body(Collections.nCopies(101, Events.order("o-1")).toString()), 422, "batch-too-long"));
        cases.add(new BadCase("a batch cut short", batch.body("[" + Events.order("o-1") + ","), 422,
                "json-malformed"));
    }
}
