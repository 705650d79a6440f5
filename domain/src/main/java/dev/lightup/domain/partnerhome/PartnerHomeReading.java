package dev.lightup.domain.partnerhome;

import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything a partner's home says, as facts. Nothing is judged anew: urgency, days and counts are the accounts' own. What is sold adds up; what
/// is in use never does, since two distributors can report the same people.
///
/// @param accounts those that are opened to the partner, by key
/// @param readers who may read the home, who entered last first
public record PartnerHomeReading(List<LinkedAccount> accounts, List<HomeReader> readers) {
    /// So many things are listed, the most pressing ones. Counts are whole.
    public static final int LISTED = 10_000;
    /// The sides in the order in which a partner reads what waits: its own and those that it leads first.
    public static final List<Side> OWN_FIRST = List.of(Side.PARTNER, Side.CUSTOMER, Side.DISTRIBUTOR, Side.VENDOR);

    private static final Comparator<LinkedMove> HEAVIEST = Comparator
            .<LinkedMove, Integer>comparing(m -> OWN_FIRST.indexOf(m.queued().need().side()))
            .thenComparing(m -> m.queued().need().urgency() != Deadline.Urgency.LATE)
            .thenComparing(Comparator.comparingLong((LinkedMove m) -> m.queued().weight()).reversed())
            .thenComparing(m -> m.queued().need().due())
            .thenComparing(m -> m.queued().need().since())
            .thenComparing(m -> m.account().key())
            .thenComparing(m -> m.queued().need().about())
            .thenComparing(m -> m.queued().need().title());

    public PartnerHomeReading {
        accounts = accounts.stream().sorted(Comparator.comparing(LinkedAccount::key)).toList();
        readers = readers.stream().sorted(HomeReader.LATEST).toList();
    }

    /// Something that waits at one of the accounts.
    public record LinkedMove(LinkedAccount account, DistributorReading.Queued queued) {}

    /// What is listed of what waits: at most {@link #LISTED} of what the accounts tell.
    public List<LinkedMove> queue() {
        return told().stream().limit(LISTED).toList();
    }

    /// What the accounts tell of what waits, a list a side, {@link #OWN_FIRST}; in it late things first, then by weight.
    public List<LinkedMove> told() {
        return accounts.stream()
                .flatMap(account -> account.reading().queue().stream().map(q -> new LinkedMove(account, q)))
                .sorted(HEAVIEST)
                .toList();
    }

    /// How many things wait.
    public BySide waits() {
        return added(account -> account.told().verdict().waits());
    }

    /// How many of these are late.
    public BySide overdue() {
        return added(account -> account.told().verdict().overdue());
    }

    /// How many stuck orders wait.
    public BySide stuck() {
        return added(account -> account.told().stuck());
    }

    private BySide added(Function<LinkedAccount, BySide> counts) {
        return accounts.stream().map(counts).reduce(BySide.NONE, BySide::and);
    }

    /// The most pressing thing of all accounts.
    public Verdict.Level level() {
        return accounts.isEmpty() ? Verdict.Level.NO_DATA : Verdict.Level.of(waits(), overdue());
    }

    /// Seats sold by all distributors; absent where none told.
    public Optional<Long> sold() {
        return accounts.stream().flatMap(account -> account.told().seats().sold().stream()).reduce(Long::sum);
    }

    /// Of these, seats of which nobody reports the use.
    public long unmeasured() {
        return accounts.stream().mapToLong(account -> account.told().seats().unmeasured()).sum();
    }

    public OrderCount orders() {
        return accounts.stream().map(account -> account.told().orders()).reduce(OrderCount.NONE, OrderCount::and);
    }

    /// The oldest as-of of the accounts' seats.
    public Optional<Instant> seatsAsOf() {
        return oldest(accounts.stream().flatMap(account -> account.told().seats().asOf().stream()));
    }

    /// When anything was last received of the account that was silent longest.
    public Optional<Instant> received() {
        return oldest(accounts.stream().flatMap(account -> account.told().lastReceived().stream()));
    }

    private static Optional<Instant> oldest(Stream<Instant> times) {
        return times.min(Comparator.naturalOrder());
    }

    /// The account at which a paid term ends next that is not set to end; its renewal is the account's own.
    public Optional<LinkedAccount> nextRenewal() {
        return accounts.stream()
                .filter(account -> account.told().verdict().renewal().isPresent())
                .min(Comparator.comparing(account -> account.told().verdict().renewal().orElseThrow().on()));
    }

    /// When time alone changes the reading next.
    public Optional<Instant> nextFlip() {
        return Stream
                .concat(accounts.stream().flatMap(account -> account.reading().basis().nextFlip().stream()),
                        readers.stream().flatMap(reader -> reader.ends().stream()))
                .min(Comparator.naturalOrder());
    }
}
