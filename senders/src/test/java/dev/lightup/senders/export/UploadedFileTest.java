package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.export.csv.LimitedLines;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.format.UploadFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that is read as a stream, in pieces, says what the same file says that is posted and read whole.
class UploadedFileTest {
    private final Formats formats = Formats.all(InstantSource.fixed(CutUpload.RECEIVED));
    private UploadFormat uploads = formats.uploads("export");

    private Optional<String> zone = Optional.of("Europe/Oslo");

    private CutUpload uploaded(ColumnMap.Feed feed, byte[] file, long size) {
        return new CutUpload(uploads, CutUpload.endpoint(feed, zone), file, size);
    }

    /// What the same file says, posted.
    private record Posted(List<Entry> entries, Map<String, String> labels, String report) {}

    private Posted posted(ColumnMap.Feed feed, String file) {
        var layout = ((ColumnMatch.Search.Found) ColumnMatch.find(file, List.of(CutUpload.columns(feed)))).layout();
        var keeping = new ExportTokenizer(layout, CutUpload.KEY, Optional.of("Europe/Oslo"));
        StoredExport sheet = keeping.sheet(CutUpload.RECEIVED, CutUpload.RECEIVED);
        ExportRows rows = ExportRows.of(StoredExport.read(sheet.write(keeping.fields())), "ep_files/" + feed.word(),
                formats.vocabulary().statuses());
        return new Posted(formats.entries(CutUpload.raw(sheet.write(keeping.fields()))),
                keeping.labels()
                        .stream()
                        .collect(Collectors.toMap(PersonalLabel.Clear::token, PersonalLabel.Clear::value,
                                (one, _) -> one, TreeMap::new)),
                FileReport.of(rows, layout, keeping.passedOver()).toString());
    }

