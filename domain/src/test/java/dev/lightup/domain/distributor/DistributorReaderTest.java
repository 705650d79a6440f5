package dev.lightup.domain.distributor;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.day;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.RandomAccount;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.offer.OfferLag.Status;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.OfferState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.words.TestWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DistributorReaderTest {
    private static DistributorReading read(
            Instant at,
            List<AccountSummary> accounts,
            List<HeldSlice> own,
            List<HeldSlice> unplaced) {
        return new DistributorReader(Given.PROGRAMME, TestWords.CODES).read("nordvik", accounts, own, unplaced, at);
    }

    private static DistributorReading read(AccountSummary... accounts) {
        return read(Given.NOW, List.of(accounts), List.of(), List.of());
    }

    private static AccountSummary account(String id, HeldSlice... held) {
        return AccountSummary.of("a/" + id,
                new AccountReader(Given.PROGRAMME, TestWords.CODES).read("nordvik", id, List.of(held), Given.NOW));
    }

    private static HeldSlice offer(String id, Optional<String> litUp, boolean retired) {
        return Given.held(new Subject(Subject.Kind.OFFER, id), Optional.empty(),
                new OfferState(Optional.of("Name of " + id), Optional.of(at("2026-11-02T09:00:00Z")),
                        litUp.map(Instant::parse), retired ? Optional.of(Given.NOW) : Optional.empty()));
    }

    private static HeldSlice endpoint(String id, Optional<String> heartbeat, long quarantined, String exportAsOf) {
        var exports = new TreeMap<String, EndpointState.Export>();
        exports.put("seats", new EndpointState.Export(at(exportAsOf), at(exportAsOf), 40, 0, Optional.empty()));
        return Given.held(new Subject(Subject.Kind.ENDPOINT, id), Optional.empty(),
                new EndpointState(Optional.empty(), heartbeat.map(Instant::parse), quarantined, List.of(), exports),
                Optional.of(at("2026-11-20T06:00:00Z")));
    }

    private static HeldSlice stuck(String id) {
        return order(id).stands(OrderState.Status.PROVISIONING, "2026-11-22T06:00:00Z").held();
    }

    private static HeldSlice late(String id) {
        return order(id).because("po upload").stands(OrderState.Status.ACTION_REQUIRED, "2026-11-02T06:00:00Z").held();
    }

    /// On Monday, 23 November, 08:41 in Oslo. By hand: ten seats that wait since the 2nd are the most days late, ninety since the 16th weigh more;
    /// of those that are not late the one that is due first, however few its seats.
    @Test
    void lateThingsStandByDaysTimesSeatsAndTheOthersByTheirDay() {
        HeldSlice tenSince2nd = order("ten").of("E3", 10)
                .because("po upload")
                .stands(OrderState.Status.ACTION_REQUIRED, "2026-11-02T06:00:00Z")
                .held();
        HeldSlice ninetySince16th = order("ninety").of("E3", 90)
                .because("po upload")
                .stands(OrderState.Status.ACTION_REQUIRED, "2026-11-16T06:00:00Z")
                .held();
        HeldSlice many = order("many").of("E3", 500)
                .because("po upload")
                .promised("2026-12-04")
                .stands(OrderState.Status.ACTION_REQUIRED, "2026-11-20T06:00:00Z")
                .held();
        HeldSlice few = order("few").of("E3", 2)
                .because("po upload")
                .promised("2026-11-26")
                .stands(OrderState.Status.ACTION_REQUIRED, "2026-11-20T06:00:00Z")
                .held();
        assertThat(read(account("a", many, tenSince2nd), account("b", few, ninetySince16th)).queue())
                .extracting(queued -> queued.need().title())
                .containsExactly("ninety", "ten", "few", "many");
    }

    /// By hand: one seat that waits for the distributor since the 2nd is due on the 4th; what waits for the partner only comes after it, then what
    /// is at stake.
    @Test
    void accountsStandByWhatIsLateWithTheDistributorThenWithThePartnerThenByWhatIsAtStake() {
        HeldSlice own = order("own").because("manual task")
                .of("E3", 3)
                .stands(OrderState.Status.ON_HOLD, "2026-11-02T06:00:00Z")
                .held();
        DistributorReading reading = read(account("quiet", partner().held()),
                account("much", subscription("s").of("E3", 90).held(), usage("lumen", "E3").counts("all", 1, 1).held()),
                account("late", late("7Q")), account("some", stuck("8Q")), account("own", own));
        assertThat(reading.portfolio().accounts()).extracting(AccountSummary::account)
                .containsExactly("own", "late", "much", "some", "quiet");
        AccountLine first = reading.portfolio().lines().getFirst();
        assertThat(first.own().weight()).isEqualTo(3L * first.own().oldestDays()).isPositive();
        assertThat(first.own().oldestDays()).isEqualTo(reading.queue(Side.DISTRIBUTOR).getFirst().businessDays());
        assertThat(first.partner().weight()).isZero();
        assertThat(reading.portfolio().lines().get(2).data().orElseThrow().businessDays())
                .as("of whole business days")
                .isNotNegative();
    }

    @Test
    void aListHoldsWhatItsAccountsTellAndALineSaysWhatTheyLeftOut() {
        AccountSummary two = account("a", late("1"), late("2"));
        DistributorReading reading = read(two.withNeeds(1));
        assertThat(reading.queue(Side.PARTNER)).hasSize(1);
        assertThat(reading.portfolio().totals().waits().all().partner()).isEqualTo(2);
        assertThat(reading.portfolio().lines().getFirst().untold(Side.PARTNER)).isOne();
        assertThat(reading.portfolio().lines().getFirst().untold(Side.DISTRIBUTOR)).isZero();
    }

    @Test
    void stuckOrdersAreCountedByWhoseMoveItIs() {
        PortfolioTotals totals = read(account("a", stuck("1"), late("2")), account("b", stuck("3"))).portfolio()
                .totals();
        assertThat(totals.waits().stuck()).isEqualTo(new BySide(1, 0, 2, 0));
        assertThat(totals.waits().stuck().of(Side.VENDOR)).isEqualTo(2);
        assertThat(totals.orders().stuck()).isEqualTo(totals.waits().stuck().total());
        assertThat(totals.accounts().withLate()).isOne();
        assertThat(totals.accounts().all()).isEqualTo(2);
    }

    @Test
    void theQueueShowsTheMostPressingNeedsWithTheirDays() {
        DistributorReading reading = read(account("a", stuck("1")), account("b", late("2")));
        assertThat(reading.queue()).extracting(q -> q.need().title()).containsExactly("2", "1");
        assertThat(reading.queue().getFirst().businessDays()).as("late since the 5th").isEqualTo(12);
        assertThat(reading.basis().nextFlip()).as("days flip at the next business day")
                .contains(at("2026-11-23T23:00:00Z"));
    }

    @Test
    void aSummaryKeepsEveryNeedUpToItsBound() {
        AccountSummary summary = account("a", order("1").held(), order("2").held(), order("3").held(),
                order("4").held(), order("5").held(), late("6"));
        assertThat(summary.needs()).hasSize(6);
        assertThat(summary.needs().getFirst().title()).isEqualTo("6");
        assertThat(summary.asOf()).contains(at("2026-11-23T06:00:00Z"));
    }

    @Test
    void ofSevenLateOrdersOfOneAccountTheQueueListsSeven() {
        DistributorReading reading = read(account("a", late("1"), late("2"), late("3"), late("4"), late("5"),
                late("6"), late("7")));
        assertThat(reading.queue()).hasSize(7);
        assertThat(reading.portfolio().totals().waits().all()).isEqualTo(new BySide(7, 0, 0, 0));
        assertThat(reading.portfolio().totals().waits().overdue()).isEqualTo(new BySide(7, 0, 0, 0));
        assertThat(reading.portfolio().totals().level()).isEqualTo(Verdict.Level.LATE);
    }

    @Test
    void theQueueIsAListASideTheOwnFirstByLatenessTimesSeats() {
        HeldSlice own = order("own").because("manual task")
                .of("E3", 1)
                .stands(OrderState.Status.ON_HOLD, "2026-11-02T06:00:00Z")
                .held();
        HeldSlice heavy = order("heavy").because("po upload")
                .of("E3", 900)
                .stands(OrderState.Status.ACTION_REQUIRED, "2026-11-10T06:00:00Z")
                .held();
        DistributorReading reading = read(account("a", late("old"), heavy), account("b", own, stuck("vendor")));
        assertThat(reading.queue()).extracting(q -> q.need().side())
                .containsExactly(Side.DISTRIBUTOR, Side.PARTNER, Side.PARTNER, Side.VENDOR);
        assertThat(reading.queue()).extracting(q -> q.need().title()).containsExactly("own", "heavy", "old", "vendor");
    }

    @Test
    void seatsOfAnOrderInUseAlreadyAreNotAtStake() {
        AccountSummary summary = account("a", stuck("1"), usage("lumen", "COP-M").counts("all", 9, 9).held());
        assertThat(summary.atStake()).isZero();
    }

    @Test
    void unplacedSubjectsShowTheMissingKey() {
        HeldSlice withCustomer = order("1").held();
        HeldSlice without = Given.held(new Subject(Subject.Kind.ORDER, "0"), Optional.empty(),
                withCustomer.slice().state());
        DistributorReading reading = read(Given.NOW, List.of(), List.of(), List.of(withCustomer, without));
        assertThat(reading.unplaced()).extracting(UnplacedSubject::missing)
                .containsExactly(
                        UnplacedSubject.Missing.ACCOUNT_OR_CUSTOMER, UnplacedSubject.Missing.LINK_OF_CUSTOMER);
        assertThat(reading.unplaced().getLast().customer()).contains("lumen");
    }

    @Test
    void troubledFeedsStandFirst() {
        DistributorReading reading = read(Given.NOW, List.of(),
                List.of(endpoint("ep_a", Optional.empty(), 0, "2026-11-20T00:00:00Z"),
                        endpoint("ep_b", Optional.empty(), 3, "2026-11-19T00:00:00Z"),
                        endpoint("ep_c", Optional.of("2026-11-16T12:00:00Z"), 0, "2026-11-20T00:00:00Z")),
                List.of());
        assertThat(reading.feeds()).extracting(FeedReading::endpoint).containsExactly("ep_b", "ep_c", "ep_a");
        assertThat(reading.feeds().get(1).silent()).as("no heartbeat for more than three business days").isTrue();
        assertThat(reading.feeds().get(0).files().newest().getFirst().ageDays()).isEqualTo(2);
    }

    @Test
    void aDistributorIsSilentWhenNothingAtAllWasReceived() {
        List<HeldSlice> own = List.of(endpoint("ep_a", Optional.empty(), 0, "2026-11-20T00:00:00Z"));
        assertThat(read(at("2026-11-25T22:59:59Z"), List.of(), own, List.of()).heard().silent()).isFalse();
        assertThat(read(at("2026-11-25T23:00:00Z"), List.of(), own, List.of()).heard().silent()).isTrue();
        assertThat(read(at("2026-11-25T23:00:00Z"), List.of(account("a", partner().held())), own, List.of()).heard()
                .silent())
                .as("an account's events count")
                .isFalse();
        assertThat(read(Given.NOW, List.of(), List.of(), List.of()).heard().silent()).isFalse();
    }

    @Test
    void lightUpLagRunsFromTheAnnouncementAndAnOpenLagCounts() {
        OfferLag open = read().offers().getFirst();
        assertThat(open).isEqualTo(new OfferLag("copilot", "Copilot", Optional.of(day("2026-06-01")),
                Optional.empty(), Optional.of(175L), Status.OPEN));
        List<OfferLag> lags = read(Given.NOW, List.of(), List.of(
                offer("copilot", Optional.of("2026-06-11T09:00:00Z"), false), offer("own", Optional.empty(), false),
                offer("old", Optional.empty(), true)), List.of()).offers();
        assertThat(lags).extracting(OfferLag::offer).containsExactly("own", "copilot", "old");
        assertThat(lags).extracting(OfferLag::status).containsExactly(Status.OPEN, Status.LIT_UP, Status.RETIRED);
        assertThat(lags).extracting(OfferLag::days)
                .containsExactly(Optional.of(21L), Optional.of(10L),
                        Optional.empty());
    }

    @Test
    void aDistributorMaySpeakOfAnOfferByItsSkus() {
        List<OfferLag> lags = read(Given.NOW, List.of(), List.of(
                offer("COP-M", Optional.of("2026-06-11T09:00:00Z"), true),
                offer("COP-Y", Optional.of("2026-06-21T09:00:00Z"), false)), List.of()).offers();
        assertThat(lags).singleElement().satisfies(lag -> {
            assertThat(lag.offer()).isEqualTo("copilot");
            assertThat(lag.days()).as("orderable with the first of them").contains(10L);
            assertThat(lag.status()).as("one of them still is").isEqualTo(Status.LIT_UP);
        });
    }

    @Test
    void anOfferAnnouncedForLaterHasNoLagYet() {
        assertThat(read(at("2026-05-20T00:00:00Z"), List.of(), List.of(), List.of()).offers())
                .singleElement()
                .satisfies(lag -> {
                    assertThat(lag.status()).isEqualTo(Status.TO_COME);
                    assertThat(lag.days()).isEmpty();
                });
        assertThat(read(at("2026-05-20T00:00:00Z"), List.of(), List.of(), List.of()).basis().nextFlip())
                .contains(at("2026-05-31T22:00:00Z"));
    }

    @Test
    void totalsAreTheSumsOfTheAccounts() {
        for (long seed = 0; seed < 150; seed++) {
            List<AccountSummary> accounts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                accounts.add(account("P-" + i, new RandomAccount(seed * 10 + i).held().toArray(HeldSlice[]::new)));
            }
            DistributorReading reading = read(Given.NOW, accounts, List.of(), List.of());
            PortfolioTotals totals = reading.portfolio().totals();
            assertThat(totals.seats()).as("seed %d", seed)
                    .isEqualTo(Seats.sum(accounts.stream().map(AccountSummary::seats).toList()));
            assertThat(totals.orders().total()).isEqualTo(accounts.stream().mapToInt(a -> a.orders().total()).sum());
            assertThat(totals.orders().stuck()).isEqualTo(totals.waits().stuck().total());
            assertThat(totals.atStake()).isEqualTo(accounts.stream().mapToLong(AccountSummary::atStake).sum());
            assertThat(totals.accounts().stages().stream().mapToInt(PortfolioTotals.StageCount::accounts).sum())
                    .isEqualTo(6);
            assertThat(totals.moves()).isEqualTo(accounts.stream()
                    .map(AccountSummary::verdict)
                    .mapToInt(v -> v.partner() + v.distributor() + v.others())
                    .sum());

            List<AccountSummary> shuffled = new ArrayList<>(accounts);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(read(Given.NOW, shuffled, List.of(), List.of())).as("seed %d", seed).isEqualTo(reading);
        }
    }

    @Test
    void betweenTwoFlipsReadingsDifferInTheirInstantOnly() {
        for (long seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            List<AccountSummary> accounts = chance(random)
                    ? List.of(account("a", new RandomAccount(seed).held().toArray(HeldSlice[]::new)))
                    : List.of();
            List<HeldSlice> own = new ArrayList<>();
            if (chance(random)) {
                own.add(endpoint("ep", Optional.of("2026-11-1" + random.nextInt(10) + "T06:00:00Z"), 0,
                        "2026-11-10T00:00:00Z"));
            }
            if (chance(random)) {
                own.add(offer("copilot", Optional.of("2026-11-11T09:00:00Z"), false));
            }
            Instant at = new RandomAccount(seed).time();
            for (int flip = 0; flip < 5; flip++) {
                DistributorReading first = read(at, accounts, own, List.of());
                Instant end = first.basis().nextFlip().orElse(at.plus(Duration.ofDays(300)));
                Instant between = end.minusMillis(1 + random.nextLong(Duration.between(at, end).toMillis()));
                DistributorReading second = read(between, accounts, own, List.of());
                assertThat(new DistributorReading(
                        new ReadingBasis(at, second.basis().nextFlip(), second.basis().distributor(),
                                second.basis().causes(), second.basis().offerNames()),
                        second.portfolio(), second.queue(), second.unplaced(), second.feeds(), second.offers(),
                        second.heard(), second.unapplied()))
                        .as("seed %d", seed)
                        .isEqualTo(first);
                at = end;
            }
        }
    }

    private static boolean chance(Random random) {
        return random.nextInt(3) > 0;
    }
}
