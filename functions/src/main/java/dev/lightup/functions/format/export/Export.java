package dev.lightup.functions.format.export;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.functions.directory.Columns;
import dev.lightup.functions.directory.Endpoint;
import dev.lightup.functions.format.Bodies;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.format.Unreadable;
import dev.lightup.functions.format.export.first.FirstReading;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.signature.Authentication;
import dev.lightup.ledger.RawEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Exports: a signed CSV file of absolute values, read through the endpoint's column map and stored as one event. Its id is made of its
/// content, so it never conflicts. Rows that cannot be read are told by their line, the others count. Thread-safe.
public final class Export implements Format {
    /// The media type of a file.
    public static final String CSV = "text/csv";
    /// The largest file in bytes.
    public static final int LARGEST = 256 * 1024;
    private static final int LARGEST_STORED = 480 * 1024;

    private final Authentication authentication;

    /// @param authentication how its senders prove themselves
    public Export(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of(CSV, LARGEST);
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public Reading read(Delivery delivery) {
        Optional<String> text = Bodies.text(delivery.body());
        if (text.isEmpty()) {
            return Reading.unread(Unreadable.NOT_UTF8.because("save the file as CSV UTF-8"), delivery);
        }
        return switch (Layout.find(text.get(), delivery.endpoint().columns())) {
            case Layout.Search.None(String detail) ->
                Reading.unread(Refusal.COLUMNS_UNKNOWN.because(detail), delivery);
            case Layout.Search.Found(Layout layout) -> read(layout, delivery);
        };
    }

    private static Reading read(Layout layout, Delivery delivery) {
        Optional<String> said = layout.columns().asOf().isPresent() ? Optional.empty() : layout.table().asOf();
        var cells = new Cells(layout.columns().dates(), true, Optional.empty(),
                delivery.endpoint().zone().<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC));
        Optional<Instant> asOf = said.flatMap(text -> cells.moment(text)
                .filter(at -> cells.isTrueBy(text, at, Optional.of(delivery.received()))));
        if (said.isPresent() && asOf.isEmpty()) {
            Problem problem = Refusal.AS_OF_INVALID
                    .because(
                            "the `# asOf:` line holds a day, or a date-time with its offset, from 2000 to when the file was received");
            return Reading.unread(problem, delivery);
        }
        var keeping = new Keeping(layout, delivery.tenant().key(), delivery.endpoint().zone());
        Sheet sheet = keeping.sheet(asOf.orElse(delivery.sent()), delivery.received());
        Rows rows = Rows.of(sheet, feed(delivery.endpoint().id(), layout.columns().feed()));
        if (rows.read() == 0) {
            String first = rows.unreadable().stream().findFirst().map(Export::words).orElse("the file has no rows");
            return new Reading.Single(
                    new Item.Unread(Optional.empty(), Refusal.NO_READABLE_ROW.because(first), delivery.body()),
                    Report.of(rows, layout, keeping.passedOver()));
        }
        String stored = sheet.write(keeping.fields());
        if (stored.length() > LARGEST_STORED) {
            return Reading.unread(Refusal.EXPORT_TOO_LARGE.because("send it in parts of fewer rows"), delivery);
        }
        var identity = new Identity(delivery, layout.columns(), asOf);
        return new Reading.Single(new Item.Event(delivery.endpoint().sources().getFirst(), identity.id(),
                identity.mac(), layout.columns().version(), stored, keeping.labels(), delivery.body(),
                Optional.empty()),
                Report.of(rows, layout, keeping.passedOver()));
    }

    static String words(Rows.Told row) {
        return "line " + row.line() + ": " + row.detail();
    }

    private static String feed(String endpoint, Columns.Feed feed) {
        return endpoint + "/" + feed.word();
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        return switch (Sheet.reading(raw.body())) {
            case 1 -> FirstReading.entries(raw);
            case Sheet.READING -> read(raw);
            default -> throw new IllegalStateException("a newer release stored this export");
        };
    }

    private static List<Entry> read(RawEvent raw) {
        Sheet sheet = Sheet.read(raw.body());
        String feed = feed(raw.endpoint(), sheet.head().feed());
        Rows rows = Rows.of(sheet, feed);
        List<Entry> entries = new ArrayList<>();
        for (Rows.Said said : rows.said()) {
            entries.add(entry(raw, said));
        }
        var read = new SystemFact.ExportRead(feed, rows.asOf(), (long) rows.read() + rows.unreadable().size(),
                rows.unreadable().size(), rows.unreadable().stream().findFirst().map(Export::words));
        entries.add(entry(raw, new Rows.Said(new Subject(Subject.Kind.ENDPOINT, raw.endpoint()), 0, rows.asOf(),
                Optional.empty(), Optional.empty(), read)));
        return List.copyOf(entries);
    }

    private static Entry entry(RawEvent raw, Rows.Said said) {
        Fact fact = said.fact();
        return new Entry(said.subject(), raw.id(), raw.source(), said.place(), Optional.empty(), said.asOf(),
                raw.received(), said.account(), said.customer(), raw.grade(), Catalogue.of(fact).name(), fact);
    }

    /// What makes a file the same file.
    private record Identity(Delivery delivery, Columns columns, Optional<Instant> asOf) {
        /// The version of the column map first, so that of two readings of one file the newer map's counts.
        String id() {
            Endpoint endpoint = delivery.endpoint();
            // a file without a date of its own is a new one whenever it is sent anew: the message's id stays only while it is repeated
            String when = asOf.map(Instant::toString)
                    .orElseGet(() -> columns.asOf().isPresent() ? "by row" : delivery.messageId());
            String head = String.join("\0", feed(endpoint.id(), columns.feed()),
                    Integer.toString(columns.version()), when, "");
            return "%04d-%s".formatted(columns.version(), hash(head));
        }

        String mac() {
            return hash("");
        }

        private String hash(String head) {
            return Keeping.mac(delivery.tenant().key(), head, delivery.body());
        }
    }
}
