package dev.lightup.senders.export;

import dev.lightup.senders.export.csv.LimitedLines;
import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.senders.export.column.ColumnDrafter;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.senders.export.column.MapDraft;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.DraftedColumns;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.export.first.FirstReading;
import dev.lightup.senders.format.AnnouncedFile;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.TextEncoding;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.format.UnreadableBody;
import dev.lightup.senders.format.UploadFormat;
import dev.lightup.senders.format.Vocabulary;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.signature.SenderAuthentication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Exports: a signed CSV file of absolute values, read through the endpoint's column map and stored as one event. Its id is made of its
/// content, so it never conflicts. Rows that cannot be read are told by their line, the others count. Thread-safe.
public final class ExportFormat implements Format {
    /// The media type of a file.
    public static final String CSV = "text/csv";
    /// The media type of an announcement.
    public static final String JSON = "application/json";
    /// The largest file in bytes.
    public static final int LARGEST = LimitedLines.LONGEST;
    /// A file is of a moment from this year on.
    public static final int FIRST_YEAR = 2000;
    /// A file is of a moment at most so many minutes after it is received.
    public static final int MINUTES_AHEAD = 5;
    static final String NO_MOMENT = "the `# asOf:` line holds a day, or a date-time with its offset, from 2000 to when the file was received";
    private static final int LARGEST_STORED = 480 * 1024;
    /// The largest announcement in bytes.
    private static final int LARGEST_BEGIN = 4 * 1024;

    private final SenderAuthentication authentication;
    private final Supplier<Vocabulary> words;
    private final ExportUploads uploads;

    /// @param authentication how its senders prove themselves
    /// @param words what senders' words mean
    public ExportFormat(SenderAuthentication authentication, Supplier<Vocabulary> words) {
        this.authentication = authentication;
        this.words = words;
        this.uploads = new ExportUploads(words);
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of(CSV, LARGEST, JSON, LARGEST_BEGIN);
    }

    @Override
    public SenderAuthentication authentication() {
        return authentication;
    }

    @Override
    public Optional<UploadFormat> uploads() {
        return Optional.of(uploads);
    }

    @Override
    public ParseResult read(AuthenticatedBody delivery) {
        return delivery.media().equals(JSON) ? begin(delivery) : file(delivery);
    }

    private static ParseResult begin(AuthenticatedBody delivery) {
        if (delivery.body().length() > LARGEST_BEGIN) {
            return ParseResult.unread(SnapshotBegin.MALFORMED.because("at most " + LARGEST_BEGIN + " bytes"), delivery);
        }
        return switch (BodyReader.json(delivery.body())) {
            case ReadOutcome.Bad<Json>(HttpProblem problem) -> ParseResult.unread(problem, delivery);
            case ReadOutcome.Good<Json>(Json body) -> switch (SnapshotBegin.read(body)) {
                case ReadOutcome.Bad<SnapshotBegin>(HttpProblem problem) -> ParseResult.unread(problem, delivery);
                case ReadOutcome.Good<SnapshotBegin>(SnapshotBegin begin) -> begin(begin, delivery);
            };
        };
    }

    private static ParseResult begin(SnapshotBegin begin, AuthenticatedBody delivery) {
        int newest = delivery.endpoint().columns().stream().mapToInt(ColumnMap::version).max().orElse(0);
        if (newest == 0) {
            return ParseResult.unread(FileRefusal.COLUMNS_UNKNOWN.because("the endpoint has no column map"), delivery);
        }
        if (ExportUploads.asOf(begin, delivery.endpoint().zone(), delivery.received()).isEmpty()) {
            return ParseResult.unread(FileRefusal.AS_OF_INVALID.at(List.of(begin.asOf().isPresent()
                    ? new HttpProblem.Place("/data/asOf",
                            "a day, or a date-time with its offset, from 2000 to when it was received")
                    : new HttpProblem.Place("/timestamp",
                            "from 2000 to when it was received: without `asOf` the file is of this moment"))),
                    delivery);
        }
        // all that makes it the same file, so that an announcement never conflicts
        String same = String.join("\0", delivery.endpoint().id(), "upload", Integer.toString(newest),
                begin.asOf().orElseGet(() -> begin.at().toString()), begin.sha256(), Long.toString(begin.size()));
        String hash = ExportTokenizer.mac(delivery.tenant().key(), same, ByteString.EMPTY);
        return new ParseResult.Single(new ParsedEvent.Announcement(
                new ParsedEvent.Event(delivery.endpoint().scope().sources().getFirst(),
                        "%04d-%s".formatted(newest, hash), hash, newest, Codec.text(begin), List.of(), delivery.body(),
                        Optional.empty()),
                new AnnouncedFile(begin.sha256(), begin.size())), Map.of());
    }

