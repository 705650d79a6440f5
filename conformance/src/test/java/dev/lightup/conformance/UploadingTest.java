package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.local.Await;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Files that are announced and uploaded.
@OnGround
class UploadingTest {
    private static final String TENANT = "meridian";
    private static final int ROWS = 24;

    @Test
    void anAnnouncedFileIsUploadedAndWholeOnItsPage(Visit visit) throws Exception {
        EndpointAccess endpoint = visit.endpoint(TENANT, "export");
        String account = visit.own("U");
        String file = file(account, visit);
        String begin = """
                {"type":"snapshot.begin","timestamp":"%s","data":{"sha256":"%s","size":%d,"rows":%d}}"""
                .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest(file.getBytes(StandardCharsets.UTF_8))),
                        file.length(), ROWS);

        JsonNode announced = announce(visit, endpoint, "begin", begin);
        assertThat(announced.at("/upload/state").asText()).isEqualTo("awaited");
        HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(announced.at("/upload/url").asText()))
                .PUT(BodyPublishers.ofString(file));
        announced.at("/upload/headers").properties().forEach(one -> put.header(one.getKey(), one.getValue().asText()));
        Mail.Answer taken = visit.mail().exchange(put);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        // the word that AWS's S3 gives; not every ground's does
        visit.ground().invoke("ImportFunction", "{\"tenant\":\"" + TENANT + "\"}");

        String folder = "d/" + opaque(visit, "tenant", TENANT) + "/a/" + opaque(visit, "account", account) + "/";
        visit.page(folder + "summary.json", "\"sold\":" + 3 * ROWS);
        Await.until("the receipt tells that it is read", visit.patience(),
                () -> announce(visit, endpoint, "again", begin).at("/upload/state").asText().equals("read"));
        JsonNode told = announce(visit, endpoint, "again", begin);
        assertThat(told.path("receipt")).isEqualTo(announced.path("receipt"));
        assertThat(told.at("/export/rows").asInt()).isEqualTo(ROWS);
    }

    private static JsonNode announce(Visit visit, EndpointAccess endpoint, String id, String begin) {
        Mail.Answer answer = visit.mail()
                .post(URI.create(endpoint.url()), endpoint.secret(), visit.own(id), "application/json", begin);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private static String file(String account, Visit visit) {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        // a part of a report: on a ground that stays nothing of another visit's is gone
        var file = new StringBuilder("# part: 1 of 2\nasOf,account,customer,sku,sold,assigned,active,windowDays\n");
        for (int row = 0; row < ROWS; row++) {
            file.append(day + "," + account + "," + visit.own("C" + row % 5) + ",SKU-" + row + ",3,2,1,28\n");
        }
        return file.toString();
    }

    private static String opaque(Visit visit, String kind, String id) {
        return OpaqueId.id(visit.ground().directory().tenant(TENANT).key().array(), kind, id);
    }
}