    /// A file with all that can be wrong with one: rows of one thing far apart, names that come late, cells over lines, torn rows.
    private static String messy(ColumnMap.Feed feed, Random random, int rows) {
        boolean seats = feed == ColumnMap.Feed.SEATS;
        var text = new StringBuilder("\ufeff# part: 1 of 2\r\n").append(seats
                ? "asOf,account,accountName,customer,customerName,sku,subscription,sold,assigned,active,workload,status,trial,note\r\n"
                : "asOf,account,accountName,customer,customerName,order,sku,quantity,status,submitted,reason,note\r\n");
        for (int row = 0; row < rows; row++) {
            int customer = random.nextInt(rows / 4 + 1);
            String account = "A-" + customer % 7;
            String head = "2026-11-" + (10 + random.nextInt(3)) + "," + (random.nextInt(20) == 0 ? "A-x" : account)
                    + "," + (random.nextInt(3) == 0 ? "Nordlys " + customer % 7 : "") + ",C-" + customer + ","
                    + (random.nextInt(2) == 0 ? "\"Hav, " + customer + "\"" : "") + ",";
            String count = random.nextInt(15) == 0 ? "many" : Integer.toString(random.nextInt(50));
            String status = List.of("On", "active", "nonsense", "suspended").get(random.nextInt(4));
            text.append(head);
            text.append(seats
                    ? "SKU-" + random.nextInt(3) + "," + (random.nextBoolean() ? "s-" + customer : "") + "," + count
                            + "," + random.nextInt(20) + "," + random.nextInt(20) + ","
                            + List.of("Teams", "", "Exchange").get(random.nextInt(3)) + "," + status + ","
                            + List.of("", "no", "maybe").get(random.nextInt(3))
                    : (random.nextInt(12) == 0 ? "" : "O-" + (random.nextInt(9) == 0 ? random.nextInt(9) : customer))
                            + ",SKU-1," + count + ","
                            + status + ",2026-10-0" + (1 + random.nextInt(9)) + ",");
            if (!seats) {
                text.append(random.nextInt(4) == 0 ? "\"" + "a sentence of a person ".repeat(5) + "\"" : "R1");
            }
            text.append(switch (random.nextInt(25)) {
                case 0 -> ",\"over\r\nlines\"";
                case 1 -> "";
                case 2 -> ",\"torn";
                case 3 -> ",one,two";
                case 4 -> ",n,";
                default -> ",n";
            }).append(random.nextInt(30) == 0 ? "\r\n\r\n" : "\r\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whateverIsInItItSaysWhatItSaysWhenItIsPosted(int seed) {
        for (ColumnMap.Feed feed : ColumnMap.Feed.values()) {
            var random = new Random(seed);
            String file = messy(feed, random, 230 + random.nextInt(60));
            Posted posted = posted(feed, file);
            for (long size : List.of(1L, 500_000L)) {
                var uploaded = uploaded(feed, file.getBytes(StandardCharsets.UTF_8), size);
                assertThat(texts(uploaded.entries())).as("seed " + seed + ", " + feed + ", announced " + size)
                        .containsExactlyInAnyOrderElementsOf(texts(posted.entries()));
                assertThat(uploaded.labels).isEqualTo(posted.labels());
                assertThat(uploaded.report()).isEqualTo(posted.report());
            }
        }
    }

    /// A posted file came with its event.
    private static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Codec.text(entry).replaceAll(",\"arrived\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void thatNoneIsLeftIsSaidAsOfAPostedFileAndNotByAHeaderAlone() {
        String header = "asOf,account,customer,sku,sold\n";
        for (String said : List.of("# rows: 0\n", "# rows: 0\n# asOf: 2026-11-19\n", "# rows: 0\n# confirmed: yes\n")) {
            var uploaded = uploaded(ColumnMap.Feed.SEATS, (said + header).getBytes(StandardCharsets.UTF_8), 9);
            assertThat(uploaded.entries()).filteredOn(entry -> entry.fact() instanceof FeedFact.FileRead)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.fact())
                            .isEqualTo(new FeedFact.FileRead(said.contains("asOf")
                                    ? Instant.parse("2026-11-18T23:00:00Z")
                                    : CutUpload.RECEIVED, true, said.contains("confirmed"), List.of(),
                                    FeedFact.Unread.NONE)));
            assertThat(uploaded.report()).contains("rows=Num[value=0]");
        }
        for (String file : List.of(header, "# rows: 1\n" + header,
                "# rows: 0\n" + header + "2026-11-19,A,C,S,many\n")) {
            assertThat(uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), 9).refusal())
                    .as(file)
                    .isNotEmpty();
        }
    }

    /// By hand: every row ends with a delimiter more than the header, far behind the first lines too; one does not, and one has a cell too many.
    @Test
    void aDelimiterAtTheEndOfEachRowIsReadOverAndARowOfOtherCellsIsTold() {
        String file = "asOf,account,customer,sku,sold\n" + IntStream.range(0, 400)
                .mapToObj(
                        row -> "2026-11-19,A-1,C-" + row + ",S,1" + (row == 350 ? "" : row == 360 ? ",," : ",") + "\n")
                .collect(Collectors.joining());
        var uploaded = uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), file.length());
        assertThat(uploaded.report()).contains("rows=Num[value=400]", "unreadable=Num[value=2]", "line=Num[value=352]",
                "line=Num[value=362]");
        assertThat(uploaded.report()).isEqualTo(posted(ColumnMap.Feed.SEATS, file).report());
    }

    @Test
    void aRowThatDoesNotSayItsMomentIsOfTheFilesOwn() {
        String file = "# asOf: 2026-11-20\nasOf,account,customer,sku,sold\n2026-11-19,A-1,C-1,S,1\n,A-1,C-2,S,1\n";
        assertThat(uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), 9).entries())
                .filteredOn(entry -> entry.subject().id().equals("C-2/S"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.occurred()).isEqualTo("2026-11-19T23:00:00Z"));
        assertThat(uploaded(ColumnMap.Feed.SEATS, file.replace("# asOf: 2", "# asOf: 3")
                .getBytes(StandardCharsets.UTF_8), 9).refusal()).contains("`# asOf:` line");
    }

    /// By hand: in Oslo, in winter an hour ahead of UTC, a day begins at 23:00 of the day before. Told is which line a later moment of the same day
    /// stands beside.
    @Test
    void theDayOfTwoMomentsIsTheFeedsWhetherPostedOrUploaded() {
        for (String both : List.of("2026-11-19,2026-11-19T10:00:00+01:00,told", "2026-11-18T12:00:00+01:00,2026-11-19,",
                "2026-11-18T23:30:00Z,2026-11-19T22:30:00Z,told", "2026-11-19T22:30:00Z,2026-11-19T23:30:00Z,")) {
            String[] cells = both.split(",", -1);
            for (ColumnMap.Feed feed : ColumnMap.Feed.values()) {
                String row = feed == ColumnMap.Feed.SEATS ? "%s,A-1,C-1,S,7\n" : "%s,A-1,C-1,O-1,submitted\n";
                String file = (feed == ColumnMap.Feed.SEATS
                        ? "asOf,account,customer,sku,sold\n"
                        : "asOf,account,customer,order,status\n") + row.formatted(cells[0]) + row.formatted(cells[1]);
                String report = posted(feed, file).report();
                assertThat(report.contains("line 3 is of a later moment of the same day")).as(both + " " + feed)
                        .isEqualTo(cells[2].equals("told"));
                assertThat(uploaded(feed, file.getBytes(StandardCharsets.UTF_8), 9).report()).isEqualTo(report);
            }
        }
    }

    @Test
    void itsDaysBeginWhereTheyDidWhenItWasAnnounced() {
        String file = "asOf,account,customer,sku,sold\n2026-11-19,A-1,C-1,S,1\n";
        for (String now : List.of("Europe/Oslo", "America/New_York")) {
            zone = Optional.of(now);
            var uploaded = uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), 9);
            // midnight in Oslo, in winter an hour ahead
            assertThat(uploaded.entries()).as(now)
                    .filteredOn(entry -> entry.fact() instanceof FeedFact.FileRead)
                    .singleElement()
                    .satisfies(entry -> assertThat(((FeedFact.FileRead) entry.fact()).asOf())
                            .isEqualTo("2026-11-18T23:00:00Z"));
        }
    }

    @Test
    void allRowsOfOneThingAreInOnePiece() {
        String file = "asOf,account,customer,sku,sold\n" + IntStream.range(0, 3_000)
                .mapToObj(row -> "2026-11-19,A-1,C-" + row % 100 + ",SKU-" + row % 7 + "," + row)
                .collect(Collectors.joining("\n"));
        var uploaded = uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), 640_000);
        Map<String, TreeSet<Integer>> pieces = new TreeMap<>();
        int groups = 20; // 640,000 bytes, 32 KiB a piece, rounded up
        uploaded.rows.forEach((piece, rows) -> rows.toString().lines().forEach(line -> {
            String[] cells = line.split(",", -1);
            if (piece < groups) {
                pieces.computeIfAbsent(cells[2] + "/" + cells[3], _ -> new TreeSet<>()).add(piece);
            }
        }));
        assertThat(pieces).hasSize(700);
        assertThat(pieces.values()).allSatisfy(some -> assertThat(some).hasSize(1));
        assertThat(pieces.values().stream().map(TreeSet::first).distinct().count()).as("spread").isEqualTo(groups);
    }

    @Test
    void linesEndWhereTheyEndForTheJdk() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(30), 0, 4)
                    .mapToObj(one -> List.of("a", "\n", "\r", "\ufeff").get(one))
                    .collect(Collectors.joining());
            String marked = text.replaceFirst("^\ufeff+", "");
            List<String> expected = new BufferedReader(new StringReader(marked)).lines().toList();
            var lines = new ArrayList<String>();
            try (var reader = new StringReader(text)) {
                new LimitedLines(reader).forEachRemaining(lines::add);
            }
            assertThat(lines).as(text.replace("\n", "LF").replace("\r", "CR")).isEqualTo(expected);
        }
    }
}