    private ParseResult file(AuthenticatedBody delivery) {
        Optional<String> text = BodyReader.text(delivery.body());
        if (text.isEmpty()) {
            return ParseResult.unread(UnreadableBody.NOT_UTF8.because(TextEncoding.advice(delivery.body())), delivery);
        }
        return switch (ColumnMatch.find(text.get(), delivery.endpoint().columns())) {
            case ColumnMatch.Search.None(String detail) ->
                ParseResult.unread(FileRefusal.COLUMNS_UNKNOWN.because(detail), delivery);
            case ColumnMatch.Search.Found(ColumnMatch layout) -> read(layout, delivery);
        };
    }

    private ParseResult read(ColumnMatch layout, AuthenticatedBody delivery) {
        boolean byRow = isByRow(layout);
        // also where rows say it themselves: one that does not is of that moment
        Optional<String> said = layout.table().asOf();
        Optional<Instant> asOf = said.flatMap(text -> CellReader.ofFile(text, layout.columns().dates(),
                delivery.endpoint().zone(), delivery.received()));
        if (said.isPresent() && asOf.isEmpty()) {
            return ParseResult.unread(FileRefusal.AS_OF_INVALID.because(NO_MOMENT), delivery);
        }
        var keeping = new ExportTokenizer(layout, delivery.tenant().key(), delivery.endpoint().zone());
        StoredExport sheet = keeping.sheet(asOf.orElse(delivery.sent()), delivery.received());
        ExportRows rows = ExportRows.of(sheet, feed(delivery.endpoint().id(), layout.columns().feed()),
                words.get().statuses());
        if (rows.read() == 0 && !layout.table().isEmpty()) {
            String first = rows.unreadable()
                    .stream()
                    .findFirst()
                    .map(ExportFormat::words)
                    .orElse("the file has no rows");
            return new ParseResult.Single(
                    new ParsedEvent.Unread(Optional.empty(), FileRefusal.NO_READABLE_ROW.because(first),
                            delivery.body()),
                    FileReport.of(rows, layout, keeping.passedOver()));
        }
        String stored = sheet.write(keeping.fields());
        if (stored.length() > LARGEST_STORED) {
            return ParseResult.unread(FileRefusal.EXPORT_TOO_LARGE.because("send it in parts of fewer rows"), delivery);
        }
        var identity = new Identity(delivery, layout.columns(), byRow, asOf);
        return new ParseResult.Single(
                new ParsedEvent.Event(delivery.endpoint().scope().sources().getFirst(), identity.id(),
                        identity.mac(), layout.columns().version(), stored, keeping.labels(), delivery.body(),
                        Optional.empty()),
                FileReport.of(rows, layout, keeping.passedOver()));
    }

    @Override
    public Optional<DraftedColumns> drafted(ByteString body, Map<String, String> said) {
        return BodyReader.text(body).flatMap(text -> ColumnDrafter.draft(text, said));
    }

    @Override
    public Optional<String> draft(ByteString body) {
        return BodyReader.text(body).map(text -> MapDraft.of(text).write());
    }

    @Override
    public ByteString confirmed(ByteString body) {
        return UploadedCsv.confirmed(body);
    }

    /// Whether rows say themselves when they were true: where there is none the file does.
    private static boolean isByRow(ColumnMatch layout) {
        return layout.columns().asOf().isPresent() && !layout.table().isEmpty();
    }

    static String words(ExportRows.Told row) {
        return "line " + row.line() + ": " + row.detail();
    }

