package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.OrderState;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.log.RawEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A channel manager with a browser: looks at a file, then publishes it.
class UploadFormTest extends UploadDesk {
    private static final String FEED = Stage.NORDVIK_FILES + "/seats";

    @Test
    void nothingIsStoredByALookAndByTheButtonExactlyWhatWasLookedAt() {
        Visitor manager = manager();
        String torn = "NV-1,K-torn,AWP,ten,9,7\n";
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7), torn, rows("NV-2", 1, 7)));
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains(
                "Nothing is published yet. This file would add 4 seat counts, at 2 accounts.",
                "report.csv", "5 rows of seats", "as of 2026-03-01", "1 row<small>not read", "<bdi>Line 6</bdi>:",
                "Publish 4 rows",
                "Accounts: NV-1, NV-2.", "uploaded by hand, grade B");
        assertThat(stored()).isEmpty();
        Got done = publish(manager, look);
        assertThat(done.body()).contains("Published.", NORDVIKS + "#feeds");
        RawEvent event = stored().getFirst();
        assertThat(stored()).hasSize(1);
        assertThat(event.grade()).isEqualTo(Grade.B);
        assertThat(event.source()).isEqualTo("/nordvik/files");
        assertThat(event.endpoint()).isEqualTo(Stage.NORDVIK_FILES);
        assertThat(event.keyId()).isEqualTo("reader-" + Doorstep.DANA.reader());
        assertThat(event.received()).isEqualTo(door.now.get());
        assertThat(done.body()).contains(event.receipt());
        assertThat(calls.lines()).containsExactly("by hand: tenant=nordvik feed=" + Stage.NORDVIK_FILES + " reader="
                + Doorstep.DANA.reader() + " receipt=" + event.receipt());
        apply();
        assertThat(usage("usage/K-NV-1-0/AWP").active()).contains(7L);
        // the feed's own retractions name it
        assertThat(directory.endpoint(Stage.NORDVIK_FILES).orElseThrow().speaksFor(event.source())).isTrue();
    }

    @Test
    void theLookOfAFeedThatSendsReferencesOnlyShowsNoNameOfTheFileAndSaysHowManyAreNotKept() {
        Visitor manager = manager();
        String named = "# asOf: 2026-03-01\nReseller,Reseller name,Customer ID,Customer,SKU,Seats,Assigned,Active\n"
                + "NV-1,Fjordlys IT,K-1,Hav AS,AWP,10,9,7\n";
        assertThat(look(manager, named).body()).contains("Fjordlys IT");
        directory.nameless(Stage.NORDVIK_FILES, true);
        Got look = look(manager, named);
        assertThat(look.body()).doesNotContain("Fjordlys", "Hav AS")
                .contains("2 names or sentences were not kept: this endpoint sends references only", "NV-1");
        assertThat(publish(manager, look).body()).contains("Published.").doesNotContain("Fjordlys", "Hav AS");
        apply();
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items().toString())
                .doesNotContain("Fjordlys IT", "Hav AS");
        assertThat(usage("usage/K-1/AWP").active()).contains(7L);
    }

    @Test
    void aRepeatedPublishAndTheSameFileAgainAreFoundAgain() throws Exception {
        Visitor manager = manager();
        String file = file("2026-03-01", rows("NV-1", 3, 7));
        Got look = look(manager, file);
        Got other = look(manager, file);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Callable<Got>> both = List.of(() -> publish(manager, look), () -> publish(manager, other));
            List<String> said = new ArrayList<>();
            for (Future<Got> done : two.invokeAll(both)) {
                said.add(done.get().body().contains("was published before") ? "again" : "once");
                assertThat(done.get().status()).isEqualTo(200);
            }
            assertThat(said).containsExactlyInAnyOrder("again", "once");
        }
        assertThat(publish(manager, look).body()).contains("This file was published before.");
        assertThat(publish(manager, look(manager, file)).body()).contains("This file was published before.");
        assertThat(stored()).hasSize(1);
        apply();
        assertThat(look(manager, file).body()).contains("This file would change nothing that is known.");
        // without a day of its own it is of the day on which it is looked at
        String undated = file.substring(file.indexOf('\n') + 1);
        publish(manager, look(manager, undated));
        door.later(Duration.ofHours(1));
        assertThat(publish(manager, look(manager, undated)).body()).contains("was published before");
        door.later(Duration.ofHours(24));
        assertThat(publish(manager, look(manager, undated)).body()).contains("Published.");
        assertThat(stored()).hasSize(3);
    }

    /// By hand: ten seats are ordered; the rows of two days are two reports of it, and the later one is what is known.
    @Test
    void aFileWithADateInEachRowDoublesNoOrderAndSentAnewItChangesNothing() {
        Visitor manager = manager();
        String rows = "28.02.2026,NV-1,K1,O-1,AWP,10,submitted\n01.03.2026,NV-1,K1,O-1,AWP,10,fulfilled\n";
        String header = "Report date,Reseller,Customer ID,Order,SKU,Quantity,Status\n";
        assertThat(publish(manager, look(manager, header + rows)).body()).contains("Published.");
        apply();
        OrderState order = (OrderState) ground.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.ORDER, "O-1"))
                .orElseThrow()
                .folded()
                .current()
                .state();
        assertThat(order.listed().orElseThrow().lines()).containsExactly(new OrderLine("AWP", 10, Optional.empty()));
        assertThat(order.listed().orElseThrow().mapped()).isEqualTo(OrderState.Status.FULFILLED);
        assertThat(look(manager, header + rows + "01.03.2026,NV-1,K1,O-2,AWP,1,submitted\n").body())
                .contains("would add 1 order")
                .doesNotContain("change 1 order");
    }

    @Test
    void theButtonPublishesNothingElseThanWhatItStandsBelow() {
        Visitor manager = manager();
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7)));
        Map<String, Object> others = button(look(manager, file("2026-03-01", rows("NV-1", 3, 8))));
        Map<String, Object> swapped = button(look);
        swapped.put("packed", others.get("packed"));
        assertThat(manager.upload(UPLOAD, swapped).body())
                .contains("Not published: what it would do is not any more what the page before said.");
        for (String pass : List.of("", "1", "x.y", "1.", "-1." + "0".repeat(64),
                "9".repeat(15) + ("." + "0".repeat(64)).repeat(2), door.now.get().toEpochMilli() + "." + "0".repeat(64),
                door.now.get().toEpochMilli() + "." + "0".repeat(63))) {
            Map<String, Object> broken = button(look);
            broken.put("pass", pass);
            assertThat(manager.upload(UPLOAD, broken).body()).as(pass).contains("The look is over.");
        }
        Map<String, Object> guessed = button(look);
        guessed.put("pass", door.now.get().toEpochMilli() + ("." + "0".repeat(64)).repeat(2));
        assertThat(manager.upload(UPLOAD, guessed).body()).contains("Not published");
        for (String packed : List.of("", "!", "aGVsbG8=")) {
            Map<String, Object> broken = button(look);
            broken.put("packed", packed);
            assertThat(manager.upload(UPLOAD, broken).body()).as(packed).contains("did not come as it was sent");
        }
        // another reader's look is not this one's
        Visitor other = door.visitor();
        other.post(door.invited(NORDVIK, NORDVIKS, new dev.lightup.ledger.access.MailAddress("eve@nordvik.example")),
                "");
        assertThat(publish(other, look).body()).contains("Not published");
        door.later(Duration.ofMinutes(60));
        assertThat(publish(manager, look).body()).contains("The look is over.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatChangedBetweenLookAndButtonIsLookedAtAgain() {
        Visitor manager = manager();
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7)));
        publish(manager, look(manager, file("2026-02-28", rows("NV-1", 2, 7))));
        apply();
        Got again = publish(manager, look);
        assertThat(again.body()).contains("Not published: what it would do",
                "would add 1 seat count, at 1 account.");
        assertThat(stored()).hasSize(1);
        assertThat(publish(manager, again).body()).contains("Published.");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whatAFileLeavesOutIsToldBeforeItGoesAndTheBrakeHoldsIt() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-02-27", rows("NV-1", 10, 7), rows("NV-2", 30, 7))));
        apply();
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 10, 7), rows("NV-2", 30, 7))).body())
                .contains("would change nothing", "The same: 40 seat counts.",
                        "It lists all that the file before it listed.");
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 8, 7), rows("NV-2", 30, 8))).body())
                .contains("would change 30 seat counts, at 2 accounts; 2 rows would go.", "NV-1: 2 of 10");
        Got held = look(manager, file("2026-03-01", rows("NV-1", 4, 7), rows("NV-2", 30, 7)));
        assertThat(held.body())
                .contains("So much is missing that nothing goes", "6 rows<small>missing", "NV-1: 6 of 10",
                        "; 6 rows missing, and kept.")
                .doesNotContain("would go");
        assertThat(look(manager, "# part: 1 of 2\n" + file("2026-03-01", rows("NV-1", 4, 7))).body())
                .contains("The file is a part");
        assertThat(look(manager, file("2026-02-20", rows("NV-1", 4, 7))).body()).contains("A later file counts.");
        publish(manager, held);
        apply();
        assertThat(ground.items().get("nordvik feed/" + Stage.NORDVIK_FILES + "/seats")).isNotNull();
        assertThat(look(manager, file("2026-02-27", rows("NV-1", 10, 9), rows("NV-2", 30, 7))).body())
                .contains("would change");
    }

    /// By hand: ten rows of NV-1 become four, so six go, more than half of the account's.
    @Test
    void aFileThatIsHeldIsReleasedByTheBoxBelowItsOwnNumbersAndByNoOther() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-02-27", rows("NV-1", 10, 7), rows("NV-2", 30, 7))));
        apply();
        // saved by a spreadsheet: a mark of the byte order, a line for itself
        String file = "\ufeffsep=,\n" + file("2026-03-01", rows("NV-1", 4, 7), rows("NV-2", 30, 7));
        Got held = look(manager, file);
        assertThat(held.body()).contains("What this file leaves out is gone: 6 rows at 1 account</span>")
                .doesNotContain("checked", "# confirmed");
        Got other = look(manager, file("2026-03-01", rows("NV-1", 3, 7), rows("NV-2", 30, 7)));
        Got fewer = look(manager, file("2026-03-01", rows("NV-1", 9, 7), rows("NV-2", 30, 7)));
        assertThat(fewer.body()).contains("1 row<small>would go").doesNotContain("checkbox");
        Map<Got, List<String>> wrong = Map.of(held, List.of(gone(other), "yes", "", "0".repeat(64)), fewer,
                List.of(gone(held), "yes"));
        wrong.forEach((look, words) -> words.forEach(word -> {
            Map<String, Object> ticked = button(look);
            ticked.put("gone", word);
            assertThat(manager.upload(UPLOAD, ticked).body()).as(word).contains("Not published: what it would do");
        }));
        assertThat(stored()).hasSize(1);
        // not ticked it is stored as a part
        publish(manager, held);
        apply();
        assertThat(feed(FEED).held()).isPresent();
        assertThat(Objects.requireNonNull(feed(FEED).accounts().get("NV-1")).rows()).isEqualTo(10);

        Got again = look(manager, file);
        Map<String, Object> ticked = button(again);
        ticked.put("gone", gone(again));
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER)) {
            dynamo.faults().atWrite(1, fault);
            assertThatThrownBy(() -> manager.upload(UPLOAD, ticked)).isInstanceOf(FaultyDynamo.Killed.class);
            dynamo.faults().heal();
        }
        assertThat(manager.upload(UPLOAD, ticked).body()).contains("This file was published before.");
        assertThat(stored()).hasSize(3);
        assertThat(calls.lines().getLast()).endsWith(" confirmed again");
        apply();
        assertThat(feed(FEED).held()).isEmpty();
        assertThat(Objects.requireNonNull(feed(FEED).accounts().get("NV-1")).rows()).isEqualTo(4);
        assertThat(manager.upload(UPLOAD, ticked).body()).contains("This file was published before.");
        // it is what the line in the file makes
        assertThat(publish(manager, look(manager, "\ufeff# confirmed: yes\n" + file.substring(1))).body())
                .contains("This file was published before.");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void ofTheFilesOfOneDayTheLastOneCountsWhateverItsContent() {
        Visitor manager = manager();
        for (int active : List.of(7, 9, 3, 8, 1, 6, 2, 5)) {
            assertThat(publish(manager, look(manager, file("2026-03-01", rows("NV-1", 3, active)))).body())
                    .contains("Published.");
            apply();
            assertThat(usage("usage/K-NV-1-0/AWP").active()).as("after %s", active).contains((long) active);
            door.later(Duration.ofMinutes(2));
        }
        // what was overtaken does not count by being published again, and is not said to
        Got old = look(manager, file("2026-03-01", rows("NV-1", 3, 9)));
        assertThat(publish(manager, old).body())
                .contains("This file was published before, and does not count any more.");
        assertThat(stored()).hasSize(8);
    }

    @Test
    void whatAFileOfTheSameMomentLeavesOutIsToldToStay() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-03-01", rows("NV-1", 10, 7))));
        apply();
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 9, 7))).body())
                .contains("A file of the same moment listed more", "NV-1: 1 of 10");
    }

    @Test
    void whateverGoesWrongAtWhicheverWriteOfPublishingThePressAfterItHasTheFileOnce() {
        Visitor manager = manager();
        int stored = 0;
        int cutOff = 0;
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_BEFORE,
                Fault.SERVER_ERROR_AFTER,
                Fault.TIMEOUT_AFTER, Fault.THROTTLE, Fault.REPEATED)) {
            // a name and the event; one more, at which nothing goes wrong
            for (int write = 1; write <= 3; write++) {
                String at = fault + " at write " + write;
                Got look = look(manager,
                        "Reseller,Customer ID,Customer,SKU,Seats\nNV-1,K-" + fault + write + ",Dana of "
                                + at + ",AWP,5\n");
                dynamo.faults().atWrite(write, fault);
                try {
                    cutOff += publish(manager, look).status() == 200 ? 0 : 1;
                } catch (FaultyDynamo.Killed _) {
                    cutOff++;
                }
                dynamo.faults().heal();
                assertThat(stored().size()).as(at).isBetween(stored, stored + 1);
                assertThat(publish(manager, look).status()).as(at).isEqualTo(200);
                stored++;
                assertThat(stored()).as(at).hasSize(stored);
                assertThat(publish(manager, look).body()).as(at).contains("was published before");
            }
        }
        assertThat(cutOff).as("two writes of all but what the client repeats by itself").isEqualTo(6 * 2);
    }
}
