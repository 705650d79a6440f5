package dev.lightup.functions.receive;

import dev.lightup.senders.http.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Requests whose outside or signature is wrong.
final class BadHeaders {
    private final List<BadCase> cases = new ArrayList<>();

    static List<BadCase> all() {
        var table = new BadHeaders();
        table.ids();
        table.timestamps();
        table.signatures();
        table.unproven();
        table.mediaTypes();
        table.paths();
        return table.cases;
    }

    private static Sender good() {
        return Stage.sender(Stage.NORDVIK).body(Events.order("o-1"));
    }

    private void bad(String name, Sender sender, int status, String code) {
        cases.add(new BadCase(name, sender, status, code));
    }

    private void ids() {
        Map<String, String> wrong = Map.ofEntries(Map.entry("empty", ""), Map.entry("blank", " "),
                Map.entry("that holds a timestamp", "msg.1772445600.zanzibar"),
                Map.entry("of 129 characters", "a".repeat(129)), Map.entry("with a slash", "a/zanzibar"),
                Map.entry("with a line break", "a\nzanzibar"), Map.entry("with a letter beyond ASCII", "é"),
                Map.entry("with a blank inside", "a zanzibar"), Map.entry("with a NUL", "a\0"),
                Map.entry("with markup", "<script>zanzibar</script>"), Map.entry("with a quote", "a\"zanzibar"));
        wrong.forEach((what, id) -> bad("webhook-id " + what, good().header("webhook-id", id), 400,
                "header-malformed"));
        bad("webhook-id twice, joined by the gateway", good().header("webhook-id", "msg_1,msg_2"), 400,
                "header-doubled");
        bad("webhook-id twice in other case", good().header("Webhook-Id", "msg_1"), 400, "header-doubled");
        bad("no webhook-id", good().without("webhook-id"), 401, "unauthorized");
    }

    private void timestamps() {
        for (String wrong : List.of("", "now", "-1", "+1772445600", "1772445600.5",
                "0x69a5", " 1772445600", "1772445600 ", "1e9", "177244560000000", "\u0661\u0662",
                "2026-03-02T10:00:00Z")) {
            bad("webhook-timestamp `" + wrong + "`", good().header("webhook-timestamp", wrong), 400,
                    "header-malformed");
        }
        bad("webhook-timestamp twice, joined by the gateway",
                good().header("webhook-timestamp", "1772445600,1772445600"), 400, "header-doubled");
        bad("webhook-timestamp twice in other case", good().header("Webhook-Timestamp", "1772445600"), 400,
                "header-doubled");
        bad("no webhook-timestamp", good().without("webhook-timestamp"), 401, "unauthorized");
        bad("another timestamp than the signed one", good().header("webhook-timestamp",
                Long.toString(Stage.NOW.getEpochSecond() + 1)), 401, "unauthorized");
        for (long seconds : List.of(-301L, 301L, -86_400L, 86_400L, 90_000_000L)) {
            bad("signed " + seconds + " s from now", good().at(Stage.NOW.plusSeconds(seconds)), 401, "unauthorized");
        }
        bad("signed at the epoch", good().at(Instant.EPOCH), 401, "unauthorized");
    }

    private void signatures() {
        String right = good().signature();
        String eleven = String.join(" ", java.util.Collections.nCopies(11, "v1,AAAA"));
        Map<String, String> wrong = Map.ofEntries(Map.entry("empty", ""), Map.entry("without a version", "AAAA"),
                Map.entry("with an empty base64", "v1,"), Map.entry("not base64", "v1,zanzibar!"),
                Map.entry("base64 of a wrong length", "v1,A"), Map.entry("url-safe base64", "v1,-_-_"),
                Map.entry("two blanks between", right + "  v1,AAAA"),
                Map.entry("a blank before", " " + right), Map.entry("a tab between", right + "\tv1,AAAA"),
                Map.entry("eleven of them", eleven), Map.entry("an upper-case version", right.replace("v1,", "V1,")),
                Map.entry("hex", "v1=" + "ab".repeat(32)), Map.entry("of another scheme", "t=1,v1=zanzibar"),
                Map.entry("very long", "v1," + "A".repeat(1000)), Map.entry("padding first", "v1,=AAA"));
        wrong.forEach((what, signature) -> bad("webhook-signature " + what,
                good().header("webhook-signature", signature), 400, "header-malformed"));
        bad("webhook-signature twice, joined by the gateway", good().header("webhook-signature", right + "," + right),
                400,
                "header-doubled");
        bad("webhook-signature with four signatures of v1a", good().header("webhook-signature",
                String.join(" ", java.util.Collections.nCopies(4, "v1a,AAAA"))), 400, "header-malformed");
        bad("webhook-signature twice in other case", good().header("Webhook-Signature", right), 400,
                "header-doubled");
        bad("no webhook-signature", good().without("webhook-signature"), 401, "unauthorized");
    }

