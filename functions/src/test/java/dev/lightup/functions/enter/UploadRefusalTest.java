package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.receive.Stage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the form does not take: another's feeds, readers that may not, wrong files, forms from elsewhere.
class UploadRefusalTest extends UploadDesk {
    @Test
    void anotherTenantsFeedAndAFeedOfEventsAreNoneAsOneThatIsNotThere() {
        Visitor manager = manager();
        byte[] file = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        Got unknown = look(manager, "ep_unknown", file);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("There is no such feed of files here.");
        for (String feed : List.of(Stage.SOLIS, Stage.NORDVIK, Stage.OPERATOR, "ep_off", "../ep_nordvik_files", "", "é",
                "x".repeat(100))) {
            assertThat(look(manager, feed, file)).as(feed).isEqualTo(unknown);
        }
        for (String tenant : List.of("solis", "operator", "", "nordvik ")) {
            assertThat(manager.upload(UPLOAD, fields("for", tenant, "feed", Stage.NORDVIK_FILES, "file", file)))
                    .as(tenant)
                    .isEqualTo(unknown);
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void onlyADistributorsReaderUploads() {
        Visitor owner = reader(Doorstep.BRIGHTWATER, Doorstep.BRIGHTWATERS);
        byte[] file = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        assertThat(owner.get(UPLOAD).body()).contains("This session uploads nothing.").doesNotContain("<form");
        assertThat(look(owner, Stage.NORDVIK_FILES, file).body()).contains("This session uploads nothing.");
        assertThat(look(door.visitor(), Stage.NORDVIK_FILES, file).body()).contains("Get a link by mail");
        Visitor manager = manager();
        door.ledger().grants().revoke(NORDVIK, Doorstep.DANA.reader(), door.now.get());
        assertThat(look(manager, Stage.NORDVIK_FILES, file).body()).contains("This session uploads nothing.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void theFormNamesTheFeedsOfWhichSomethingCameAndAsksForOneWhereNoneDid() {
        Visitor manager = manager();
        assertThat(manager.get(UPLOAD).body()).contains("name=\"feed\" autocomplete=\"off\"");
        publish(manager, look(manager, file("2026-03-01", rows("NV-1", 1, 7))));
        apply();
        assertThat(manager.get(UPLOAD).body())
                .contains("<input type=\"hidden\" name=\"feed\" value=\"" + Stage.NORDVIK_FILES + "\">",
                        Stage.NORDVIK_FILES + " (orders, seats)</code>")
                .doesNotContain("<select");
        // another feed can be named all the same, and is held to the same
        byte[] file = file("2026-03-01", rows("NV-1", 1, 8)).getBytes(StandardCharsets.UTF_8);
        assertThat(manager
                .upload(UPLOAD, fields("for", "nordvik", "feed", "ep_unknown", "other", " " + Stage.NORDVIK_FILES,
                        "file", file))
                .body()).contains("Publish 1 row");
        assertThat(manager.upload(UPLOAD, fields("for", "nordvik", "feed", Stage.NORDVIK_FILES, "other", Stage.SOLIS,
                "file", file)).body()).contains("There is no such feed of files here.");
    }

    @Test
    void eachWrongFileGetsAPlainAnswer() {
        Visitor manager = manager();
        byte[] good = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("The file is empty.", new byte[0]);
        wrong.put("That is no table.", new byte[]{(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F'});
        wrong.put("That is a workbook.", "PK\u0003\u0004...[Content_Types].xml".getBytes(StandardCharsets.ISO_8859_1));
        wrong.put("That text is not in UTF-8.",
                new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        wrong.put("it seems to be of one byte a letter, such as Windows-1252",
                "Reseller,Customer ID,SKU\nNV-1,K-\u00e9,AWP\n".getBytes(StandardCharsets.ISO_8859_1));
        wrong.put("No column map of this feed reads this file.",
                "Partner,Kunde,Artikel\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        wrong.put("This file cannot be read.",
                file("2026-03-01", "NV-1,K,AWP,ten,9,9\n").getBytes(StandardCharsets.UTF_8));
        wrong.put("The file is too large for a form",
                ("a,b\n" + "1,2\n".repeat(80_000)).getBytes(StandardCharsets.UTF_8));
        wrong.forEach((says, file) -> {
            Got got = look(manager, Stage.NORDVIK_FILES, (byte[]) file);
            assertThat(got.body()).as(says).contains(says, "Nothing is published.");
            assertThat(got.status()).as(says).isIn(413, 422);
        });
        assertThat(look(manager, Stage.NORDVIK_FILES,
                "Partner,Kunde,Artikel\n1,2,3\n".getBytes(StandardCharsets.UTF_8)).body())
                .contains("A draft of a map", "&quot;customer&quot;:&quot;Kunde&quot;");
        assertThat(manager.upload(UPLOAD, fields("for", "nordvik", "feed", Stage.NORDVIK_FILES)).body())
                .contains("There was no file.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aFormFromElsewhereOrCutOffStoresNothing() {
        Visitor manager = manager();
        Map<String, String> ours = Map.of("origin", SITE, "sec-fetch-site", "same-origin", "content-type",
                "multipart/form-data; boundary=b");
        String whole = "--b\r\nContent-Disposition: form-data; name=\"for\"\r\n\r\nnordvik\r\n--b\r\nContent-Disposition: form-data; name=\"feed\"\r\n\r\n"
                + Stage.NORDVIK_FILES
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + file("2026-03-01", rows("NV-1", 1, 7)) + "\r\n--b--";
        assertThat(manager.send("POST", UPLOAD, ours, whole).body()).contains("Publish 1 row");
        for (int cut = 0; cut < whole.length(); cut += 17) {
            assertThat(manager.send("POST", UPLOAD, ours, whole.substring(0, cut)).body()).as("cut at " + cut)
                    .contains("The form did not come whole.");
        }
        for (Map<String, String> from : List.of(Map.<String, String>of(), Map.of("origin", "https://evil.example"),
                Map.of("origin", SITE, "sec-fetch-site", "cross-site"))) {
            var headers = new LinkedHashMap<>(from);
            headers.put("content-type", "multipart/form-data; boundary=b");
            assertThat(manager.send("POST", UPLOAD, headers, whole).status()).isEqualTo(400);
        }
        assertThat(stored()).isEmpty();
    }
}
