package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.UnappliedEvents;
import dev.lightup.domain.distributor.UnplacedSubject;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A distributor's home as JSON.
///
/// @param unapplied events that could not be applied yet; absent when there are none
/// @param untold accounts that are being written anew and stand in no row and in no sum; absent when there are none
public record DistributorTwin(
        String $schema,
        String unit,
        String distributor,
        String zone,
        Optional<Instant> asOf,
        boolean silent,
        Optional<Integer> untold,
        TwinParts.Headline verdict,
        Sums totals,
        List<Account> accounts,
        List<Queued> queue,
        List<Unknown> unplaced,
        List<Endpoint> feeds,
        List<Lag> offers,
        Optional<UnappliedEvents> unapplied) {
    /// The accounts added up.
    public record Sums(
            int accounts,
            int withLate,
            int silent,
            int moves,
            int late,
            SideCount waits,
            SideCount overdue,
            TwinParts.SeatCount seats,
            TwinParts.OrderCounts orders,
            SideCount stuck,
            long atStake,
            List<Stage> stages) {}

    /// Counts by whose move it is.
    public record SideCount(int partner, int distributor, int vendor, int customer) {}

    /// How many accounts are that far.
    public record Stage(OnboardingReading.Stage stage, int accounts) {}

    /// An account.
    public record Account(
            String account,
            String name,
            String page,
            Verdict.Level level,
            int waiting,
            int late,
            long atStake,
            TwinParts.SeatCount seats,
            Optional<TwinParts.Renewal> renewal,
            TwinParts.OrderCounts orders,
            OnboardingReading.Stage stage,
            Optional<Instant> lastReceived,
            boolean silent,
            int disputes,
            int unmapped) {}

    /// A need of an account.
    public record Queued(
            String account,
            String name,
            Subject about,
            Move.Kind kind,
            String title,
            String todo,
            Optional<String> region,
            Side side,
            String who,
            Cause cause,
            String why,
            Optional<TwinParts.Customer> customer,
            Optional<Long> seats,
            Optional<String> offer,
            Deadline.Urgency urgency,
            Instant since,
            LocalDate due,
            int businessDays,
            Optional<LocalDate> promised,
            boolean stuck,
            Optional<Goal> goal,
            Optional<Raised> escalation) {}

    /// A subject that no account holds.
    public record Unknown(
            Subject subject,
            UnplacedSubject.Missing missing,
            Optional<String> customer,
            Optional<Instant> lastReceived) {}

    /// An endpoint's health.
    public record Endpoint(
            String endpoint,
            boolean silent,
            Optional<Instant> lastReceived,
            Optional<Instant> tested,
            Optional<Instant> heartbeat,
            long quarantined,
            List<Problem> problems,
            List<File> exports,
            List<FeedReading.OpenFile> open) {}

    /// Something that was not understood.
    public record Problem(Instant received, String receipt, String code, String detail, long rows) {}

    /// The newest file of a feed.
    public record File(
            String feed,
            Instant asOf,
            Instant received,
            long rows,
            long unreadable,
            Optional<String> firstProblem,
            int ageDays,
            Optional<FeedReading.HeldFile> held) {}

    /// An offer and how soon it could be ordered.
    public record Lag(
            String offer,
            String name,
            Optional<LocalDate> announced,
            Optional<LocalDate> litUp,
            Optional<Long> days,
            OfferLag.Status status) {}

    /// The twin of that distributor's home.
    public static DistributorTwin of(DistributorReading reading, NameLookup known, String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.DISTRIBUTOR, 0);
        PortfolioNames portfolio = PortfolioNames.of(reading, known);
        return new DistributorTwin(place.schema("distributor"), unit, reading.basis().distributor().name(),
                reading.basis().distributor().zone(),
                reading.heard().at(), reading.heard().silent(),
                Optional.of(reading.portfolio().untold()).filter(accounts -> accounts > 0),
                headline(reading, portfolio),
                sums(reading),
                reading.portfolio().accounts().stream().map(a -> account(a, portfolio, place)).toList(),
                reading.queue().stream().map(q -> queued(q, portfolio)).toList(),
                reading.unplaced()
                        .stream()
                        .map(u -> new Unknown(u.subject(), u.missing(), u.customer(), u.lastReceived()))
                        .toList(),
                reading.feeds().stream().map(DistributorTwin::endpoint).toList(),
                reading.offers()
                        .stream()
                        .map(o -> new Lag(o.offer(), o.name(), o.announced(), o.litUp(), o.days(), o.status()))
                        .toList(),
                reading.unapplied());
    }

    public static TwinParts.Headline headline(DistributorReading reading, PortfolioNames portfolio) {
        return new TwinParts.Headline(reading.portfolio().totals().level(), portfolio.headline().text());
    }

    private static SideCount sides(BySide by) {
        return new SideCount(by.partner(), by.distributor(), by.vendor(), by.customer());
    }

    private static Sums sums(DistributorReading reading) {
        var t = reading.portfolio().totals();
        return new Sums(t.accounts().all(), t.accounts().withLate(), t.accounts().silent(), t.moves(), t.late(),
                sides(t.waits().all()),
                sides(t.waits().overdue()), TwinMaker.seats(t.seats()),
                TwinMaker.count(t.orders()),
                sides(t.waits().stuck()),
                t.atStake(),
                t.accounts().stages().stream().map(s -> new Stage(s.stage(), s.accounts())).toList());
    }

    private static Account account(AccountSummary a, PortfolioNames portfolio, RelativeLinks place) {
        return new Account(a.account(), portfolio.account(a.unit(), a.account()), place.home() + a.unit() + "/",
                a.verdict().level(), a.verdict().waits().total(), a.verdict().late(),
                a.atStake(), TwinMaker.seats(a.seats()), a.verdict().renewal().map(TwinMaker::renewal),
                TwinMaker.count(a.orders()),
                a.stage(), a.lastReceived(), a.silent(),
                a.disputes(),
                a.unmapped());
    }

    private static Queued queued(DistributorReading.Queued q, PortfolioNames portfolio) {
        var n = q.need();
        AccountNames cast = portfolio.cast(q.unit(), q.account());
        return new Queued(q.account(), portfolio.account(q.unit(), q.account()), n.about(), n.kind(), n.title(),
                ActionTitles.of(n, cast), n.region(), n.side(), cast.owner(n.side(), n.customer()), n.cause(),
                ReasonSentences.of(n, cast),
                n.customer().map(c -> new TwinParts.Customer(c, cast.customer(c))), n.seats(), n.offer(), n.urgency(),
                n.since(), n.due(), q.businessDays(), n.promised(), n.stuck(), n.goal(), n.raised());
    }

    private static Endpoint endpoint(FeedReading f) {
        return new Endpoint(f.endpoint(), f.silent(), f.lastReceived(), f.tested(), f.heartbeat(), f.quarantined(),
                f.problems()
                        .stream()
                        .map(p -> new Problem(p.received(), p.receipt(), p.code(), p.detail(), p.rows()))
                        .toList(),
                f.files()
                        .newest()
                        .stream()
                        .map(e -> new File(e.feed(), e.file().asOf(), e.file().received(), e.file().rows(),
                                e.file().unreadable(),
                                e.file().firstProblem(), e.ageDays(), e.held()))
                        .toList(),
                f.files().open());
    }
}
