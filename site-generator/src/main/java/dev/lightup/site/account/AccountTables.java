package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.domain.waiting.Raised;
import dev.lightup.site.parts.OrderRow;
import dev.lightup.site.parts.SubscriptionRow;
import dev.lightup.site.twin.CsvDocument;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.ReasonWords;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of an account's pages as files.
public final class AccountTables {
    private final AccountReading reading;
    private final AccountNames cast;

    private AccountTables(AccountReading reading, NameLookup known) {
        this.reading = reading;
        this.cast = AccountNames.of(reading, known);
    }

    /// The files by name.
    public static SortedMap<String, String> of(AccountReading reading, NameLookup known) {
        var tables = new AccountTables(reading, known);
        var files = new TreeMap<String, String>();
        files.put("moves.csv", tables.moves());
        files.put("seats.csv", tables.seats());
        files.put("customers.csv", tables.customers());
        files.put("subscriptions.csv", tables.subscriptions());
        files.put("orders.csv", tables.orders());
        files.put("milestones.csv", tables.milestones());
        files.put("requirements.csv", tables.requirements());
        files.put("months.csv", tables.months());
        return files;
    }

    private String moves() {
        var csv = new CsvDocument("kind", "subject", "title", "what to do", "region", "side", "who", "cause", "why",
                "customer",
                "customer name", "seats",
                "offer", "urgency", "since", "due", "business days late or left", "promised", "stuck", "coming",
                "have", "wanted", "of sold", "same since", "level",
                "from before");
        reading.agenda().moves().forEach(m -> move(csv, m, false));
        reading.agenda().coming().forEach(m -> move(csv, m, true));
        return csv.text();
    }

    private void move(CsvDocument csv, Move m, boolean coming) {
        MoveSummary need = MoveSummary.of(m, Optional.empty());
        Deadline deadline = m.deadline();
        csv.row(m.kind(), m.about(), m.title(), ActionTitles.of(need, cast), need.region(), need.side(),
                cast.owner(need.side(), need.customer()), need.cause(), ReasonSentences.of(m, cast), need.customer(),
                need.customer().map(cast::customer), need.seats(), need.offer(), deadline.urgency(), deadline.since(),
                deadline.due(), deadline.businessDays(), deadline.promised(), m.stuck(), coming,
                need.goal().flatMap(Goal::have), need.goal().flatMap(Goal::want), need.goal().map(Goal::sold),
                need.goal().flatMap(Goal::since), need.raised().map(Raised::level),
                cast.background().isFromBefore(need));
    }

    /// The account's offers, then each customer's.
    private String seats() {
        var csv = new CsvDocument("customer", "customer name", "offer", "name", "sold", "trial", "assigned", "in use",
                "sold in use",
                "idle", "idle, assigned", "idle, not assigned", "unmeasured", "over", "in use on trial",
                "in use, none sold", "in use, sold not told", "in use %", "window days", "as of", "workload", "mapped",
                "being provisioned", "unknown status", "assigned beyond sold");
        reading.seats().offers().forEach(o -> seats(csv, Optional.empty(), o));
        for (CustomerReading c : reading.customers()) {
            c.seats().offers().forEach(o -> seats(csv, Optional.of(c.id()), o));
        }
        return csv.text();
    }

    private void seats(CsvDocument csv, Optional<String> customer, OfferSeats o) {
        Seats s = o.seats();
        csv.row(customer, customer.map(cast::customer), o.key(), o.name(), s.sold(), s.trial(), s.assigned(),
                s.active(), s.inUse(), s.idle(), s.ledger().idleAssigned(), s.ledger().idleUnassigned(), s.unmeasured(),
                s.ledger().over(), s.ledger().trial(), s.ledger().unsold(), s.ledger().untold(), s.activePercent(),
                s.windowDays(), s.asOf(), o.workload(), o.mapped(), s.apart().provisioning(),
                s.apart().unknownStatus(), s.ledger().assignedBeyond());
    }

    private String customers() {
        var csv = new CsvDocument("customer", "name", "sold", "trial", "assigned", "in use", "sold in use", "idle",
                "unmeasured",
                "over", "in use on trial", "in use, none sold", "in use, sold not told", "in use %", "as of",
                "next date", "what", "trial ends", "seats then", "idle of these", "not measured of these", "state",
                "being provisioned",
                "unknown status", "assigned beyond sold");
        for (CustomerReading c : reading.customers()) {
            Seats s = c.seats().total();
            csv.row(c.id(), cast.customer(c.id()), s.sold(), s.trial(), s.assigned(), s.active(), s.inUse(), s.idle(),
                    s.unmeasured(), s.ledger().over(), s.ledger().trial(), s.ledger().unsold(), s.ledger().untold(),
                    s.activePercent(), s.asOf(), c.renewal().map(Renewal::on), c.renewal().map(Renewal::outcome),
                    c.renewal().map(Renewal::trial), c.renewal().flatMap(Renewal::seats),
                    c.renewal().flatMap(Renewal::idle), c.renewal().map(Renewal::unmeasured), c.standing(),
                    s.apart().provisioning(), s.apart().unknownStatus(), s.ledger().assignedBeyond());
        }
        return csv.text();
    }

