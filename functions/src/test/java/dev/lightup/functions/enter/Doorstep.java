package dev.lightup.functions.enter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.admin.CallContext;
import dev.lightup.functions.cookie.CookieJar;
import dev.lightup.functions.cookie.CookieVerifier;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.cookie.TestKeys;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.mail.MailLetter;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.subject.StateItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Enter with a table, a clock that is moved and a box of letters; and browsers that keep what it sets.
final class Doorstep {
    static final String SITE = "https://pages.example";
    static final Unit BRIGHTWATER = Unit.account("nordvik", "br1ghtwateraaaa2");
    static final Unit NORDVIK = Unit.distributor("nordvik");
    static final String NORDVIKS = "/d/n0rdv1kaaaaaaaa2/";
    static final Unit FJORDLYS = Unit.account("meridian", "fj0rdlysaaaaaaa2");
    static final String BRIGHTWATERS = "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/";
    static final String FJORDLYSES = "/d/m3r1d1anaaaaaaa2/a/fj0rdlysaaaaaaa2/";
    static final MailAddress DANA = new MailAddress("dana@brightwater.example");
    /// As Chromium makes them.
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
    private static final Pattern LINK = Pattern.compile("https://pages\\.example(/enter/link/\\S+)");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    final List<MailLetter> letters = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Ledger ledger;
    private final Enter enter;

    Doorstep(DynamoDbClient client, String table) {
        this(client, table, Optional.of(new EntrySettings(SITE, TestKeys.OURS, "Lightup <pages@pages.example>")));
    }

    Doorstep(DynamoDbClient client, String table, Optional<EntrySettings> settings) {
        this(client, table, settings, HandInPost.NONE);
    }

    /// One at which files are handed in.
    Doorstep(DynamoDbClient client, String table, HandInPost handIn) {
        this(client, table, Optional.of(new EntrySettings(SITE, TestKeys.OURS, "Lightup <pages@pages.example>")),
                handIn);
    }

    private Doorstep(DynamoDbClient client, String table, Optional<EntrySettings> settings, HandInPost handIn) {
        ledger = new Ledger(client, table);
        enter = new Enter(client, table, () -> settings, (_, letter) -> letters.add(letter),
                handIn, new EvenTime(Duration.ZERO), now::get);
    }

    Ledger ledger() {
        return ledger;
    }

    void later(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /// Invites Dana to a unit; the path of the link.
    String invited(Unit unit, String path) {
        return invited(unit, path, DANA);
    }

    String invited(Unit unit, String path, MailAddress address) {
        if (unit.kind() == UnitKind.ACCOUNT) {
            opened(unit, Optional.of(now.get()));
        }
        return invitedAsItIs(unit, path, address);
    }

    /// The same, whether the account is opened or not.
    String invitedAsItIs(Unit unit, String path, MailAddress address) {
        published(unit, path);
        return invitedBeforeAnyPage(unit, path, address);
    }

    /// Its home was written.
    void published(Unit unit, String path) {
        ledger.units().putPage(unit, new PageItem(path.substring(1) + "index.html", "0".repeat(64), "e", 1, 1));
    }

    /// The same of a unit of which nothing was published.
    String invitedBeforeAnyPage(Unit unit, String path, MailAddress address) {
        Optional<String> account = unit.kind() == UnitKind.ACCOUNT ? Optional.of(unit.id()) : Optional.empty();
        return switch (new ReaderInviter(ledger, now::get, new SecureRandom()).invite(unit, address,
                new GrantedPage(path, "Brightwater & <Sons> at Nordvik", account), "operator")) {
            case ReaderInviter.Outcome.Invited invited -> invited.path();
            case ReaderInviter.Outcome.TooMany() -> throw new AssertionError("a few invitations are too many");
        };
    }

    /// Its partner's state says since when the account is open; the account's id is its unit's here.
    void opened(Unit account, Optional<Instant> since) {
        told(account, since, Optional.empty());
    }

    /// The same, and when its partner left last.
    void told(Unit account, Optional<Instant> since, Optional<Instant> left) {
        partner(account.tenant(), account.id(), Optional.empty(), since, left);
    }

    /// An account by the distributor's own id, with the token of its partner's name.
    void named(String tenant, String account, String name, Optional<Instant> since) {
        partner(tenant, account, Optional.of(name), since, Optional.empty());
    }

    private void partner(
            String tenant,
            String account,
            Optional<String> name,
            Optional<Instant> since,
            Optional<Instant> left) {
        var partner = new Subject(Subject.Kind.PARTNER, account);
        var state = new PartnerState(name, Optional.empty(), new TreeMap<>(), new TreeMap<>(),
                PartnerState.Standing.GOOD, Optional.empty(), Optional.empty(),
                new PartnerState.Credit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), since, left);
        var slice = new Slice(Holder.account(account), Optional.empty(), Optional.empty(), Optional.empty(), state,
                List.of(), 0, Optional.empty());
        long version = ledger.subjects().state(tenant, partner).map(StateItem::version).orElse(0L);
        ledger.subjects()
                .write(new StateItem(tenant, new FoldedSubject(partner, List.of(slice)), version + 1,
                        StateItem.Taken.marks(List.of()), new TreeMap<>(), Optional.empty(), now.get()));
    }

