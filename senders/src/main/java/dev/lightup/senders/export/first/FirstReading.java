package dev.lightup.senders.export.first;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.log.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first reading of a stored export: what its rows said when it was applied, they say for ever. Nothing in this package changes any more;
/// the rules of today stand in the package above it.
public final class FirstReading {
    private FirstReading() {}

    /// What an event of the first reading says.
    ///
    /// @throws IllegalStateException when its body is no stored export
    public static List<Entry> entries(RawEvent raw) {
        FirstSheet sheet = FirstSheet.read(raw.body());
        String feed = raw.endpoint() + "/" + sheet.head().feed().word();
        FirstRows rows = FirstRows.of(sheet, feed);
        List<Entry> entries = new ArrayList<>();
        for (FirstRows.Said said : rows.said()) {
            entries.add(entry(raw, said));
        }
        var read = new SystemFact.ExportRead(feed, rows.asOf(), (long) rows.read() + rows.unreadable().size(),
                rows.unreadable().size(), rows.unreadable().stream().findFirst().map(FirstReading::words));
        entries.add(entry(raw, new FirstRows.Said(new Subject(Subject.Kind.ENDPOINT, raw.endpoint()), 0, rows.asOf(),
                Optional.empty(), Optional.empty(), read)));
        return List.copyOf(entries);
    }

    private static String words(FirstRows.Unreadable row) {
        return "line " + row.line() + ": " + row.detail();
    }

    private static Entry entry(RawEvent raw, FirstRows.Said said) {
        Fact fact = said.fact();
        return new Entry(said.subject(), raw.id(), raw.source(), said.place(), Optional.empty(), said.asOf(),
                raw.received(), said.account(), said.customer(), raw.grade(), Catalogue.of(fact).name(), fact);
    }
}
