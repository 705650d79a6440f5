package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.RowsApart;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.UploadFormat;
import dev.lightup.senders.format.Vocabulary;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Exports that are uploaded: the same rows by the same rules as those that are posted, some at a time. Pure and thread-safe.
final class ExportUploads implements UploadFormat {
    /// The most accounts that one file lists: what the feed is told of them is one item.
    static final int MOST_ACCOUNTS = 5_000;

    /// The most bytes, packed, of what a file says at once, as a whole or of one order or one customer's seats: it is one item.
    static final int MOST_PACKED = 320 * 1024;
    /// So many bytes a character has in UTF-8, at most.
    private static final int LONGEST_CHARACTER = 3;
    /// What comes of fewer characters of rows is never so much.
    private static final int SMALL = 64 * 1024;

    private final Supplier<Vocabulary> words;
    private final int mostRows;

    ExportUploads(Supplier<Vocabulary> words) {
        this(words, SnapshotBegin.MOST_ROWS);
    }

    /// @param mostRows more of one file are not read
    ExportUploads(Supplier<Vocabulary> words, int mostRows) {
        this.words = words;
        this.mostRows = mostRows;
    }

    /// When the rows of an announced file were true, where the file does not say so; empty when what the sender says of it cannot be.
    static Optional<Instant> asOf(SnapshotBegin begin, Optional<String> zone, Instant received) {
        var cells = CellReader.ofMoments(Optional.empty(), zone);
        return begin.asOf()
                .map(text -> cells.moment(text).filter(at -> cells.isTrueBy(text, at, Optional.of(received))))
                .orElseGet(() -> Optional.of(begin.at()).filter(at -> mayBeOf(at, received)));
    }

    /// Whether a file that does not say when it was true may be of that moment.
    static boolean mayBeOf(Instant at, Instant received) {
        return new CellReader(Optional.empty(), true).isTrueBy(IsoTime.format(at), at, Optional.of(received));
    }

    private static SnapshotBegin begin(RawEvent announced) {
        return Codec.read(SnapshotBegin.class, announced.body());
    }

    private static UploadedSheet sheet(String how) {
        UploadedSheet sheet = Codec.read(UploadedSheet.class, how);
        if (sheet.head().reading().filter(number -> number <= StoredExport.READING).isEmpty()) {
            throw new IllegalStateException("a newer release stored this export");
        }
        return sheet;
    }

    @Override
    public long largest() {
        return SnapshotBegin.LARGEST_FILE;
    }

    @Override
    public Cut cut(RawEvent announced, ByteString tenantKey, Endpoint endpoint, InputStream bytes, KeptRows to)
            throws IOException {
        SnapshotBegin begin = begin(announced);
        Instant asOf = asOf(begin, announced.zone(), announced.received()).orElse(announced.received());
        return new UploadCut(announced, asOf, tenantKey, endpoint, to, words.get().statuses(), mostRows)
                .of(bytes);
    }

    @Override
    public Cut whole(RawEvent announced, Instant arrived, String how, IntFunction<String> rows) {
        UploadedSheet sheet = sheet(how);
        FileTally tally = tally(announced, sheet);
        for (int number = 0; number < sheet.groups(); number++) {
            String lines = rows.apply(number);
            List<ExportRows.Said> told = tally.read(rows(sheet, lines), new HolderRows());
            if (lines.length() > SMALL && told.stream().anyMatch(one -> isBeyond(Codec.text(one.fact())))) {
                return new Cut.Refused(SnapshotBegin.TOO_LARGE.because("at most " + MOST_PACKED
                        + " bytes of one order, or of the seats of one customer and SKU, when they are packed"));
            }
        }
        if (tally.read() == 0 && sheet.rows().isEmpty()) {
            return new Cut.Refused(FileRefusal.NO_READABLE_ROW.because(tally.unreadable()
                    .first()
                    .stream()
                    .findFirst()
                    .map(ExportFormat::words)
                    .orElse("the file has no rows")));
        }
        var said = new UploadedSheet.Said(tally.listed(), FileReport.Lines.of(tally));
        return said.listed().accounts().size() > MOST_ACCOUNTS
                ? new Cut.Refused(SnapshotBegin.TOO_LARGE.because("at most " + MOST_ACCOUNTS
                        + " accounts, these are " + said.listed().accounts().size() + ": send it in parts"))
                : kept(sheet.pieces(), Codec.text(sheet.with(said, arrived)));
    }