    /// The path of the link in the last letter.
    String mailed() {
        Matcher link = LINK.matcher(letters.getLast().text());
        if (!link.find()) {
            throw new AssertionError("the letter has no link");
        }
        return link.group(1);
    }

    Visitor visitor() {
        return new Visitor();
    }

    /// What was answered.
    record Got(int status, Map<String, String> headers, List<String> cookies, String body) {
        String location() {
            return headers.getOrDefault("location", "");
        }
    }

    /// A browser.
    final class Visitor {
        /// Name and path to value.
        final Map<String, String> jar = new LinkedHashMap<>();

        Got get(String path) {
            return send("GET", path, Map.of(), "");
        }

        Got from(String referer, String path) {
            return send("GET", path, Map.of("referer", referer), "");
        }

        Got post(String path, String form) {
            return send("POST", path, Map.of("origin", SITE, "sec-fetch-site", "same-origin", "content-type",
                    "application/x-www-form-urlencoded"), form);
        }

        /// Whether the site would show a page to it.
        boolean reads(String page) {
            return new CookieVerifier(SITE, TestKeys.OURS).opens(new CookieJar(sent(page)), new PagePath(page),
                    now.get());
        }

        private List<String> sent(String path) {
            return jar.entrySet()
                    .stream()
                    .filter(cookie -> path.startsWith(cookie.getKey().split(" ", 2)[1]))
                    .map(cookie -> cookie.getKey().split(" ", 2)[0] + "=" + cookie.getValue())
                    .toList();
        }

        /// A form with files, as a browser posts it: fields in turn, those that are bytes as a file of that name.
        Got upload(String path, Map<String, Object> fields) {
            var body = new ByteArrayOutputStream();
            fields.forEach((name, value) -> {
                boolean file = value instanceof byte[];
                body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                        + (file ? "; filename=\"report.csv\"\r\nContent-Type: text/csv" : "") + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(
                        value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8));
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            });
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return sendBytes("POST", path, Map.of("origin", SITE, "sec-fetch-site", "same-origin", "content-type",
                    "multipart/form-data; boundary=" + BOUNDARY), body.toByteArray());
        }

        Got send(String method, String path, Map<String, String> headers, String body) {
            return sendBytes(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        Got sendBytes(String method, String path, Map<String, String> headers, byte[] body) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("rawPath", path);
            ArrayNode cookies = event.putArray("cookies");
            sent(path).forEach(cookies::add);
            ObjectNode named = event.putObject("headers")
                    .put("user-agent",
                            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36");
            headers.forEach(named::put);
            event.putObject("requestContext")
                    .put("requestId", "r" + requests.incrementAndGet())
                    .putObject("http")
                    .put("method", method);
            // as the gateway passes a form on
            event.put("body", Base64.getEncoder().encodeToString(body))
                    .put("isBase64Encoded", true);
            Got got = called(event.toString());
            got.cookies().forEach(this::keep);
            return got;
        }

        private void keep(String cookie) {
            String[] parts = cookie.split("; ");
            String path = List.of(parts).stream().filter(part -> part.startsWith("Path=")).findFirst().orElseThrow();
            String key = parts[0].substring(0, parts[0].indexOf('=')) + " " + path.substring("Path=".length());
            jar.remove(key);
            if (!List.of(parts).contains("Max-Age=0")) {
                jar.put(key, parts[0].substring(parts[0].indexOf('=') + 1));
            }
        }
    }

    private Got called(String event) {
        var out = new ByteArrayOutputStream();
        try {
            enter.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out,
                    new CallContext());
            JsonNode answer = new ObjectMapper().readTree(out.toByteArray());
            var headers = new LinkedHashMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
            var cookies = new ArrayList<String>();
            answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
            return new Got(answer.path("statusCode").asInt(), headers, cookies, answer.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
