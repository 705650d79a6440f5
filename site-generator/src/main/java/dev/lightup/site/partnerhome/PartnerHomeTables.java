package dev.lightup.site.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.partnerhome.HomeReader;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.site.twin.CsvDocument;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.ReasonSentences;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a partner's home as files.
public final class PartnerHomeTables {
    static final String MOVES = "moves.csv";
    static final String ACCOUNTS = "accounts.csv";
    static final String READERS = "readers.csv";

    private PartnerHomeTables() {}

    /// The files by name.
    public static SortedMap<String, String> of(PartnerHomeWords words) {
        var files = new TreeMap<String, String>();
        files.put(MOVES, moves(words));
        files.put(ACCOUNTS, accounts(words));
        files.put(READERS, readers(words));
        return files;
    }

    private static String moves(PartnerHomeWords words) {
        var csv = new CsvDocument("distributor", "account", "kind", "subject", "title", "what to do", "region", "side",
                "who", "cause", "why", "seats", "offer", "urgency", "since", "due", "business days late or left",
                "promised", "stuck", "have", "wanted", "days x seats", "from before");
        for (var move : words.queue()) {
            var n = move.queued().need();
            HomeAccount at = words.account(move.account());
            csv.row(words.name(at), move.queued().account(), n.kind(), n.about(), n.title(),
                    ActionTitles.of(n, at.cast()), n.region(), n.side(), at.cast().owner(n.side(), n.customer()),
                    n.cause(), ReasonSentences.of(n, at.cast()), n.seats(), n.offer(), n.urgency(), n.since(), n.due(),
                    move.queued().businessDays(), n.promised(), n.stuck(), n.goal().flatMap(Goal::have),
                    n.goal().flatMap(Goal::want), move.queued().weight(), at.cast().background().isFromBefore(n));
        }
        return csv.text();
    }

    private static String accounts(PartnerHomeWords words) {
        var csv = new CsvDocument("distributor", "account", "level", "waiting", "late", "waiting with partner",
                "late with partner", "late with customers", "late with distributor", "late with vendor", "sold",
                "sold in use", "idle", "unmeasured", "seats as of", "open orders", "stuck orders", "next renewal",
                "what", "seats then", "idle of these", "last received", "silent", "opened", "read by", "notice",
                "frozen since");
        for (HomeAccount account : words.accounts()) {
            AccountSummary a = account.told().told();
            var late = a.verdict().overdue();
            var renewal = a.verdict().renewal();
            csv.row(words.name(account), a.account(), a.verdict().level(), a.verdict().waits().total(),
                    a.verdict().late(), a.verdict().waits().partner(), late.partner(), late.customer(),
                    late.distributor(), late.vendor(), a.seats().sold(), a.seats().inUse(), a.seats().idle(),
                    a.seats().unmeasured(), a.seats().asOf(), a.orders().open(), a.orders().stuck(),
                    renewal.map(Renewal::on), renewal.map(Renewal::outcome), renewal.flatMap(Renewal::seats),
                    renewal.flatMap(Renewal::idle), a.lastReceived(), a.silent(), a.opened(),
                    EnglishText.list(words.readBy(account)), account.told().notice(), account.told().heldSince());
        }
        return csv.text();
    }

    private static String readers(PartnerHomeWords words) {
        var csv = new CsvDocument("reader", "since", "invited until", "last entry");
        for (HomeReader reader : words.reading().readers()) {
            csv.row(reader.address(), reader.since(),
                    reader.since().isPresent() ? Optional.empty() : Optional.of(reader.until()), reader.last());
        }
        return csv.text();
    }
}
