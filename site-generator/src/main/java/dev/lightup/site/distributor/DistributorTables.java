package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Raised;
import dev.lightup.site.twin.CsvDocument;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.ReasonSentences;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a distributor's home as files.
public final class DistributorTables {
    private DistributorTables() {}

    /// The files by name.
    public static SortedMap<String, String> of(DistributorReading reading, PortfolioNames portfolio) {
        var files = new TreeMap<String, String>();
        files.put("accounts.csv", accounts(reading, portfolio));
        files.put(QueuePage.FILE, queue(reading.queue(), portfolio));
        files.put("unplaced.csv", unplaced(reading));
        files.put("feeds.csv", feeds(reading));
        files.put("offers.csv", offers(reading));
        if (!reading.portfolio().named().isEmpty()) {
            files.put(PortfolioRows.FILE, portfolios(reading));
        }
        return files;
    }

    /// The files of a portfolio by name.
    ///
    /// @param names of its pages, {@link PortfolioNames#within}
    public static SortedMap<String, String> ofPart(DistributorReading reading, PortfolioNames names) {
        var files = new TreeMap<String, String>();
        files.put("accounts.csv", accounts(reading, names));
        files.put(QueuePage.FILE, queue(reading.queue(), names));
        return files;
    }

    private static String portfolios(DistributorReading reading) {
        var csv = new CsvDocument("portfolio", "name", "manager", "accounts", "accounts not told", "level", "waiting",
                "late", "late with distributor", "late with partner", "late with vendor", "late with customers",
                "sold", "in use", "idle", "unmeasured", "seats as of");
        boolean known = reading.portfolio().untold() == 0;
        for (NamedPortfolio one : reading.portfolio().named()) {
            PortfolioTotals t = one.reading().portfolio().totals();
            BySide overdue = t.waits().overdue();
            csv.row(one.id(), one.name(), one.manager(), t.accounts().all(),
                    known ? Optional.of(one.untold().size()) : Optional.empty(), t.level(), t.moves(), t.late(),
                    overdue.distributor(), overdue.partner(), overdue.vendor(), overdue.customer(),
                    t.seats().sold(), t.seats().inUse(), t.seats().idle(), t.seats().unmeasured(), t.seats().asOf());
        }
        return csv.text();
    }

    private static String accounts(DistributorReading reading, PortfolioNames portfolio) {
        var csv = new CsvDocument("account", "name", "level", "waiting", "late", "seats at stake", "sold", "assigned",
                "in use",
                "sold in use", "idle",
                "unmeasured", "next renewal", "what", "seats then", "idle of these", "over", "in use on trial",
                "in use, none sold", "in use, sold not told", "seats as of",
                "open orders",
                "stuck orders", "stage", "last received", "silent", "disputes", "unmapped words",
                "waiting with distributor", "late with distributor", "days x seats with distributor",
                "waiting with partner", "late with partner", "days x seats with partner", "late with vendor",
                "late with customers", "data as of", "data age in business days", "in use by month",
                "opened", "waiting from before the opening", "things whose sequence fell");
        for (AccountLine line : reading.portfolio().lines()) {
            AccountSummary a = line.told();
            BySide waits = a.verdict().waits();
            BySide overdue = a.verdict().overdue();
            Optional<Renewal> renewal = a.verdict().renewal();
            csv.row(a.account(), portfolio.account(a.unit(), a.account()), a.verdict().level(),
                    a.verdict().waits().total(), a.verdict().late(),
                    a.atStake(),
                    a.seats().sold(), a.seats().assigned(), a.seats().active(), a.seats().inUse(),
                    a.seats().idle(), a.seats().unmeasured(), renewal.map(Renewal::on),
                    renewal.map(Renewal::outcome), renewal.flatMap(Renewal::seats), renewal.flatMap(Renewal::idle),
                    a.seats().ledger().over(), a.seats().ledger().trial(),
                    a.seats().ledger().unsold(), a.seats().ledger().untold(), a.seats().asOf(), a.orders().open(),
                    a.orders().stuck(),
                    a.stage(), a.lastReceived(), a.silent(), a.disputes(), a.unmapped(), waits.distributor(),
                    overdue.distributor(), line.own().weight(), waits.partner(), overdue.partner(),
                    line.partner().weight(), overdue.vendor(), overdue.customer(),
                    line.data().map(AccountLine.DataAge::asOf), line.data().map(AccountLine.DataAge::businessDays),
                    a.months().stream().map(m -> m.month() + " " + m.active()).toList(), a.opened(),
                    a.verdict().fromBefore(), a.fell().orElse(0));
        }
        return csv.text();
    }

