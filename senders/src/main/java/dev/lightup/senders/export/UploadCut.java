package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.RowsApart;
import dev.lightup.senders.export.clash.SubscriptionClaims;
import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.senders.export.csv.LineWindow;
import dev.lightup.senders.export.csv.LimitedLines;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.UnreadableBody;
import dev.lightup.senders.format.UploadFormat.Cut;
import dev.lightup.senders.format.UploadFormat.KeptRows;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Cuts one file: reads it line by line, and hands on what is kept of each row to the piece in which all of its group are. Of the file nothing
/// is held but some lines, and whom it names as hashes. Used by one thread, once.
final class UploadCut {
    /// So many bytes of a file are a piece: some two hundred rows.
    static final int PIECE = 32 * 1024;
    /// The most lines that may be torn: each is told.
    static final int MOST_TORN = 1_000;
    /// The most bytes of what is kept of them: it is one label.
    static final int MOST_TORN_TEXT = 300 * 1024;
    /// So much of a torn line's text is kept.
    private static final int TORN_TEXT = 200;
    /// So many pieces of rows come to one of names.
    private static final int NAMES = 4;
    /// The number of the way in which rows are written: another one is another shape.
    private static final int WRITTEN = 2;
    /// The header stands on the first lines, and these are not long.
    private static final int FIRST_LINES = 256;
    private static final int FIRST_CHARACTERS = 512 * 1024;
    private static final int LABELS = 500;
    private static final int HASH = 14;
    private static final int HEX = 16;
    /// The most rows of a piece: all of them are read together.
    static final int MOST_TOGETHER = 10_000;

    private final RawEvent announced;
    private final Instant asOf;
    private final ByteString tenantKey;
    private final Endpoint endpoint;
    private final KeptRows to;
    private final StatusWords words;
    private final int mostRows;
    /// Subjects that have their name, and tokens that have their label, as hashes: a file may name very many.
    private final Set<Long> named = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    /// Lines that could not be cut, and rows that do not fit, in the order in which those of a posted file are told.
    private final List<UploadedCsv.Torn> torn = new ArrayList<>();
    private final List<UploadedCsv.Torn> unfit = new ArrayList<>();
    private int tornText;

    /// @param announced says in which zone its days begin, whatever its endpoint says by now
    /// @param asOf when its rows were true, where the file does not say so
    /// @param words what the words for where an order stands mean
    /// @param mostRows more are not read
    UploadCut(
            RawEvent announced,
            Instant asOf,
            ByteString tenantKey,
            Endpoint endpoint,
            KeptRows to,
            StatusWords words,
            int mostRows) {
        this.announced = announced;
        this.asOf = asOf;
        this.tenantKey = tenantKey;
        this.endpoint = endpoint;
        this.to = to;
        this.words = words;
        this.mostRows = mostRows;
    }

    /// A bound of the file is passed: nothing more of it is read.
    private static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient HttpProblem problem;