    static String feed(String endpoint, ColumnMap.Feed feed) {
        return endpoint + "/" + feed.word();
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        // what an uploaded file says lies beside its announcement
        return raw.file().isPresent() ? List.of() : posted(raw);
    }

    private List<Entry> posted(RawEvent raw) {
        return switch (StoredExport.reading(raw.body())) {
            case 1 -> FirstReading.entries(raw);
            case 2, 3, StoredExport.READING -> read(raw);
            default -> throw new IllegalStateException("a newer release stored this export");
        };
    }

    private List<Entry> read(RawEvent raw) {
        StoredExport sheet = StoredExport.read(raw.body());
        String feed = feed(raw.endpoint(), sheet.head().feed());
        ExportRows rows = ExportRows.of(sheet, feed, words.get().statuses());
        List<Entry> entries = new ArrayList<>();
        for (ExportRows.Said said : rows.said()) {
            entries.add(entry(raw, said));
        }
        if (sheet.head().pieces().isPresent()) {
            entries.add(entry(raw, begun(rows)));
        }
        entries.add(entry(raw, read(raw, feed, FileReport.Lines.of(rows))));
        return List.copyOf(entries);
    }

    /// What the endpoint is told of a file that was read.
    static ExportRows.Said read(RawEvent raw, String feed, FileReport.Lines lines) {
        var read = new SystemFact.ExportRead(feed, lines.asOf(), lines.rows() + lines.unreadable(), lines.unreadable(),
                lines.problems().stream().findFirst().map(ExportFormat::words));
        return new ExportRows.Said(new Subject(Subject.Kind.ENDPOINT, raw.endpoint()), 0, lines.asOf(),
                Optional.empty(), Optional.empty(), read);
    }

    /// The place of what is said of a file before its rows are: no row stands in the line of the headings.
    private static final int HEADINGS = 1;

    /// That the file is begun, in the order of the feed's events just before that it is read.
    private static ExportRows.Said begun(ExportRows rows) {
        ExportRows.Said read = rows.said().getLast();
        if (!(read.fact() instanceof FeedFact.FileRead file)) {
            throw new IllegalStateException("what a file says ends with what it lists");
        }
        return begun(read.subject(), file, read.asOf(), (long) rows.read() + rows.unreadable().size(),
                Optional.empty());
    }

    /// @param asOf the newest moment that a row speaks of
    /// @param rows all of its rows
    /// @param arrived when it was there, where it came after its announcement
    static ExportRows.Said begun(
            Subject feed,
            FeedFact.FileRead file,
            Instant asOf,
            long rows,
            Optional<Instant> arrived) {
        var begun = new FeedFact.FileBegun(file.asOf(), rows,
                file.accounts().stream().map(FeedFact.Listed::account).toList(), arrived);
        return new ExportRows.Said(feed, HEADINGS, asOf.minusMillis(1), Optional.empty(), Optional.empty(), begun);
    }

    static Entry entry(RawEvent raw, ExportRows.Said said) {
        Fact fact = said.fact();
        return new Entry(said.subject(), raw.id(), raw.source(), said.place(), Optional.empty(), said.asOf(),
                raw.received(), said.account(), said.customer(), raw.grade(), Catalogue.of(fact).name(), fact);
    }

    /// What makes a file the same file.
    private record Identity(AuthenticatedBody delivery, ColumnMap columns, boolean byRow, Optional<Instant> asOf) {
        /// The version of the column map first, so that of two readings of one file the newer map's counts.
        String id() {
            Endpoint endpoint = delivery.endpoint();
            // a file without a date of its own is a new one whenever it is sent anew: the message's id stays only while it is repeated
            String when = asOf.map(Instant::toString)
                    .orElseGet(() -> byRow ? "by row" : delivery.messageId());
            String head = String.join("\0", feed(endpoint.id(), columns.feed()),
                    Integer.toString(columns.version()), when, "");
            return "%04d-%s".formatted(columns.version(), hash(head));
        }

        String mac() {
            return hash("");
        }

        private String hash(String head) {
            return ExportTokenizer.mac(delivery.tenant().key(), head, delivery.body());
        }
    }
}
