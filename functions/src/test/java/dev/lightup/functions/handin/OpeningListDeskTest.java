package dev.lightup.functions.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInAnswer.OpeningStanding;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.opening.OpeningList;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The bounds of opening many accounts: how many are gone through, how many one button opens, and for how long it does.
class OpeningListDeskTest {
    private static final String RUTH = "0123456789abcdef0123456789abcdef";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage directory = new Stage();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    /// Goes on by so much each time that somebody asks.
    private final AtomicReference<Duration> step = new AtomicReference<>(Duration.ZERO);

    private OpeningListDesk desk(int read) {
        var formats = Formats.all(now::get);
        return new OpeningListDesk(dynamo.ledger(), directory,
                new OpeningDesk(dynamo.ledger(), directory, formats, now::get),
                () -> now.updateAndGet(at -> at.plus(step.get())), read);
    }

    private void told(int from, int to) {
        byte[] key = directory.tenant("nordvik").key().array();
        IntStream.rangeClosed(from, to).mapToObj("A-%03d"::formatted).forEach(account -> {
            Unit unit = Unit.account("nordvik", OpaqueId.id(key, "account", account));
            var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                    ReasonCodes.own()).read("nordvik", account, List.of(), now.get());
            dynamo.ledger()
                    .units()
                    .putSummary(new SummaryItem(unit, 1,
                            new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
        });
    }

    private static HandInAnswer all(OpeningListDesk desk) {
        return desk.look(new HandInRequest.LookAtOpenings("nordvik", RUTH, List.of()));
    }

    private static HandInAnswer.Openings opened(OpeningListDesk desk, HandInAnswer.Openings look) {
        HandInAnswer answer = desk.open(new HandInRequest.OpenAccounts("nordvik", RUTH,
                look.lines().stream().map(HandInAnswer.OpeningLine::account).toList(), look.pass().orElseThrow(), "r"),
                "reader-" + RUTH);
        assertThat(answer).isInstanceOf(HandInAnswer.Openings.class);
        return (HandInAnswer.Openings) answer;
    }

    private static long of(HandInAnswer.Openings openings, OpeningStanding standing) {
        return openings.lines().stream().filter(line -> line.standing() == standing).count();
    }

    @Test
    void ofAllThatAreShutOneButtonHasAsManyAsItOpensAndMoreThanAreGoneThroughAreNotGuessedAt() {
        told(1, OpeningList.MOST + 1);
        OpeningListDesk desk = desk(OpeningList.MOST + 1);
        assertThat(all(desk)).isInstanceOfSatisfying(HandInAnswer.Openings.class, look -> {
            assertThat(look.lines()).hasSize(OpeningList.MOST);
            assertThat(look.lines().getFirst().account()).isEqualTo("A-001");
            assertThat(look.lines().getLast().account()).isEqualTo("A-200");
            assertThat(look.more()).isEqualTo(1);
        });
        assertThat(all(desk(OpeningList.MOST))).isEqualTo(
                HandInAnswer.Refused.of(HandInAnswer.Refusal.TOO_MANY_ACCOUNTS, ""));
    }

    @Test
    void whatThereWasNoTimeForIsSaidAndGoneOnWithByTheSameButton() {
        told(1, 12);
        OpeningListDesk desk = desk(OpeningListDesk.READ);
        HandInAnswer.Openings look = (HandInAnswer.Openings) all(desk);
        // two seconds an account: the button's time is over at its beginning, and five accounts later
        step.set(Duration.ofSeconds(2));
        HandInAnswer.Openings first = opened(desk, look);
        assertThat(of(first, OpeningStanding.OPENED)).isBetween(1L, 5L);
        assertThat(of(first, OpeningStanding.WAITING)).isEqualTo(12 - of(first, OpeningStanding.OPENED));
        assertThat(first.pass()).isEqualTo(look.pass());
        step.set(Duration.ZERO);
        HandInAnswer.Openings second = opened(desk, look);
        assertThat(of(second, OpeningStanding.OPENED)).isEqualTo(12);
        assertThat(second.pass()).isEmpty();
    }
}