    /// What waits, of all sides, of one, or of a band.
    public static String queue(List<DistributorReading.Queued> queue, PortfolioNames portfolio) {
        var csv = new CsvDocument("account", "name", "kind", "subject", "title", "what to do", "region", "side", "who",
                "cause",
                "why",
                "customer", "customer name", "seats", "offer", "urgency", "since", "due", "business days late or left",
                "promised", "stuck", "have", "wanted", "of sold", "same since", "level", "days x seats",
                "from before");
        for (var q : queue) {
            var n = q.need();
            AccountNames cast = portfolio.cast(q.unit(), q.account());
            csv.row(q.account(), portfolio.account(q.unit(), q.account()), n.kind(), n.about(), n.title(),
                    ActionTitles.of(n, cast), n.region(), n.side(), cast.owner(n.side(), n.customer()), n.cause(),
                    ReasonSentences.of(n, cast), n.customer(), n.customer().map(cast::customer), n.seats(), n.offer(),
                    n.urgency(),
                    n.since(), n.due(), q.businessDays(), n.promised(), n.stuck(), n.goal().flatMap(Goal::have),
                    n.goal().flatMap(Goal::want), n.goal().map(Goal::sold), n.goal().flatMap(Goal::since),
                    n.raised().map(Raised::level), q.weight(), cast.background().isFromBefore(n));
        }
        return csv.text();
    }

    private static String unplaced(DistributorReading reading) {
        var csv = new CsvDocument("subject", "missing", "customer", "last received", "what helps");
        for (var u : reading.unplaced()) {
            csv.row(u.subject(), u.missing(), u.customer(), u.lastReceived(), QueueWords.remedy(u));
        }
        return csv.text();
    }

    /// A line for each endpoint, problem and file.
    private static String feeds(DistributorReading reading) {
        var csv = new CsvDocument("endpoint", "line", "silent", "last received", "tested", "heartbeat",
                "not understood",
                "code", "detail",
                "receipt", "feed", "as of", "rows", "unreadable rows", "age in business days");
        Optional<String> none = Optional.empty();
        for (var f : reading.feeds()) {
            csv.row(f.endpoint(), "endpoint", f.silent(), f.lastReceived(), f.tested(), f.heartbeat(), f.quarantined(),
                    none, none, none,
                    none, none, none, none, none);
            for (EndpointState.Problem p : f.problems()) {
                csv.row(f.endpoint(), "problem", none, p.received(), none, none, none, p.code(), p.detail(),
                        p.receipt(), none, none,
                        p.rows(), none, none);
            }
            for (var e : f.files().newest()) {
                csv.row(f.endpoint(), "file", none, e.file().received(), none, none, none, none,
                        e.file().firstProblem(), none, e.feed(),
                        e.file().asOf(), e.file().rows(), e.file().unreadable(), e.ageDays());
            }
        }
        return csv.text();
    }

    private static String offers(DistributorReading reading) {
        var csv = new CsvDocument("offer", "name", "announced", "lit up", "days", "state");
        for (var o : reading.offers()) {
            csv.row(o.offer(), o.name(), o.announced(), o.litUp(), o.days(), o.status());
        }
        return csv.text();
    }
}
