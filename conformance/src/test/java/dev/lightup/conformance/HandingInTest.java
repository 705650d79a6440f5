package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// A distributor's reader uploads a file by Enter's form, which another function stores, and finds its account by the number; on every ground.
@OnGround
class HandingInTest {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(packed|pass)\" value=\"([^\"]*)\"");

    @Test
    void aFileIsLookedAtStoredOnceAndFound(Visit visit) {
        List<String> session = session(visit);
        String account = visit.own("HND");
        String feed = visit.endpoint(Visit.TENANT, "export").endpoint();
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        String file = """
                asOf,account,accountName,customer,customerName,sku,sold,assigned,active
                %s,%s,By hand,%s,Harbour Dental,AWP-STD-1Y,45,40,31
                """.formatted(day, account, visit.own("K"));

        assertThat(form(visit, session, "GET", "/enter/upload", "", "").path("body").asText())
                .contains("Upload a file");
        String looked = upload(visit, session, part("for", Visit.TENANT) + part("feed", feed)
                + part("file\"; filename=\"seats.csv", file));
        assertThat(looked).contains("Nothing is published yet.", "Publish 1 row", account);
        var button = new StringBuilder(part("for", Visit.TENANT) + part("feed", feed));
        Matcher hidden = HIDDEN.matcher(looked);
        while (hidden.find()) {
            button.append(part(hidden.group(1), hidden.group(2)));
        }
        assertThat(upload(visit, session, button.toString())).contains("Published.");
        assertThat(upload(visit, session, button.toString())).contains("This file was published before.");

        visit.page(visit.folder(account) + "index.html", "31");
        JsonNode found = form(visit, session, "POST", "/enter/find", "application/x-www-form-urlencoded",
                "q=" + account);
        assertThat(found.path("statusCode").asInt()).isEqualTo(303);
        assertThat(found.at("/headers/location").asText()).isEqualTo("/" + visit.folder(account));
        assertThat(form(visit, session, "POST", "/enter/find", "application/x-www-form-urlencoded",
                "q=" + visit.own("none") + "-0").path("body").asText()).contains("Nothing of that number is here.");
    }

    private static List<String> session(Visit visit) {
        String address = visit.own("kim").toLowerCase(Locale.ROOT) + "@nordvik.example";
        String link = visit.ground()
                .invoke("AdminFunction",
                        JsonNodeFactory.instance.objectNode()
                                .put("command", "invite")
                                .put("tenant", Visit.TENANT)
                                .put("address", address)
                                .toString())
                .path("link")
                .asText();
        JsonNode in = form(visit, List.of(), "POST", link, "", "");
        assertThat(in.path("statusCode").asInt()).isEqualTo(303);
        return StreamSupport.stream(in.path("cookies").spliterator(), false)
                .map(JsonNode::asText)
                .filter(cookie -> cookie.startsWith("lightup-reader="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .toList();
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static String upload(Visit visit, List<String> session, String parts) {
        return form(visit, session, "POST", "/enter/upload", "multipart/form-data; boundary=b", parts + "--b--\r\n")
                .path("body")
                .asText();
    }

    /// Calls Enter as the gateway does, each time with a request of its own.
    private static JsonNode form(
            Visit visit,
            List<String> cookies,
            String method,
            String path,
            String type,
            String body) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("rawPath", path);
        cookies.forEach(event.putArray("cookies")::add);
        ObjectNode headers = event.putObject("headers");
        Map.of("origin", visit.ground().site(), "content-type", type).forEach(headers::put);
        event.putObject("requestContext")
                .put("requestId", "suite-" + System.nanoTime())
                .putObject("http")
                .put("method", method);
        event.put("body", body).put("isBase64Encoded", false);
        return visit.ground().invoke("EnterFunction", event.toString());
    }
}