    private static Cut kept(int pieces, String how) {
        return isBeyond(how)
                ? new Cut.Refused(SnapshotBegin.TOO_LARGE.because("at most " + MOST_PACKED
                        + " bytes of accounts, torn lines and those of contradicting subscriptions together, when they are packed: send it in parts"))
                : new Cut.Rows(pieces, how);
    }

    private static boolean isBeyond(String text) {
        return text.length() > MOST_PACKED / LONGEST_CHARACTER && DeflatedText.pack(text).length > MOST_PACKED;
    }

    @Override
    public Entry begun(RawEvent announced, String how) {
        UploadedSheet sheet = sheet(how);
        UploadedSheet.Said said = said(sheet);
        return entry(announced, ExportFormat.begun(feed(announced, sheet), said.listed(), said.lines().asOf(),
                said.lines().rows() + said.lines().unreadable(), sheet.arrived()));
    }

    @Override
    public List<Entry> piece(RawEvent announced, String how, int number, String lines) {
        UploadedSheet sheet = sheet(how);
        FileTally tally = tally(announced, sheet);
        List<StoredExport.Row> rows = rows(sheet, lines);
        List<ExportRows.Said> said = new ArrayList<>();
        if (number < sheet.groups()) {
            said.addAll(tally.read(rows, new HolderRows()));
        } else {
            var people = new HolderRows();
            rows.forEach(row -> tally.names(row, people));
            people.said()
                    .stream()
                    .filter(one -> sheet.groups() + UploadCut.place(one.subject().toString(), sheet.names()) == number)
                    .forEach(said::add);
        }
        return said.stream().map(one -> entry(announced, one)).toList();
    }

    @Override
    public List<Entry> end(RawEvent announced, String how) {
        UploadedSheet sheet = sheet(how);
        UploadedSheet.Said said = said(sheet);
        Subject feed = feed(announced, sheet);
        return List.of(
                entry(announced,
                        new ExportRows.Said(feed, 0, said.lines().asOf(), Optional.empty(), Optional.empty(),
                                said.listed())),
                entry(announced, ExportFormat.read(announced, feed.id(), said.lines())));
    }

    @Override
    public Map<String, Json> report(String how) {
        UploadedSheet sheet = sheet(how);
        return FileReport.of(sheet.facts(), said(sheet).lines());
    }

    private FileTally tally(RawEvent announced, UploadedSheet sheet) {
        return new FileTally(sheet.head(), feed(announced, sheet).id(), words.get().statuses(),
                FileReport.FIRST, sheet.apart().orElse(RowsApart.NONE));
    }

    private static List<StoredExport.Row> rows(UploadedSheet sheet, String lines) {
        return StoredExport.rows(sheet.head(), fields(sheet), lines);
    }

    private static List<ExportField> fields(UploadedSheet sheet) {
        return sheet.fields()
                .stream()
                .map(word -> ExportField.of(sheet.head().feed(), word)
                        .orElseThrow(() -> new IllegalStateException("a stored export has a field " + word)))
                .toList();
    }

    private static UploadedSheet.Said said(UploadedSheet sheet) {
        return sheet.said().orElseThrow(() -> new IllegalStateException("nobody has looked at the whole file yet"));
    }

    private static Subject feed(RawEvent announced, UploadedSheet sheet) {
        return new Subject(Subject.Kind.FEED, ExportFormat.feed(announced.endpoint(), sheet.head().feed()));
    }

    private static Entry entry(RawEvent announced, ExportRows.Said said) {
        return ExportFormat.entry(announced, said).in(announced.zone());
    }
}