    private String subscriptions() {
        var csv = new CsvDocument("customer", "customer name", "subscription", "sku", "offer", "status", "sold",
                "quantity by events",
                "quantity by export", "trial", "ends", "what then", "renews", "order", "gone from export", "disputed",
                "sequence fell");
        for (CustomerReading c : reading.customers()) {
            for (SubscriptionReading r : c.holdings().subscriptions()) {
                SubscriptionState s = r.state();
                csv.row(c.id(), cast.customer(c.id()), r.subject().id(), r.told().sku(), r.offer(), r.told().status(),
                        r.told().sold(),
                        s.quantity(),
                        s.listed().flatMap(SubscriptionState.Listed::quantity), r.told().onTrial(), r.told().ends(),
                        r.outcome(),
                        r.told().autorenew(),
                        s.order(),
                        r.told().gone(), r.dispute().map(d -> SubscriptionRow.disputed(d, cast.days())),
                        r.slice().fell());
            }
        }
        return csv.text();
    }

    private String orders() {
        var csv = new CsvDocument("order", "customer", "customer name", "phase", "status", "lines", "reference",
                "submitted",
                "since",
                "scheduled", "fulfilled", "side", "who", "cause", "urgency", "due", "business days late or left",
                "seats in use, attributed",
                "reason", "failures", "gone from export", "sequence fell");
        for (OrderReading o : reading.orders().all()) {
            var customer = o.slice().customer();
            var deadline = o.move().map(Move::deadline);
            csv.row(o.subject().id(), customer, customer.map(cast::customer), o.phase(), o.told().status(),
                    o.told().lines().stream().map(this::line).toList(), o.state().reference(), o.told().submitted(),
                    o.told().since(),
                    o.state().scheduled(), o.state().fulfilled(), o.move().map(m -> m.why().side()),
                    o.move().map(m -> cast.owner(m.why().side(), m.stake().customer())),
                    o.move().map(m -> m.why().cause()), deadline.map(d -> d.urgency()), deadline.map(d -> d.due()),
                    deadline.map(d -> d.businessDays()), o.inUse(), o.state().reason().map(ReasonWords::words),
                    o.state().failures(), o.told().gone(), o.slice().fell());
        }
        return csv.text();
    }

    /// A line with its SKU, which a file is sorted by.
    private String line(OrderLine line) {
        String name = OrderRow.line(line, cast);
        return cast.offer(line.sku()).equals(line.sku()) ? name : name + " (" + line.sku() + ")";
    }

    private String milestones() {
        var csv = new CsvDocument("subscription", "customer", "customer name", "offer", "template", "step", "title",
                "status",
                "by evidence",
                "done", "took business days", "due", "late", "cannot be seen", "side", "deployed by");
        for (MilestonePath p : reading.agenda().paths()) {
            for (MilestonePath.Step s : p.steps()) {
                csv.row(p.subscription().id(), p.customer(), p.customer().map(cast::customer), p.offer(), p.template(),
                        s.step(), s.title(), s.status(), s.byEvidence(), s.days().done(), s.days().took(),
                        s.days().due(), s.late(), s.unseen(), s.side(), p.deployedBy());
            }
        }
        return csv.text();
    }

    private String months() {
        var csv = new CsvDocument("customer", "customer name", "sku", "offer", "workload", "month", "as of", "sold",
                "assigned",
                "in use");
        for (CustomerReading c : reading.customers()) {
            for (SkuMonths m : c.months()) {
                m.months()
                        .forEach(p -> csv.row(c.id(), cast.customer(c.id()), m.sku(), m.offer(), m.workload(),
                                p.month(), p.asOf(),
                                p.sold(), p.assigned(), p.active()));
            }
        }
        return csv.text();
    }

    private String requirements() {
        var csv = new CsvDocument("requirement", "region", "status", "since", "reason");
        for (RequirementTrack t : reading.partner().onboarding().tracks()) {
            csv.row(t.requirement(), t.region(), t.status(), t.since(), t.reason().map(ReasonWords::words));
        }
        return csv.text();
    }
}
