package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.distributor.UnappliedEvents;
import dev.lightup.domain.distributor.UnplacedSubject;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Side;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A distributor's home as JSON.
///
/// @param accounts the head of its accounts, in the order of the home; the others stand on the pages of `accountBands`, all in `accounts.csv`
/// @param queue a list a side, its own first: the things that the home shows; all of them stand on the list's page and in `queue.csv`
/// @param unapplied events that could not be applied yet; absent when there are none
/// @param notice what the operator has to say on all pages
/// @param portfolios some of its accounts each, under a name; an account may belong to several
/// @param untold accounts that are being written anew and stand in no row and in no sum; absent when there are none
public record DistributorTwin(
        String $schema,
        String unit,
        String distributor,
        String zone,
        Optional<Instant> asOf,
        boolean silent,
        Optional<String> notice,
        Optional<Integer> untold,
        TwinParts.Headline verdict,
        Sums totals,
        List<AccountsTwin.Line> accounts,
        List<TwinParts.Band> accountBands,
        List<SideQueue> queue,
        List<Unknown> unplaced,
        List<Endpoint> feeds,
        List<Lag> offers,
        Optional<UnappliedEvents> unapplied,
        List<Portfolio> portfolios) {
    /// The accounts added up.
    ///
    /// @param opened how many are opened to their partners
    public record Sums(
            int accounts,
            int withLate,
            int silent,
            int opened,
            int moves,
            int late,
            AccountsTwin.SideCount waits,
            AccountsTwin.SideCount overdue,
            TwinParts.SeatCount seats,
            TwinParts.OrderCounts orders,
            AccountsTwin.SideCount stuck,
            long atStake,
            List<Stage> stages) {}

    /// How many accounts are that far.
    public record Stage(OnboardingReading.Stage stage, int accounts) {}

    /// A portfolio: its own page says the rest.
    ///
    /// @param page the way to it; absent while it has no place yet
    /// @param accounts how many accounts of it are known
    public record Portfolio(
            String portfolio,
            String name,
            Optional<String> manager,
            Optional<String> page,
            int accounts,
            int waiting,
            int late,
            Optional<Long> sold,
            Optional<Long> inUse,
            Optional<Instant> seatsAsOf) {
        private static Portfolio of(NamedPortfolio one, PortfolioNames names) {
            var totals = one.reading().portfolio().totals();
            return new Portfolio(one.id(), one.name(), one.manager(), PortfolioRows.folder(one, names),
                    totals.accounts().all(), totals.moves(), totals.late(), totals.seats().sold(),
                    totals.seats().inUse(), totals.seats().asOf());
        }
    }

    /// A side's list: how much waits, where it stands whole, and its head.
    public record SideQueue(Side side, int waiting, int late, String page, List<QueueTwin.Thing> things) {}

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
    ///
    /// @param accounts the head of its accounts; absent where there are none
    public static DistributorTwin of(
            DistributorReading reading,
            PortfolioNames portfolio,
            Optional<AccountsPage> accounts,
            String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.DISTRIBUTOR, 0);
        return new DistributorTwin(place.schema("distributor"), unit, reading.basis().distributor().name(),
                reading.basis().distributor().zone(),
                reading.heard().at(), reading.heard().silent(),
                reading.basis().distributor().notice().map(OperatorNotice::text),
                Optional.of(reading.portfolio().untold()).filter(some -> some > 0),
                headline(reading, portfolio),
                sums(reading),
                accounts.map(page -> AccountsTwin.lines(page, portfolio)).orElse(List.of()),
                accounts.map(AccountsTwin::bands).orElse(List.of()),
                DistributorReading.OWN_FIRST.stream().map(side -> queue(side, reading, portfolio)).toList(),
                reading.unplaced()
                        .stream()
                        .map(u -> new Unknown(u.subject(), u.missing(), u.customer(), u.lastReceived()))
                        .toList(),
                reading.feeds().stream().map(DistributorTwin::endpoint).toList(),
                reading.offers()
                        .stream()
                        .map(o -> new Lag(o.offer(), o.name(), o.announced(), o.litUp(), o.days(), o.status()))
                        .toList(),
                reading.unapplied(),
                reading.portfolio().named().stream().map(one -> Portfolio.of(one, portfolio)).toList());
    }

    public static TwinParts.Headline headline(DistributorReading reading, PortfolioNames portfolio) {
        return new TwinParts.Headline(reading.portfolio().totals().level(), portfolio.headline().text());
    }

    static Sums sums(DistributorReading reading) {
        var t = reading.portfolio().totals();
        return new Sums(t.accounts().all(), t.accounts().withLate(), t.accounts().silent(), t.accounts().opened(),
                t.moves(), t.late(),
                AccountsTwin.SideCount.of(t.waits().all()),
                AccountsTwin.SideCount.of(t.waits().overdue()), TwinMaker.seats(t.seats()),
                TwinMaker.count(t.orders()),
                AccountsTwin.SideCount.of(t.waits().stuck()),
                t.atStake(),
                t.accounts().stages().stream().map(s -> new Stage(s.stage(), s.accounts())).toList());
    }

    static SideQueue queue(Side side, DistributorReading reading, PortfolioNames portfolio) {
        var waits = reading.portfolio().totals().waits();
        return new SideQueue(side, waits.all().of(side), waits.overdue().of(side), QueuePage.folder(side),
                QueueHead.of(side, reading).stream().map(q -> QueueTwin.Thing.of(q, portfolio)).toList());
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
