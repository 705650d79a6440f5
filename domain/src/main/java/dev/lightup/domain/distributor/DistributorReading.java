package dev.lightup.domain.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.MoveSummary;
import java.util.List;
import java.util.Optional;

/// Everything a distributor's home says, as facts: its portfolio and the health of its own feed.
///
/// @param queue what waits at the accounts, a list a side, its own first; in it late things first, then by weight: all that the accounts
/// tell, which of one account is at most {@link AccountSummary#NEEDS}
/// @param unplaced subjects that no account holds yet, by subject
/// @param feeds its endpoints, those with something wrong first
/// @param offers how soon announced offers could be ordered here, those not yet lit up first, longest first
/// @param heard when anything was last received from this distributor
/// @param unapplied what of it could not be applied yet
public record DistributorReading(
        ReadingBasis basis,
        Portfolio portfolio,
        List<Queued> queue,
        List<UnplacedSubject> unplaced,
        List<FeedReading> feeds,
        List<OfferLag> offers,
        LastHeard heard,
        Optional<UnappliedEvents> unapplied) {
    /// The sides in the order in which a distributor reads what waits.
    public static final List<Side> OWN_FIRST = List.of(Side.DISTRIBUTOR, Side.PARTNER, Side.VENDOR, Side.CUSTOMER);

    public DistributorReading {
        queue = List.copyOf(queue);
        unplaced = List.copyOf(unplaced);
        feeds = List.copyOf(feeds);
        offers = List.copyOf(offers);
    }

    /// Its accounts.
    ///
    /// @param totals the accounts' numbers added up
    /// @param lines those with most days late times seats on the distributor's own side first, {@link AccountLine#OWN_LATE_FIRST}
    /// @param untold accounts whose numbers are being written anew: they stand in no row and in no sum
    /// @param named some of them under a name, by id
    public record Portfolio(
            PortfolioTotals totals,
            List<AccountLine> lines,
            int untold,
            List<NamedPortfolio> named) {
        public Portfolio {
            lines = List.copyOf(lines);
            named = List.copyOf(named);
        }

        /// What they told, in the same order.
        public List<AccountSummary> accounts() {
            return lines.stream().map(AccountLine::told).toList();
        }
    }

    /// What waits for a side, in its order.
    public List<Queued> queue(Side side) {
        return queue.stream().filter(queued -> queued.need().side() == side).toList();
    }

    /// The same where nothing was told of some more accounts.
    public DistributorReading without(int accounts) {
        return new DistributorReading(basis, new Portfolio(portfolio.totals(), portfolio.lines(), accounts,
                portfolio.named().stream().map(part -> part.without(accounts)).toList()), queue, unplaced, feeds,
                offers, heard, unapplied);
    }

    /// The same where that could not be applied yet.
    public DistributorReading withUnapplied(Optional<UnappliedEvents> events) {
        return new DistributorReading(basis, portfolio, queue, unplaced, feeds, offers, heard, events);
    }

    /// A need of one of the accounts.
    ///
    /// @param unit the account's unit
    /// @param account the distributor's id of the partner
    /// @param businessDays whole business days late (when late) or left (otherwise)
    /// @param waitingDays whole business days since the wait began
    public record Queued(String unit, String account, MoveSummary need, int businessDays, int waitingDays) {
        /// Business days late times the seats that hang on it; a thing without seats counts as one, a day begun as one. Nothing where it is
        /// not late: that stands by its day.
        public long weight() {
            return need.urgency() == Deadline.Urgency.LATE
                    ? Math.max(1, businessDays) * Math.max(1, need.seats().orElse(1L))
                    : 0;
        }
    }
}
