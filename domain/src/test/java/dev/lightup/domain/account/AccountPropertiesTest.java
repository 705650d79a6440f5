package dev.lightup.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.ReadingBasis;
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
    private static final int ACCOUNTS = Boolean.getBoolean("lightup.long") ? 400 : 150;

    private static AccountReading stamped(AccountReading r, Instant at) {
        return new AccountReading(r.partner(),
                new ReadingBasis(at, r.basis().nextFlip(), r.basis().distributor(), r.basis().causes(),
                        r.basis().offerNames()),
                r.verdict(), r.agenda(), r.seats(), r.orders(), r.customers(), r.quality());
    }

    @Test
    void betweenTwoFlipsReadingsDifferInTheirInstantOnly() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            var random = new Random(seed);
            List<HeldSlice> held = new RandomAccount(seed).held();
            Instant at = new RandomAccount(seed + 7).time();
            for (int flip = 0; flip < 6; flip++) {
                AccountReading first = Given.reading(at, held);
                Instant end = first.basis().nextFlip().orElse(at.plus(Duration.ofDays(400)));
                assertThat(end).as("seed %d", seed).isAfter(at);
                long millis = Duration.between(at, end).toMillis();
                for (Instant between : List.of(at.plusMillis(random.nextLong(millis)), end.minusMillis(1))) {
                    assertThat(stamped(Given.reading(between, held), at)).as("seed %d, %s and %s", seed, at, between)
                            .isEqualTo(first);
                }
                if (first.basis().nextFlip().isEmpty()) {
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
            assertThat(Seats.sum(reading.seats().offers().stream().map(OfferSeats::seats).toList())).as("seed %d", seed)
                    .isEqualTo(reading.seats().total());
            assertThat(Seats.sum(reading.customers().stream().map(c -> c.seats().total()).toList()))
                    .as("seed %d: every subject names its customer", seed)
                    .isEqualTo(reading.seats().total());
            for (CustomerReading customer : reading.customers()) {
                assertThat(Seats.sum(customer.seats().offers().stream().map(OfferSeats::seats).toList()))
                        .as("seed %d", seed)
                        .isEqualTo(customer.seats().total());
            }
            Optional<Long> subscriptions = reading.customers()
                    .stream()
                    .flatMap(c -> c.holdings().subscriptions().stream())
                    .flatMap(s -> s.told().sold().stream())
                    .reduce(Long::sum);
            subscriptions
                    .ifPresent(s -> assertThat(reading.seats().total().sold().orElseThrow()).isGreaterThanOrEqualTo(s));
        }
    }

    @Test
    void idleUnmeasuredAndInUseMakeUpWhatIsSold() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            Seats seats = Given.reading(Given.NOW, new RandomAccount(seed).held()).seats().total();
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
            OrderCount count = reading.orders().count();
            assertThat(count.total()).as("seed %d", seed).isEqualTo(reading.orders().all().size());
            assertThat((int) reading.agenda().moves().stream().filter(Move::stuck).count()).isEqualTo(count.stuck());
            assertThat(AccountSummary.of("a/x", reading).stuck().total()).isEqualTo(count.stuck());
            for (OrderReading order : reading.orders().all()) {
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
            List<Instant> breaches = reading.agenda()
                    .moves()
                    .stream()
                    .map(m -> m.deadline().breachAt().orElseThrow())
                    .toList();
            assertThat(breaches).as("seed %d", seed).isSorted();
            Verdict verdict = reading.verdict();
            assertThat(verdict.waits()).as("the headline counts exactly the rows")
                    .isEqualTo(BySide.of(reading.agenda().moves()));
            assertThat(verdict.overdue()).isEqualTo(BySide.of(reading.agenda()
                    .moves()
                    .stream()
                    .filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE)
                    .toList()));
            assertThat(verdict.late() > 0).as("seed %d", seed)
                    .isEqualTo(reading.agenda()
                            .moves()
                            .stream()
                            .anyMatch(m -> m.deadline().urgency() == Deadline.Urgency.LATE));
            assertThat(reading.agenda().moves().stream().map(Move::about).map(Subject::kind).distinct())
                    .isSubsetOf(Subject.Kind.ORDER, Subject.Kind.PARTNER, Subject.Kind.MILESTONE,
                            Subject.Kind.ESCALATION);
        }
    }
}
