package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Enter's forms: what asks for a link by mail, and what is no form of ours.
class EntryFormTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
    }

    @Test
    void threeLinksAnHourAndTheSameAnswerForEverybody() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        Got known = door.visitor().post("/enter", "mail=dana%40brightwater.example");
        Got unknown = door.visitor().post("/enter", "mail=nobody%40brightwater.example");
        assertThat(unknown).isEqualTo(known);
        for (int more = 0; more < 5; more++) {
            assertThat(door.visitor().post("/enter", "mail=dana%40brightwater.example")).isEqualTo(known);
        }
        assertThat(door.letters).hasSize(3);
        door.later(Duration.ofMinutes(60));
        door.visitor().post("/enter", "mail=dana%40brightwater.example");
        assertThat(door.letters).hasSize(4);
    }

    /// In one test: an engine for each case would take longer than all of them.
    private static final List<String> NO_ADDRESS = List.of("", "mail=", "mail=dana", "mail=dana%40",
            "mail=%40brightwater.example",
            "mail=dana%40brightwater",
            "mail=dana%40brightwater.example%0d%0aBcc%3a+all%40evil.example",
            "mail=dana%40brightwater.example%2call%40evil.example",
            "mail=a%40b.example&mail=c%40d.example", "mail=%zz", "mail=d%d0%b0na%40brightwater.example",
            "mail=dana%40brightw%d0%b0ter.example", "mail=dana%EF%BC%A0brightwater.example",
            "mail=%22dana%22%40brightwater.example",
            "other=1", "mail");

    @Test
    void whatIsNoAddressIsSaidSo() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        for (String form : NO_ADDRESS) {
            Got got = door.visitor().post("/enter", form);
            assertThat(got.status()).as(form).isEqualTo(400);
            assertThat(got.body()).as(form).contains("no mail address");
        }
        assertThat(door.letters).isEmpty();
    }

    @Test
    void aFormThatIsTooLargeOrOfManyFieldsOrNoFormIsNotRead() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        String good = "mail=dana%40brightwater.example";
        Visitor dana = door.visitor();
        assertThat(dana.post("/enter", good + "&x=" + "a".repeat(4_096)).status()).isEqualTo(400);
        assertThat(dana.post("/enter", good + fields(24)).status()).isEqualTo(400);
        assertThat(dana.send("POST", "/enter", Map.of("origin", SITE, "content-type", "text/plain"), good).status())
                .isEqualTo(400);
        assertThat(door.letters).isEmpty();
        assertThat(dana.post("/enter", good + fields(23)).status()).isEqualTo(200);
        assertThat(door.letters).hasSize(1);
    }

    private static String fields(int many) {
        return IntStream.range(0, many).mapToObj(n -> "&f" + n + "=1").collect(Collectors.joining());
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        for (Map<String, String> from : List.of(Map.<String, String>of(), Map.of("origin", "https://evil.example"),
                Map.of("origin", "null"), Map.of("origin", "http://pages.example"),
                Map.of("origin", "https://pages.example/"), Map.of("origin", "https://pages.example.evil.example"),
                Map.of("origin", SITE, "sec-fetch-site", "cross-site"),
                Map.of("origin", SITE, "sec-fetch-site", "same-site"), Map.of("sec-fetch-site", "same-origin"))) {
            var headers = new HashMap<>(from);
            headers.put("content-type", "application/x-www-form-urlencoded");
            for (String path : List.of(link, "/enter", "/enter/leave")) {
                Got got = door.visitor().send("POST", path, headers, "mail=dana%40brightwater.example");
                assertThat(got.status()).as("%s %s", path, from).isEqualTo(400);
                assertThat(got.cookies()).isEmpty();
            }
        }
        assertThat(door.letters).isEmpty();
        assertThat(door.visitor().post(link, "").status()).isEqualTo(303);
    }
}
