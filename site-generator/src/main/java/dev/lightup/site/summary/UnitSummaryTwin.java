package dev.lightup.site.summary;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.account.AccountTwin;
import dev.lightup.site.distributor.DistributorTwin;
import dev.lightup.site.distributor.PortfolioNames;
import dev.lightup.site.partnerhome.PartnerHomeTwin;
import dev.lightup.site.partnerhome.PartnerHomeWords;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A unit in short, as `summary.json`.
///
/// @param unit the unit's path on the site
/// @param asOf when anything was last received
/// @param opened when an account was opened to its partner; absent while its distributor alone reads it, and of other units
/// @param needsAction what waits, most pressing first, at most {@link #NEEDS}
/// @param release a hash of the unit's other pages
public record UnitSummaryTwin(
        String $schema,
        String unit,
        Optional<Instant> asOf,
        Optional<Instant> opened,
        TwinParts.Headline verdict,
        SeatSum seats,
        OrderSum orders,
        List<Need> needsAction,
        String release) {
    static final int NEEDS = 10;

    /// Seats as far as they were told.
    public record SeatSum(
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> active,
            Optional<Long> inUse,
            Optional<Long> idle,
            long unmeasured,
            Optional<Instant> asOf) {
        static SeatSum of(Seats seats) {
            return new SeatSum(seats.sold(), seats.assigned(), seats.active(), seats.inUse(), seats.idle(),
                    seats.unmeasured(), seats.asOf());
        }
    }

    /// Orders by phase.
    public record OrderSum(int open, int stuck, int fulfilled, int failed) {
        static OrderSum of(OrderCount count) {
            return new OrderSum(count.open(), count.stuck(), count.fulfilled(), count.failed());
        }
    }

    /// Something that waits.
    public record Need(
            Subject about,
            Move.Kind kind,
            String title,
            String todo,
            Side side,
            String who,
            Cause cause,
            Deadline.Urgency urgency,
            LocalDate due) {}

    /// The summary of an account's unit.
    public static UnitSummaryTwin of(AccountReading reading, NameLookup known, String unit, String release) {
        AccountNames cast = AccountNames.of(reading, known);
        return new UnitSummaryTwin(RelativeLinks.of(UnitKind.ACCOUNT, 0).schema("summary"), unit,
                reading.heard().at(), reading.partner().opened(),
                AccountTwin.headline(reading, cast),
                SeatSum.of(reading.seats().total()), OrderSum.of(reading.orders().count()),
                reading.agenda().moves().stream().limit(NEEDS).map(m -> need(m, cast)).toList(), release);
    }

    /// The summary of a distributor's unit.
    public static UnitSummaryTwin of(DistributorReading reading, NameLookup known, String unit, String release) {
        PortfolioNames portfolio = PortfolioNames.of(reading, known);
        return new UnitSummaryTwin(RelativeLinks.of(UnitKind.DISTRIBUTOR, 0).schema("summary"), unit,
                reading.heard().at(), Optional.empty(),
                DistributorTwin.headline(reading, portfolio), SeatSum.of(reading.portfolio().totals().seats()),
                OrderSum.of(reading.portfolio().totals().orders()),
                reading.queue().stream().limit(NEEDS).map(q -> need(q, portfolio)).toList(),
                release);
    }

    /// The summary of a partner's unit: what is in use has no sum over distributors.
    public static UnitSummaryTwin of(PartnerHomeWords words, String unit, String release) {
        PartnerHomeReading reading = words.reading();
        return new UnitSummaryTwin(RelativeLinks.of(UnitKind.PARTNER, 0).schema("summary"), unit, reading.received(),
                Optional.empty(), PartnerHomeTwin.headline(words),
                new SeatSum(reading.sold(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        reading.unmeasured(), reading.seatsAsOf()),
                OrderSum.of(reading.orders()),
                words.queue()
                        .stream()
                        .limit(NEEDS)
                        .map(move -> need(move.queued().need(), words.account(move.account()).cast()))
                        .toList(),
                release);
    }

    private static Need need(DistributorReading.Queued q, PortfolioNames portfolio) {
        return need(q.need(), portfolio.cast(q.unit(), q.account()));
    }

    private static Need need(MoveSummary n, AccountNames cast) {
        return new Need(n.about(), n.kind(), n.title(), ActionTitles.of(n, cast), n.side(),
                cast.owner(n.side(), n.customer()),
                n.cause(),
                n.urgency(), n.due());
    }

    private static Need need(Move m, AccountNames cast) {
        return new Need(m.about(), m.kind(), m.title(),
                ActionTitles.of(MoveSummary.of(m, Optional.empty()), cast), m.why().side(),
                cast.owner(m.why().side(), m.stake().customer()), m.why().cause(), m.deadline().urgency(),
                m.deadline().due());
    }
}
