package dev.lightup.functions.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.subject.StateItem;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.event.Subject;
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
import java.util.TreeMap;
import java.util.Optional;
import java.util.ArrayList;
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
        return desk.look(new HandInRequest.LookAtOpenings("nordvik", RUTH, List.of(), Optional.empty()));
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
    void ofAPortfolioOneButtonHasAsManyAsItOpensAndTheRestIsTold() {
        told(1, OpeningList.MOST + 2);
        OpeningListDesk desk = desk(OpeningListDesk.READ);
        List<String> accounts = new ArrayList<>(
                IntStream.rangeClosed(2, OpeningList.MOST + 2).mapToObj("A-%03d"::formatted).toList());
        accounts.add("B-404");
        portfolio("north",
                new PortfolioState(Optional.of("North"), Optional.empty(), accounts, Optional.of(now.get())));
        portfolio("gone", new PortfolioState(Optional.empty(), Optional.empty(), List.of(), Optional.of(now.get())));
        assertThat(desk.portfolios(new HandInRequest.ListPortfolios("nordvik"))).isEqualTo(new HandInAnswer.Portfolios(
                List.of(new HandInAnswer.ListedPortfolio("north", "North", OpeningList.MOST + 2))));

        HandInAnswer.Openings look = (HandInAnswer.Openings) part(desk, "north");
        assertThat(look.more()).isEqualTo(1);
        assertThat(of(look, OpeningStanding.SHUT)).isEqualTo(OpeningList.MOST);
        assertThat(look.lines().getFirst().account()).isEqualTo("A-002");
        assertThat(look.lines().getLast()).isEqualTo(new HandInAnswer.OpeningLine("B-404", Optional.empty(),
                OpeningStanding.UNKNOWN, Optional.empty()));
        for (String none : List.of("gone", "west", "", "x".repeat(300))) {
            assertThat(part(desk, none)).as(none)
                    .isEqualTo(HandInAnswer.Refused.of(HandInAnswer.Refusal.NO_PORTFOLIO, ""));
        }
    }

    private static HandInAnswer part(OpeningListDesk desk, String portfolio) {
        return desk.look(new HandInRequest.LookAtOpenings("nordvik", RUTH, List.of(), Optional.of(portfolio)));
    }

    private void portfolio(String id, PortfolioState state) {
        var subject = new Subject(Subject.Kind.PORTFOLIO, id);
        var item = new StateItem("nordvik", new FoldedSubject(subject, List.of(new Slice(Holder.TENANT,
                Optional.empty(), Optional.empty(), Optional.empty(), state, List.of(), 0, Optional.empty()))), 1,
                StateItem.Taken.marks(List.of()), new TreeMap<>(), Optional.empty(), now.get());
        dynamo.ledger().units().putMember(Unit.distributor("nordvik"), subject, 1);
        dynamo.ledger().subjects().write(item);
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
