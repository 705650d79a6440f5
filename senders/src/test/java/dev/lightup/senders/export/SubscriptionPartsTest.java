package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.RowsApart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.format.UploadFormat;
import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows of one subscription are parts of one sum or contradict each other, in whatever order they stand and however the file comes: the table of
/// docs/senders/exports.md.
class SubscriptionPartsTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");
    private static final ByteString KEY = ByteString.of(new byte[32]);
    private static final String HEAD = "account,customer,sku,subscription,sold,workload,status,trial,termEnd,autorenew\n";
    private static final int ORDERS = 3;

    private final Formats formats = Formats.all(InstantSource.fixed(RECEIVED));

    /// What a file says, in words.
    ///
    /// @param numbers sold seats by customer and SKU, and status where rows say one
    /// @param subscriptions each with account, status, seats, end of term and whether it renews
    /// @param leftOut lines that were left out, as the feed is told
    /// @param report what the sender is told
    private record Told(List<String> numbers, List<String> subscriptions, List<String> leftOut, String report) {}

    private static ColumnMap columns() {
        Map<String, String> map = ExportField.fields(ColumnMap.Feed.SEATS)
                .stream()
                .filter(field -> field != ExportField.AS_OF)
                .collect(Collectors.toMap(ExportField::word, ExportField::word, (one, _) -> one, TreeMap::new));
        return new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(), map, Optional.empty());
    }

    private static RawEvent raw(String body) {
        return new RawEvent(RawKey.of("nordvik", "/nordvik/files", "0001-1"), "ep_files", "/nordvik/files", "0001-1",
                "export", 1, "text/csv", RECEIVED, Grade.A, "k1", "mac", "request", "e1", RawEvent.Standing.ACCEPTED,
                Optional.empty(), Optional.empty(), body);
    }

    private Told posted(String file) {
        var layout = ((ColumnMatch.Search.Found) ColumnMatch.find(file, List.of(columns()))).layout();
        var keeping = new ExportTokenizer(layout, KEY, Optional.empty());
        String stored = keeping.sheet(RECEIVED, RECEIVED).write(keeping.fields());
        ExportRows rows = ExportRows.of(StoredExport.read(stored), "ep_files/seats", formats.vocabulary().statuses());
        return told(formats.entries(raw(stored)), FileReport.of(rows, layout, keeping.passedOver()).toString());
    }

    /// Cut into so many pieces that hardly two customers' SKUs share one.
    private Told uploaded(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        UploadFormat uploads = formats.uploads("export");
        long size = 320_000;
        var begin = new SnapshotBegin("0".repeat(64), size, RECEIVED, Optional.empty(), Optional.empty());
        RawEvent announced = raw(Codec.text(begin))
                .with(new RawEvent.FileApart("uploads/nordvik/0", begin.sha256(), size));
        Map<Integer, StringBuilder> pieces = new HashMap<>();
        var endpoint = new Endpoint("ep_files", "nordvik", "export", List.of(),
                Endpoint.Scope.of(List.of("/nordvik/files")), List.of(columns()), true, Optional.empty());
        try {
            var cut = (UploadFormat.Cut.Rows) uploads.cut(announced, KEY, endpoint, new ByteArrayInputStream(bytes),
                    new UploadFormat.KeptRows() {
                        @Override
                        public void begin(String shape, int count) {
                            assertThat(count).isEqualTo(13);
                        }

                        @Override
                        public void labels(List<PersonalLabel.Clear> some) {
                            assertThat(some).isEmpty();
                        }

                        @Override
                        public void row(int piece, String line) {
                            pieces.computeIfAbsent(piece, _ -> new StringBuilder()).append(line);
                        }
                    });
            String how = ((UploadFormat.Cut.Rows) uploads.whole(announced, RECEIVED, cut.how(),
                    piece -> pieces.getOrDefault(piece, new StringBuilder()).toString())).how();
            List<Entry> entries = new ArrayList<>();
            pieces.forEach((piece, lines) -> entries.addAll(uploads.piece(announced, how, piece, lines.toString())));
            entries.addAll(uploads.end(announced, how));
            return told(entries, uploads.report(how).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Told told(List<Entry> entries, String report) {
        var numbers = new TreeSet<String>();
        var subscriptions = new TreeSet<String>();
        var leftOut = new TreeSet<String>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof UsageFact.Snapshot number) {
                long standing = number.standings()
                        .stream()
                        .flatMap(List::stream)
                        .mapToLong(UsageFact.Standing::seats)
                        .sum();
                assertThat(numbers.add(entry.subject().id() + number.workload().map(word -> ":" + word).orElse("")
                        + " " + number.sold().orElse(standing))).isTrue();
            } else if (entry.fact() instanceof SubscriptionFact.Snapshot one) {
                assertThat(subscriptions.add(entry.subject().id() + " " + entry.account().orElse("?") + " "
                        + one.status().orElse("?").strip().toLowerCase(Locale.ROOT) + " "
                        + one.quantity().map(Object::toString).orElse("?") + " "
                        + one.termEnd().map(Object::toString).orElse("?") + " "
                        + one.autorenew().map(Object::toString).orElse("?"))).as("told once").isTrue();
            } else if (entry.fact() instanceof FeedFact.FileRead file) {
                file.accounts()
                        .forEach(account -> account.unread()
                                .first()
                                .forEach(row -> leftOut.add(account.account() + ": " + row.why())));
                file.nobodys().first().forEach(row -> leftOut.add("?: " + row.why()));
            }
        }
        return new Told(List.copyOf(numbers), List.copyOf(subscriptions), List.copyOf(leftOut), report);
    }

    /// The same in every order of its rows, posted and in pieces.
    private Told everyWay(List<String> rows) {
        Told told = posted(HEAD + String.join("\n", rows) + "\n");
        var random = new Random(24);
        for (int order = 0; order < ORDERS; order++) {
            List<String> other = new ArrayList<>(rows);
            if (order == 0) {
                Collections.reverse(other);
            } else {
                Collections.shuffle(other, random);
            }
            String file = HEAD + String.join("\n", other) + "\n";
            Told same = posted(file);
            assertThat(same).as(file).usingRecursiveComparison().ignoringFields("report").isEqualTo(told);
            assertThat(uploaded(file)).as("in pieces: " + file).isEqualTo(same);
        }
        return told;
    }

    private static String another(String what) {
        return "another row of this `subscription` has another " + what;
    }

    /// `;` parts rows; every file has a row of another customer too, which counts.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // parts of one sum
        "E6,c6,S,X,10,,active,,, ; E6,c6,S,X,20,,active,,, | c6/S 30 | X E6 active 30 ? ?",
        "E6,c6,S,X,10,,active,,, ; E6,c6,S,X,20,,active,,, ; E6,c6,S,X,10,,active,,, | c6/S 30 | X E6 active 30 ? ?",
        "E6,c6,S,X,10,,Active,,, ; E6,c6,S,X,20,,active ,,, ; ,c6,S,X,5,,ACTIVE,no,, | c6/S 35 | X E6 active 35 ? ?",
        "E6,c6,S,X,10,,,,, ; E6,c6,S,X,20,,,,, | c6/S 30 | X E6 ? 30 ? ?",
        "E6,c6,S,X,10,teams,active,,, ; E6,c6,S,X,8,exchange,active,,, | c6/S:exchange 8 & c6/S:teams 10 | X E6 active 10 ? ?",
        "E6,c6,S,X,10,teams,active,,, ; E6,c6,S,X,5,teams,active,,, ; E6,c6,S,X,12,exchange,active,,, | c6/S:exchange 12 & c6/S:teams 15 | X E6 active 15 ? ?",
        "E6,c6,S,X,10,,active,,2027-01-31,yes ; E6,c6,S,X,20,,active,,, | c6/S 30 | X E6 active 30 2027-01-31 true",
        "E6,c6,S,X,10,,active,,,yes ; E6,c6,S,X,20,,active,,,no | c6/S 30 | X E6 active 30 ? ?",
        "E6,c6,S,X,10,,active,yes,, ; E6,c6,S,X,20,,active,yes,, | c6/S 30 | X E6 active 30 ? ?",
        "E6,c6,S,X,10,,active,,, ; E6,c6,S,X,20,,active,,, ; E6,c6,S,Y,7,,cancelled,,, | c6/S 37 | X E6 active 30 ? ? & Y E6 cancelled 7 ? ?"})
    void rowsThatAgreeArePartsOfOneSum(String rows, String numbers, String subscriptions) {
        Told told = everyWay(rows(rows));
        assertThat(told.numbers()).containsExactlyElementsOf(and(numbers, "z/S 1"));
        assertThat(told.subscriptions())
                .containsExactlyElementsOf(and(subscriptions, "Z EZ active 1 ? ?"));
        assertThat(told.leftOut()).isEmpty();
        assertThat(told.report()).contains("unreadable=Num[value=0]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "E4,c4,S,X,10,,active,,, ; E5,c5,S,X,20,,active,,, | `account` and `customer` | E4 & E5",
        "E4,c4,S,X,10,,active,,, ; E5,c4,S,X,20,,active,,, | `account` | E4 & E5",
        "E4,c4,S,X,10,,active,,, ; E4,c5,S,X,20,,active,,, | `customer` | E4",
        "E3,c3,S,X,10,,active,,, ; E3,c3,T,X,20,,active,,, | `sku` | E3",
        "E3,c3,S,X,10,,active,,, ; E3,c3,S,X,5,,active,,, ; E3,c3,T,X,20,,active,,, | `sku` | E3",
        "E1,c1,S,X,20,,weird,,, ; E1,c1,S,X,10,,active,,, | `status` | E1",
        "E8,c8,S,X,10,,active,,, ; E8,c8,S,X,20,,cancelled,,, | `status` | E8",
        "E8,c8,S,X,10,,,,, ; E8,c8,S,X,20,,cancelled,,, | `status` | E8",
        "E8,c8,S,X,10,,active,,, ; E8,c8,S,X,20,,active,yes,, | `trial` | E8",
        "E8,c8,S,X,10,,active,,2027-01-31, ; E8,c8,S,X,20,,active,,2027-06-30, | `termEnd` | E8",
        "E8,c8,S,X,10,,active,,2027-01-31, ; E8,c8,S,X,5,,active,,, ; E8,c8,T,X,20,,expired,,2027-06-30, | `sku` and `status` and `termEnd` | E8"})
    void rowsThatDoNotAgreeAreAllLeftOutAndTold(String rows, String differ, String accounts) {
        Told told = everyWay(rows(rows));
        assertThat(told.numbers()).containsExactly("z/S 1");
        assertThat(told.subscriptions()).containsExactly("Z EZ active 1 ? ?");
        assertThat(told.leftOut()).containsExactlyElementsOf(and(accounts, "")
                .stream()
                .filter(account -> !account.isEmpty())
                .map(account -> account + ": " + another(differ))
                .toList());
        int count = rows.split(";").length;
        assertThat(told.report()).contains("unreadable=Num[value=" + count + "]").contains(another(differ));
    }

    @Test
    void theNumberThatAContradictingRowIsAPartOfIsNotToldAndOtherSubscriptionsOfItAre() {
        Told told = everyWay(rows(
                "E4,c4,S,X,10,,active,,, ; E5,c5,S,X,20,,active,,, ; E4,c4,S,Y,7,,active,,, ; E4,c4,T,V,3,,active,,,"));
        assertThat(told.numbers()).containsExactly("c4/T 3", "z/S 1");
        assertThat(told.subscriptions()).containsExactly("V E4 active 3 ? ?", "Y E4 active 7 ? ?", "Z EZ active 1 ? ?");
        assertThat(told.report()).contains("another row of this customer and SKU was left out");
    }

    @Test
    void aSubscriptionOfWhichARowCannotBeReadIsNotTold() {
        Told told = everyWay(rows(
                "E4,c4,S,X,10,,active,,, ; E4,c4,S,X,many,,active,,, ; E4,c4,T,Y,7,,active,,, ; E4,?,?,Y,1.5,,active,,2027-01-31,"));
        // what the torn row of Y says of its SKU is another one
        assertThat(told.numbers()).containsExactly("z/S 1");
        assertThat(told.subscriptions()).containsExactly("Z EZ active 1 ? ?");
        Told silent = everyWay(rows("E4,c4,S,X,10,,active,,, ; E4,,S,X,20,,active,,,"));
        assertThat(silent.numbers()).containsExactly("c4/S 10", "z/S 1");
        assertThat(silent.subscriptions()).containsExactly("Z EZ active 1 ? ?");
        assertThat(silent.report()).contains("was left out: the subscription is not told");
    }

    @Test
    void rowsOfAnotherAsOfAreAnotherReport() {
        String file = "asOf," + HEAD + "2026-11-20,E4,c4,S,X,10,,active,,,\n2026-11-21,E5,c5,S,X,20,,active,,,\n";
        var byRow = new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.of("asOf"), columns().map(), Optional.empty());
        var layout = ((ColumnMatch.Search.Found) ColumnMatch.find(file, List.of(byRow))).layout();
        var keeping = new ExportTokenizer(layout, KEY, Optional.empty());
        ExportRows rows = ExportRows.of(keeping.sheet(RECEIVED, RECEIVED), "feed", formats.vocabulary().statuses());
        assertThat(rows.unreadable()).isEmpty();
        assertThat(rows.said()
                .stream()
                .filter(said -> said.fact() instanceof SubscriptionFact.Snapshot)
                .map(said -> said.account().orElse("?"))).containsExactly("E4", "E5");
    }

    /// X6: 30 seats in two rows, sold 30 wherever they stand. X4 stands under two accounts: neither has any of its seats, then or later.
    @Test
    void aPageSaysTheSumAndNothingOfAContradictionWhicheverRowIsLast() {
        List<String> rows = List.of("2026-11-20,E6,c6,S,X6,10,,active,,2027-01-31,",
                "2026-11-20,E6,c6,S,X6,20,,active,,2027-01-31,", "2026-11-20,E4,c4,S,X4,10,,active,,,",
                "2026-11-20,E5,c5,S,X4,20,,active,,,");
        for (List<String> order : List.of(rows, rows.reversed())) {
            FileDesk desk = FileDesk.of(ColumnMap.Feed.SEATS);
            ExportRows read = desk.post("asOf," + HEAD + String.join("\n", order) + "\n");
            assertThat(read.unreadable()).hasSize(2);
            assertThat(desk.sold("E6", "c6")).contains(30L);
            assertThat(desk.account("E6").customers().getFirst().holdings().subscriptions()).singleElement()
                    .satisfies(one -> assertThat(one.told().sold()).contains(30L));
            assertThat(desk.account("E6").agenda().renewals()).singleElement()
                    .satisfies(one -> assertThat(one.renewal().seats()).contains(30L));
            assertThat(desk.account("E4").seats().total().sold()).isEmpty();
            assertThat(desk.account("E5").seats().total().sold()).isEmpty();
        }
    }

    @Test
    void aColumnThatIsNoIdOfSubscriptionsLeavesEveryRowOutAndIsToldOnce() {
        List<String> rows = IntStream.range(0, 400).mapToObj(i -> "E1,c" + i + ",S,M365,1,,active,,,").toList();
        Told told = everyWay(rows(String.join(";", rows)));
        assertThat(told.numbers()).containsExactly("z/S 1");
        assertThat(told.report()).contains("unreadable=Num[value=400]").contains("lines=Num[value=400]");
    }

    @Test
    void linesAreWrittenAndReadAgain() {
        int[] lines = {2, 3, 7, 200_001};
        assertThat(RowsApart.Lines.steps(lines)).isEqualTo("2,1,4,199994");
        assertThat(RowsApart.Lines.lines("2,1,4,199994")).containsExactlyInAnyOrder(2L, 3L, 7L, 200_001L);
        assertThat(RowsApart.Lines.lines(RowsApart.Lines.steps(new int[0]))).isEmpty();
    }

    private static List<String> rows(String rows) {
        List<String> all = new ArrayList<>(List.of("EZ,z,S,Z,1,,active,,,"));
        for (String row : rows.split(";")) {
            all.add(row.strip());
        }
        return all;
    }

    private static List<String> and(String some, String more) {
        var all = new TreeSet<String>(List.of(Objects.requireNonNull(some).split(" & ")));
        all.add(more);
        return List.copyOf(all);
    }
}