    private void unproven() {
        byte[] right = Base64.getDecoder().decode(good().signature().substring(3));
        byte[] flipped = right.clone();
        flipped[31] ^= 1;
        String other = "v1," + Base64.getEncoder().encodeToString(flipped);
        Map<String, String> wrong = Map.of("of another body", good().body("{}").signature(), "of another id",
                good().id("msg_2").signature(), "of another time", good().at(Stage.NOW.plusSeconds(1)).signature(),
                "of another key", good().secret(Stage.secretOf(Stage.SOLIS)).signature(), "one bit off", other,
                "cut short", "v1," + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(right, 31)),
                "as v1a", good().signature().replace("v1,", "v1a,"), "of an unknown version",
                good().signature().replace("v1,", "v2,"), "all zero",
                "v1," + Base64.getEncoder().encodeToString(new byte[32]));
        wrong.forEach((what, signature) -> bad("a signature " + what, good().header("webhook-signature", signature),
                401, "unauthorized"));
        bad("an unknown endpoint", good().path("/v1/hooks/ep_zanzibar"), 401, "unauthorized");
        bad("a disabled endpoint with its right key",
                Stage.sender("ep_off").body(Events.order("o-1")), 401, "unauthorized");
        bad("an endpoint's word with markup", good().path("/v1/hooks/<zanzibar>"), 401, "unauthorized");
        bad("an endpoint's word with dots", good().path("/v1/hooks/.."), 401, "unauthorized");
        bad("an endpoint's word, percent-encoded", good().path("/v1/hooks/ep%5Fnordvik"), 401, "unauthorized");
        bad("a JSON bomb without a signature", good().without("webhook-signature").body("[".repeat(60_000)), 401,
                "unauthorized");
    }

    private void mediaTypes() {
        for (String type : List.of("text/plain", "application/xml", "application/cloudevents+avro",
                "application/cloudevents+xml", "multipart/form-data; boundary=zanzibar",
                "application/x-www-form-urlencoded", "application/zanzibar", "application/json-patch+json", "image/png",
                "application/cloudevents", "application/cloudevents+json; charset=iso-8859-1",
                "text/csv; charset=utf-16", "application/json; charset=zanzibar")) {
            bad("content-type " + type, good().media(type), 415, "media-type-unknown");
        }
        for (String type : List.of("", "json", "application/", "/json", "a/b/zanzibar",
                "application/<zanzibar>", "application /json", "x/" + "y".repeat(300))) {
            bad("content-type `" + type + "`", good().media(type), 400, "header-malformed");
        }
        bad("no content-type", good().without("content-type"), 415, "media-type-unknown");
        bad("content-type twice, joined by the gateway", good().media("application/json, text/csv"), 400,
                "header-doubled");
        bad("content-type twice in other case", good().header("Content-Type", "application/json"), 400,
                "header-doubled");
        bad("CloudEvents binary mode", good().media("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "zanzibar"), 415, "binary-mode-refused");
        bad("CloudEvents binary mode with another body", good().media("application/xml")
                .header("ce-specversion", "1.0"), 415, "binary-mode-refused");
        for (String encoding : List.of("gzip", "br", "deflate", "zanzibar")) {
            bad("content-encoding " + encoding, good().header("content-encoding", encoding), 415,
                    "content-encoding-unknown");
        }
        bad("no body", good().body(""), 400, "bad-request");
        bad("an event of 64 KiB and a byte", good().body("x".repeat(65_537)), 413, "body-too-large");
        bad("a batch of 256 KiB and a byte",
                good().media("application/cloudevents-batch+json").body("x".repeat(262_145)), 413, "body-too-large");
        bad("a file of 256 KiB and a byte", good().media("text/csv").body("x".repeat(262_145)), 413,
                "body-too-large");
        bad("a plain body of 64 KiB and a byte", good().media("application/json").body("x".repeat(65_537)), 413,
                "body-too-large");
        bad("a large body to an unknown endpoint", good().path("/v1/hooks/nobody").body("x".repeat(65_537)), 413,
                "body-too-large");
        bad("a file at an endpoint of events", good().media("text/csv").body("Customer\nzanzibar"), 422,
                "media-type-wrong");
        bad("an event at an endpoint of files",
                Stage.sender(Stage.NORDVIK_FILES).body(Events.order("o-1")), 422, "media-type-wrong");
        bad("bytes that are no UTF-8, and no signature", good().without("webhook-signature")
                .body(ByteString.of(new byte[]{'{', (byte) 0xC0, (byte) 0xA0, '}'})), 400, "not-utf8");
        bad("a body that was not UTF-8 on its way", good().body("{\"zanzibar\":\"\ufffd\"}")
                .header("webhook-signature", good().signature()), 400, "not-utf8");
        bad("the same to an unknown endpoint", good().path("/v1/hooks/nobody").body("{\"zanzibar\":\"\ufffd\"}"), 400,
                "not-utf8");
        bad("bytes that are no UTF-8", good().body(ByteString.of(new byte[]{'{', (byte) 0xC0, (byte) 0xA0, '}'})), 422,
                "not-utf8");
    }

    private void paths() {
        for (String path : List.of("/", "", "/v1/hooks", "/v1/hooks/", "/v2/hooks/ep_nordvik",
                "/v1/hooks/ep_nordvik/", "/v1/hooks/ep_nordvik/zanzibar", "/v1/hooks//ep_nordvik",
                "/V1/HOOKS/ep_nordvik",
                "/v1/hooks/ep_nordvik/try", "/v1/hooks/" + "a".repeat(201), "/../v1/hooks/ep_nordvik")) {
            bad("path `" + path + "`", good().path(path), 404, "not-found");
        }
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "ZANZIBAR")) {
            bad("method " + method, good().method(method), 405, "method-not-allowed");
        }
    }
}
