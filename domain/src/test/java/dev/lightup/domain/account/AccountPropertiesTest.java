package dev.lightup.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/// What holds for every account, tried on seeded random ones.
class AccountPropertiesTest {
    private static final int ACCOUNTS = 400;

    private static AccountReading stamped(AccountReading r, Instant at) {
        return new AccountReading(r.account(), at, r.distributor(), r.partner(), r.verdict(), r.moves(), r.coming(),
                r.seats(),
                r.offers(), r.paths(), r.customers(), r.renewals(), r.orders(), r.orderCount(), r.onboarding(),
                r.disputes(),
                r.disputed(), r.movedAway(), r.sources(), r.ordersAsOf(), r.lastReceived(), r.silent(), r.unmapped(),
                r.notKept(), r.files(), r.offerNames(), r.causes(), r.nextFlip());
    }

    @Test
    void betweenTwoFlipsReadingsDifferInTheirInstantOnly() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            var random = new Random(seed);
            List<HeldSlice> held = new RandomAccount(seed).held();
            Instant at = new RandomAccount(seed + 7).time();
            for (int flip = 0; flip < 6; flip++) {
                AccountReading first = Given.reading(at, held);
                Instant end = first.nextFlip().orElse(at.plus(Duration.ofDays(400)));
                assertThat(end).as("seed %d", seed).isAfter(at);
                long millis = Duration.between(at, end).toMillis();
                for (Instant between : List.of(at.plusMillis(random.nextLong(millis)), end.minusMillis(1))) {
                    assertThat(stamped(Given.reading(between, held), at)).as("seed %d, %s and %s", seed, at, between)
                            .isEqualTo(first);
                }
                if (first.nextFlip().isEmpty()) {
                    break;
                }
                at = end;
            }
        }
    }

    @Test
    void theOrderOfTheInputAndTheMachinesHabitsDoNotMatter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (long seed = 0; seed < ACCOUNTS / 3; seed++) {
                List<HeldSlice> held = new RandomAccount(seed).held();
                AccountReading first = Given.reading(Given.NOW, held);
                List<HeldSlice> shuffled = new ArrayList<>(held);
                Collections.shuffle(shuffled, new Random(seed));
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                AccountReading second = Given.reading(Given.NOW, shuffled);
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
                assertThat(second).as("seed %d", seed).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void offersAndCustomersSumToTheAccount() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            AccountReading reading = Given.reading(Given.NOW, new RandomAccount(seed).held());
            assertThat(Seats.sum(reading.offers().stream().map(OfferSeats::seats).toList())).as("seed %d", seed)
                    .isEqualTo(reading.seats());
            assertThat(Seats.sum(reading.customers().stream().map(CustomerReading::seats).toList()))
                    .as("seed %d: every subject names its customer", seed)
                    .isEqualTo(reading.seats());
            for (CustomerReading customer : reading.customers()) {
                assertThat(Seats.sum(customer.offers().stream().map(OfferSeats::seats).toList())).as("seed %d", seed)
                        .isEqualTo(customer.seats());
            }
            Optional<Long> subscriptions = reading.customers()
                    .stream()
                    .flatMap(c -> c.subscriptions().stream())
                    .flatMap(s -> s.told().sold().stream())
                    .reduce(Long::sum);
            subscriptions.ifPresent(s -> assertThat(reading.seats().sold().orElseThrow()).isGreaterThanOrEqualTo(s));
        }
    }

    @Test
    void idleUnmeasuredAndInUseMakeUpWhatIsSold() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            Seats seats = Given.reading(Given.NOW, new RandomAccount(seed).held()).seats();
            seats.sold()
                    .ifPresent(sold -> assertThat(
                            seats.inUse().orElse(0L) + seats.idle().orElse(0L) + seats.unmeasured()).isEqualTo(sold));
            seats.idle()
                    .ifPresent(i -> assertThat(seats.measured().orElseThrow() - i)
                            .isLessThanOrEqualTo(seats.active().orElseThrow()));
        }
    }

    @Test
    void everyOrderIsInOnePhaseAndStuckIsCountedAlikeEverywhere() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            AccountReading reading = Given.reading(Given.NOW, new RandomAccount(seed).held());
            OrderCount count = reading.orderCount();
            assertThat(count.total()).as("seed %d", seed).isEqualTo(reading.orders().size());
            assertThat((int) reading.moves().stream().filter(Move::stuck).count()).isEqualTo(count.stuck());
            assertThat(AccountSummary.of("a/x", reading).stuck().total()).isEqualTo(count.stuck());
            for (OrderReading order : reading.orders()) {
                boolean waits = order.phase() != Phase.SCHEDULED && order.phase() != Phase.FULFILLED
                        && order.phase() != Phase.CANCELLED;
                assertThat(order.move().isPresent()).as("seed %d, %s", seed, order.subject()).isEqualTo(waits);
            }
        }
    }

    @Test
    void movesAreSortedAndTheVerdictCountsThem() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            AccountReading reading = Given.reading(Given.NOW, new RandomAccount(seed).held());
            List<Instant> breaches = reading.moves().stream().map(m -> m.deadline().breachAt().orElseThrow()).toList();
            assertThat(breaches).as("seed %d", seed).isSorted();
            Verdict verdict = reading.verdict();
            assertThat(verdict.waits()).as("the headline counts exactly the rows")
                    .isEqualTo(BySide.of(reading.moves()));
            assertThat(verdict.overdue()).isEqualTo(BySide.of(reading.moves()
                    .stream()
                    .filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE)
                    .toList()));
            assertThat(verdict.late() > 0).as("seed %d", seed)
                    .isEqualTo(reading.moves()
                            .stream()
                            .anyMatch(m -> m.deadline().urgency() == Deadline.Urgency.LATE));
            assertThat(reading.moves().stream().map(Move::about).map(Subject::kind).distinct())
                    .isSubsetOf(Subject.Kind.ORDER, Subject.Kind.PARTNER, Subject.Kind.MILESTONE,
                            Subject.Kind.ESCALATION);
        }
    }
}