        Beyond(HttpProblem problem) {
            super(problem.detail());
            this.problem = problem;
        }
    }

    Cut of(InputStream bytes) throws IOException {
        var lines = new LineWindow(new LimitedLines(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))));
        try {
            return switch (ColumnMatch.find(first(lines), endpoint.columns())) {
                case ColumnMatch.Search.None(String detail) ->
                    new Cut.Refused(FileRefusal.COLUMNS_UNKNOWN.because(detail));
                case ColumnMatch.Search.Found(ColumnMatch layout) -> of(lines, layout);
            };
        } catch (LimitedLines.TooLong _) {
            return new Cut.Refused(
                    SnapshotBegin.TOO_LARGE.because("at most " + LimitedLines.LONGEST + " characters a line"));
        } catch (Beyond e) {
            return new Cut.Refused(e.problem);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return new Cut.Refused(UnreadableBody.NOT_UTF8.because("save the file as CSV UTF-8"));
            }
            throw e.getCause();
        }
    }

    private static String first(LineWindow lines) {
        int last = 0;
        int characters = 0;
        while (last < FIRST_LINES && characters < FIRST_CHARACTERS && lines.has(last)) {
            characters += lines.line(last).length();
            last++;
        }
        return last == 0 ? "" : lines.text(0, last - 1);
    }

    private Cut of(LineWindow lines, ColumnMatch layout) {
        Optional<String> said = layout.table().asOf();
        Optional<Instant> own = said.flatMap(text -> CellReader.ofFile(text, layout.columns().dates(),
                announced.zone(), announced.received()));
        if (said.isPresent() && own.isEmpty()) {
            return new Cut.Refused(FileRefusal.AS_OF_INVALID.because(
                    "the `# asOf:` line holds a day, or a date-time with its offset, from 2000 to when the file was announced"));
        }
        var keeping = new ExportTokenizer(layout, tenantKey, announced.zone());
        var pieces = new Pieces(keeping.fields(), layout.columns().feed(),
                new FileTally(keeping.head(own.orElse(asOf), announced.received(), List.of(), true), "", words, 1,
                        RowsApart.NONE));
        to.begin(shape(layout), pieces.count());
        boolean[] header = {true};
        UploadedCsv.cut(lines, layout.delimiter(), UploadedCsv.comments(lines).size(), row -> {
            if (header[0]) {
                header[0] = false;
            } else {
                keeping.take(row, pieces::row, line -> torn(line, unfit));
                if (keeping.untaken() >= LABELS) {
                    labels(keeping);
                }
            }
        }, line -> torn(line, torn));
        pieces.end();
        torn.addAll(unfit);
        StoredExport.Head head = keeping.head(own.orElse(asOf), announced.received(), torn, true);
        labels(keeping);
        return new Cut.Rows(pieces.count(), Codec.text(new UploadedSheet(head,
                pieces.fields.stream().map(ExportField::word).toList(), pieces.groups, pieces.names,
                FileReport.FileNotes.of(layout, keeping.passedOver()), Optional.empty(), Optional.empty(),
                layout.table().isEmpty() ? Optional.of(0L) : Optional.empty(),
                Optional.of(pieces.claims.apart()).filter(apart -> !apart.equals(RowsApart.NONE)))));
    }

    /// Everything but the file that decides what is kept of it.
    private String shape(ColumnMatch layout) {
        return KeyIds.hash(HASH, KeyIds.utf8(String.join("\0", layout.columns().toString(),
                Character.toString(layout.delimiter()), announced.zone().orElse(""),
                Integer.toString(StoredExport.READING), Integer.toString(PIECE),
                Integer.toString(WRITTEN))));
    }

    private void torn(UploadedCsv.Torn line, List<UploadedCsv.Torn> to) {
        if (torn.size() + unfit.size() == MOST_TORN) {
            throw new Beyond(SnapshotBegin.TOO_LARGE.because("at most " + MOST_TORN
                    + " lines that cannot be cut into cells, line " + line.line() + " is one more"));
        }
        String text = line.text().length() > TORN_TEXT ? line.text().substring(0, TORN_TEXT) : line.text();
        tornText += KeyIds.utf8(text).length + 1;
        if (tornText > MOST_TORN_TEXT) {
            throw new Beyond(SnapshotBegin.TOO_LARGE.because("at most " + MOST_TORN_TEXT
                    + " bytes of lines that cannot be cut into cells, with line " + line.line() + " it is more"));
        }
        to.add(new UploadedCsv.Torn(line.line(), line.why(), text));
    }

    /// A token that was told already is not told again.
    private void labels(ExportTokenizer keeping) {
        List<PersonalLabel.Clear> labels = keeping.takeLabels()
                .stream()
                .filter(label -> told.add(hash(label.token())))
                .toList();
        if (!labels.isEmpty()) {
            to.labels(labels);
        }
    }

    /// One of so many places, always the same for the same text.
    static int place(String text, int count) {
        return (int) (hash(text) % count);
    }

    private static long hash(String text) {
        return Long.parseLong(KeyIds.hash(HASH, KeyIds.utf8(text)), HEX);
    }

    /// Which row goes where.
    private final class Pieces {
        private final List<ExportField> fields;
        private final ColumnMap.Feed feed;
        private final FileTally tally;
        private final int groups = Math.toIntExact(
                Math.max(1, Math.ceilDiv(announced.file().map(RawEvent.FileApart::size).orElse(0L), PIECE)));
        private final int names = Math.ceilDiv(groups, NAMES);
        private final int[] counts = new int[groups];
        private final Map<String, String> unnamed = new LinkedHashMap<>();
        private final SubscriptionClaims claims = new SubscriptionClaims();
        private long rows;

        Pieces(List<ExportField> fields, ColumnMap.Feed feed, FileTally tally) {
            this.fields = fields;
            this.feed = feed;
            this.tally = tally;
        }

        int count() {
            return groups + names;
        }

        void row(StoredExport.Row row) {
            if (++rows > mostRows) {
                throw new Beyond(SnapshotBegin.TOO_LARGE
                        .because("at most " + mostRows + " rows, these are more: send it in parts"));
            }
            String line = StoredExport.line(row, fields);
            int group = place(group(row), groups);
            if (++counts[group] > MOST_TOGETHER) {
                throw new Beyond(SnapshotBegin.TOO_LARGE.because("at most " + MOST_TOGETHER
                        + " rows that have to be read together: those of one customer and SKU, or of one order"));
            }
            to.row(group, line);
            FileTally.Alone alone = tally.alone(row);
            alone.claims(row.line(), claims);
            names(row, line, alone.isRead()).forEach(piece -> to.row(groups + piece, line));
        }

        /// What a row has to be read together with: what is about one thing. One that does not say what it is about stands by itself.
        private String group(StoredExport.Row row) {
            return switch (feed) {
                case SEATS -> id(row, ExportField.CUSTOMER)
                        .flatMap(customer -> id(row, ExportField.SKU).map(sku -> customer + "/" + sku))
                        .orElseGet(() -> "line " + row.line());
                case ORDERS -> id(row, ExportField.ORDER).orElseGet(() -> "line " + row.line());
            };
        }

        private static Optional<String> id(StoredExport.Row row, ExportField field) {
            return Optional.ofNullable(row.cells().get(field)).flatMap(CellReader::id);
        }

        /// The pieces of those whom no row has named before.
        private Set<Integer> names(StoredExport.Row row, String line, boolean isRead) {
            Set<Integer> pieces = new TreeSet<>();
            if (isRead) {
                id(row, ExportField.CUSTOMER)
                        .filter(_ -> row.cells().containsKey(ExportField.CUSTOMER_NAME))
                        .map(id -> new Subject(Subject.Kind.CUSTOMER, id).toString())
                        .filter(subject -> named.add(hash(subject)))
                        .ifPresent(subject -> pieces.add(place(subject, names)));
                id(row, ExportField.ACCOUNT).map(id -> new Subject(Subject.Kind.PARTNER, id).toString())
                        .filter(subject -> isFirstName(subject, row, line))
                        .ifPresent(subject -> pieces.add(place(subject, names)));
            }
            return pieces;
        }

        /// The first row that names an account counts; where none does its last one says that the account is known.
        private boolean isFirstName(String account, StoredExport.Row row, String line) {
            if (row.cells().containsKey(ExportField.ACCOUNT_NAME)) {
                unnamed.remove(account);
                return named.add(hash(account));
            }
            if (!named.contains(hash(account))) {
                unnamed.put(account, line);
                if (unnamed.size() > ExportUploads.MOST_ACCOUNTS) {
                    throw new Beyond(SnapshotBegin.TOO_LARGE.because("at most " + ExportUploads.MOST_ACCOUNTS
                            + " accounts, these are more: send it in parts"));
                }
            }
            return false;
        }

        /// No row comes any more.
        void end() {
            unnamed.forEach((account, line) -> to.row(groups + place(account, names), line));
        }
    }
}
