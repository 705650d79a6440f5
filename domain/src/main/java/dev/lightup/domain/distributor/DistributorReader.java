package dev.lightup.domain.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedHealth;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.offer.OfferLags;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.HeldSlices;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.MoveSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a distributor's portfolio from its accounts' summaries, and the health of its feed from its own subjects. Pure: the
/// same summaries and states, in whatever order, give the same reading, and between two flips readings differ in `at`
/// only. Immutable, for any number of threads.
public final class DistributorReader {
    private static final Comparator<Queued> HEAVIEST = Comparator
            .<Queued, Integer>comparing(q -> DistributorReading.OWN_FIRST.indexOf(q.need().side()))
            .thenComparing(q -> q.need().urgency() != Deadline.Urgency.LATE)
            .thenComparing(Comparator.comparingLong(Queued::weight).reversed())
            .thenComparing(q -> q.need().due())
            .thenComparing(q -> q.need().since())
            .thenComparing(Queued::unit)
            .thenComparing(q -> q.need().about())
            .thenComparing(q -> q.need().title());

    private final ProgrammeRules rules;

    /// @param codes what senders' reason codes mean
    public DistributorReader(Programme programme, ReasonCodes codes) {
        this.rules = new ProgrammeRules(programme, codes);
    }

    /// Reads a distributor.
    ///
    /// @param tenant the distributor
    /// @param accounts the summaries of its account units, one a unit
    /// @param held its own subjects: endpoints and offers
    /// @param unplaced subjects that no account holds
    /// @param at the instant to read for
    public DistributorReading read(
            String tenant,
            List<AccountSummary> accounts,
            List<HeldSlice> held,
            List<HeldSlice> unplaced,
            Instant at) {
        Distributor distributor = rules.distributor(tenant);
        var now = new ReadingClock(at, rules.calendar(tenant));
        var own = new HeldSlices(held);
        var homeless = new HeldSlices(unplaced);
        Stream<Instant> received = Stream.concat(accounts.stream().flatMap(s -> s.lastReceived().stream()),
                Stream.concat(own.all().stream(), homeless.all().stream())
                        .filter(h -> h.subject().kind() != Subject.Kind.PORTFOLIO)
                        .flatMap(h -> h.slice().lastReceived().stream()));
        List<Queued> queue = queue(accounts, now);
        List<AccountLine> lines = AccountLine.of(accounts, queue, now);
        List<FeedReading> feeds = new FeedHealth(now, distributor.silentAfterDays()).read(own.all());
        List<OfferLag> offers = new OfferLags(rules, now).read(own.all());
        LastHeard heard = LastHeard.of(received, now, distributor);
        ReadingBasis basis = ReadingBasis.of(now, rules, tenant);
        var portfolio = new DistributorReading.Portfolio(totals(lines), lines, 0,
                new PortfolioParts(basis, lines, queue, heard.silent()).of(own.all()));
        return new DistributorReading(basis, portfolio, queue,
                homeless.all().stream().map(DistributorReader::unplaced).toList(), feeds, offers, heard,
                Optional.empty());
    }

    static PortfolioTotals totals(List<AccountLine> lines) {
        return AccountTotals.totals(lines.stream().map(AccountLine::told).toList());
    }

    private static List<Queued> queue(List<AccountSummary> accounts, ReadingClock now) {
        List<Queued> result = new ArrayList<>();
        for (AccountSummary account : accounts) {
            for (MoveSummary need : account.needs()) {
                boolean late = need.urgency() == Deadline.Urgency.LATE;
                result.add(new Queued(account.unit(), account.account(), need,
                        late ? now.daysSince(need.due()) : now.daysUntil(need.due()),
                        now.daysSince(now.calendar().day(need.since()))));
            }
        }
        return result.stream().sorted(HEAVIEST).toList();
    }

    private static UnplacedSubject unplaced(HeldSlice held) {
        Optional<String> customer = held.slice().customer();
        return new UnplacedSubject(held.subject(),
                customer.isPresent()
                        ? UnplacedSubject.Missing.LINK_OF_CUSTOMER
                        : UnplacedSubject.Missing.ACCOUNT_OR_CUSTOMER,
                customer, held.slice().lastReceived());
    }
}
