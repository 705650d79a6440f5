package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The field that finds, as a form: who may post it, and what an answer gives away.
class FindFormTest {
    private static final String CUSTOMERS = BRIGHTWATERS + "customers/";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
        for (String path : List.of("index.html", "customers/index.html")) {
            door.ledger().units().putPage(BRIGHTWATER, new PageItem(BRIGHTWATERS.substring(1) + path, "h", "e", 1, 1));
        }
    }

    private Visitor dana() {
        Visitor dana = door.visitor();
        assertThat(dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "").status()).isEqualTo(303);
        return dana;
    }

    @Test
    void whoIsLedToAPageMayReadItAtOnceHoweverLongTheFieldLayOpen() {
        Visitor dana = dana();
        door.later(Duration.ofDays(2));
        assertThat(dana.reads(CUSTOMERS)).isFalse();
        Got got = dana.post("/enter/find", "q=Fjord");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body()).contains("No number of that kind is here. Names are in the lists: letter F.",
                "href=\"" + CUSTOMERS + "\"").doesNotContain("Fjord");
        assertThat(dana.reads(CUSTOMERS)).isTrue();
        assertThat(got.headers()).containsEntry("cache-control", "private, no-cache, no-store");
    }

    @Test
    void whatIsNoNumberOfOursGetsOneAnswerWhateverItIs() {
        Visitor dana = dana();
        Got unknown = dana.post("/enter/find", "q=SO-1");
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.body()).contains("Nothing of that number is here.");
        for (String form : List.of("q=SO-2", "q=", "q", "", "q=%00", "q=SO%0d%0aset-cookie:+a=b", "q=..%2f..%2f1",
                "q=%zz1",
                "q=1&q=2", "r=1", "q=" + "7".repeat(300), "q=" + "7".repeat(10_240), "q=%3Cscript%3E1",
                "q=%EF%BC%B3%EF%BC%AF-1", "q=nordvik%23S%23order%2FSO-1")) {
            assertThat(dana.post("/enter/find", form)).as(form.substring(0, Math.min(40, form.length())))
                    .isEqualTo(unknown);
        }
    }

    @Test
    void aNameIsSentToTheListOfItsLetterWhetherAnybodyIsCalledSo() {
        Visitor dana = dana();
        String body = dana.post("/enter/find", "q=Myrstad").body();
        assertThat(body).contains("letter M.").doesNotContain("Myrstad");
        // another distributor's account, by the number that it has there; nobody's; a letter
        door.opened(Doorstep.FJORDLYS, Optional.of(door.now.get()));
        door.named("meridian", "Myr", "token-m", Optional.of(door.now.get()));
        for (String typed : List.of("Myr", "mzz", "M", "m%26m", "%20Myrstad")) {
            assertThat(dana.post("/enter/find", "q=" + typed).body()).as(typed).isEqualTo(body);
        }
        assertThat(dana.post("/enter/find", "q=%C3%98rn").body()).contains("Names are in the lists: other letters.");
        // what has digits is a number
        assertThat(dana.post("/enter/find", "q=M1").body()).contains("Nothing of that number is here.");
    }

    @Test
    void withoutASessionTheEntryIsShownAndNothingIsRead() {
        Visitor nobody = door.visitor();
        dynamo.faults().meter().reset();
        Got got = nobody.post("/enter/find", "q=SO-1");
        assertThat(got.body()).contains("Get a link by mail");
        assertThat(dynamo.faults().meter().calls()).isEmpty();
        assertThat(nobody.get("/enter/find").body()).contains("Get a link by mail");
        assertThat(dana().get("/enter/find").body()).contains("Find a row by its number.");
    }

    @Test
    void whoReadsNothingButAPartnersHomeIsToldWhereNumbersAre() {
        Visitor owner = door.visitor();
        owner.post(door.invitedAsItIs(new Unit.Partner("hhhhhhhhhhhhhhhh"), "/p/hhhhhhhhhhhhhhhh/", Doorstep.DANA), "");
        String field = owner.get("/enter/find").body();
        assertThat(field).contains("Numbers are found on an account's own pages.").doesNotContain("name=\"q\"");
        assertThat(owner.post("/enter/find", "q=SO-1").body()).isEqualTo(field);
    }

    @Test
    void anotherSitesFormFindsNothing() {
        Visitor dana = dana();
        for (Map<String, String> from : List.of(Map.of("origin", "https://evil.example"), Map.of("origin", "null"),
                Map.of("sec-fetch-site", "same-origin"), Map.of("origin", SITE, "sec-fetch-site", "cross-site"))) {
            Got got = dana.send("POST", "/enter/find", from, "q=Fjord");
            assertThat(got.status()).as(from.toString()).isEqualTo(400);
            assertThat(got.cookies()).isEmpty();
        }
    }

    @Test
    void whatWasTakenBackMeanwhileIsNotFound() {
        Visitor dana = dana();
        Visitor other = dana();
        assertThat(other.post("/enter/find", "q=Fjord").body()).contains("letter F");
        door.ledger().grants().revoke(BRIGHTWATER, Doorstep.DANA.reader(), door.now.get());
        assertThat(dana.post("/enter/find", "q=Fjord").body()).contains("opens nothing any more");
    }
}
