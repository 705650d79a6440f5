package dev.lightup.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How bodies are written, and how what we write is read again.
class EncodingsTest {
    private static final String NAMES = "asOf,account,customer,customerName,sku,sold\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void aFileInWindows1252IsToldToBeUtf8() {
        Posted answer = desk.files().post("13-windows-1252/input.csv");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("not-utf8");
        assertThat(answer.body().toString()).contains("UTF-8");
        assertThat(desk.account("RP03").exist()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void soIsOneInWhateverOtherEncodingASpreadsheetSaves(String encoding) {
        String file = "\ufeff" + NAMES + "2026-11-20,RP03,03-C1,Bäckerei Möhl,SKU-1,10\n";
        Posted answer = desk.files()
                .send(ByteString
                        .of(file.substring(encoding.startsWith("UTF") ? 0 : 1).getBytes(Charset.forName(encoding))));
        assertThat(answer.problem()).isEqualTo("not-utf8");
    }

    @ParameterizedTest
    @CsvSource({"14-latin1-json/input-1.json," + Desk.PLAIN, "14-latin1-json/input-2.json," + Desk.CLOUD_EVENT})
    void anEventInLatin1IsToldToBeUtf8UnderEveryMediaType(String input, String media) {
        Posted answer = desk.events(media).post(input);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.problem()).isEqualTo("not-utf8");
        assertThat(answer.body().toString()).contains("UTF-8");
        assertThat(desk.account("RJ78").exist()).isFalse();
    }

    @Test
    void dataInBase64ThatIsNullIsAbsent() {
        assertThat(desk.events(Desk.CLOUD_EVENT).post("24-data-base64-null/input-1.json").status()).isEqualTo(202);
        assertThat(desk.account("RJ70").subscription("RJ70b")).containsEntry("status", "pending")
                .containsEntry("quantity by events", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data_base64\":\"eyJxIjoxfQ==\"",
        "\"data\":{\"quantity\":1},\"data_base64\":\"eyJxIjoxfQ==\""})
    void dataInBase64ThatIsThereIsRefusedByName(String data) {
        Posted answer = desk.events(Desk.CLOUD_EVENT).say("""
                {"specversion":"1.0","id":"b64-%d","source":"/nordvik/x","type":"subscription.created",
                 "subject":"subscription/RJ71",%s}""".formatted(data.length(), data));
        assertThat(answer.problem()).isEqualTo("data-not-json");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/data_base64");
    }

    @ParameterizedTest
    @CsvSource({"25-bom-json/input-1.json," + Desk.CLOUD_EVENT + ",RJ77",
        "25-bom-json/input-2.json," + Desk.PLAIN + ",RJ77p"})
    void aByteOrderMarkBeforeJsonIsReadOver(String input, String media, String subscription) {
        assertThat(desk.events(media).post(input).status()).isEqualTo(202);
        assertThat(desk.account("RJ77").subscription(subscription)).containsEntry("quantity by events", "10");
    }

    @Test
    void aByteOrderMarkBeforeABatchIsReadOver() {
        assertThat(desk.events("application/cloudevents-batch+json")
                .say("""
                        \ufeff[{"specversion":"1.0","id":"bom-b","source":"/nordvik/x","type":"subscription.created",
                         "subject":"subscription/RJ79","data":{"account":"RJ79","customer":"J79","sku":"SKU-1","quantity":3}}]""")
                .status()).isEqualTo(202);
        assertThat(desk.account("RJ79").subscription("RJ79")).containsEntry("quantity by events", "3");
    }

    @Test
    void ourTablesBeginWithAByteOrderMarkAndNamesStandInThemAsTheyWereSent() {
        assertThat(desk.files().post("31-twins-without-bom/input-1.csv").status()).isEqualTo(202);
        AccountPages account = desk.account("RQ51").sold(10).active(5);
        String name = "Müller; Söhne, GmbH & Co. KG \"Nord\"";
        for (String table : new String[]{"customers.csv", "subscriptions.csv", "seats.csv", "orders.csv",
            "moves.csv"}) {
            assertThat(account.folder().text(table)).as(table).startsWith("\ufeff").doesNotStartWith("\ufeff\ufeff");
        }
        assertThat(account.folder().table("customers.csv").getFirst()).containsEntry("name", name);
        assertThat(account.twin().at("/customers/0/name").asText()).isEqualTo(name);
        assertThat(account.page().text()).contains(name);
        assertThat(account.folder().text("index.json").getBytes(StandardCharsets.UTF_8)[0]).isEqualTo((byte) '{');
    }

    @ParameterizedTest
    @ValueSource(strings = {"=Alm & Sohn", "+49 Telefonbau", "-5 Grad Eis", "@home Dienste", "'t Hof", "'=Doppelt",
        "''t Hof", "Alm;=SUM(A1)", "O'Neill"})
    void aCellOfOurOwnTableIsReadBackAsItWasSent(String name) {
        String own = "RQ60-" + Integer.toHexString(name.hashCode());
        assertThat(desk.events(Desk.CLOUD_EVENT)
                .say("""
                        {"specversion":"1.0","id":"%1$s","source":"/nordvik/x","type":"customer.created","subject":"customer/C-%1$s",
                         "time":"2026-11-20T09:00:00Z","data":{"account":"%1$s","name":"%2$s"}}"""
                        .formatted(own, name))
                .status())
                .isEqualTo(202);
        String written = desk.account(own).folder().cell("customers.csv", 1);
        desk.files().say(NAMES + "2026-11-21," + own + "b,D-" + own + ",\"" + written + "\",SKU-1,10\n");
        assertThat(desk.account(own + "b").twin().at("/customers/0/name").asText()).isEqualTo(name);
        assertThat(desk.account(own + "b").folder().cell("customers.csv", 1)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=4711", "+4711", "-4711", "@4711"})
    void anIdOfOurOwnTableIsTheSameCustomer(String id) {
        String own = "RQ61" + id.charAt(0);
        desk.files().say(NAMES + "2026-11-20," + own + "," + id + ",,SKU-1,10\n");
        String written = desk.account(own).folder().cell("customers.csv", 0);
        assertThat(written).isEqualTo("'" + id);
        desk.files().say(NAMES + "2026-11-21," + own + "," + written + ",,SKU-1,12\n");
        AccountPages account = desk.account(own).sold(12);
        assertThat(account.twin().path("customerCount").asInt()).isEqualTo(1);
    }
}
