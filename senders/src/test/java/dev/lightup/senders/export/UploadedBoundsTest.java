package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.format.UploadFormat;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How much a file may be that is uploaded, and what is said of one more.
class UploadedBoundsTest {
    private final Formats formats = Formats.all(InstantSource.fixed(CutUpload.RECEIVED));
    private UploadFormat uploads = formats.uploads("export");

    private CutUpload uploaded(ColumnMap.Feed feed, byte[] file, long size) {
        return new CutUpload(uploads, CutUpload.endpoint(feed, Optional.empty()), file, size);
    }

    private static String rows(int count, String customer) {
        return "asOf,account,customer,sku,sold\n" + IntStream.range(0, count)
                .mapToObj(row -> "2026-11-19,A-1," + customer.replace("*", Integer.toString(row)) + ",S,1\n")
                .collect(Collectors.joining());
    }

    @Test
    @EnabledIfSystemProperty(named = "lightup.long", matches = "true")
    void twoHundredThousandRowsAreReadAndOneMoreIsTooMany() {
        readsSoManyAndNoMore(200_000);
    }

    @Test
    void asManyRowsAsMayBeAreReadAndOneMoreIsTooMany() {
        uploads = new ExportUploads(formats::vocabulary, 300);
        readsSoManyAndNoMore(300);
    }

    private void readsSoManyAndNoMore(int most) {
        byte[] all = rows(most, "C-*").getBytes(StandardCharsets.UTF_8);
        assertThat(uploaded(ColumnMap.Feed.SEATS, all, all.length).report()).contains("rows=Num[value=" + most);
        byte[] more = rows(most + 1, "C-*").getBytes(StandardCharsets.UTF_8);
        var uploaded = uploaded(ColumnMap.Feed.SEATS, more, more.length);
        assertThat(uploaded.refusal()).contains(most + " rows");
        assertThat(uploaded.rows.values().stream().mapToLong(rows -> rows.chars().filter(c -> c == '\n').count()).sum())
                .as("taken before that")
                .isEqualTo(most);
    }

    @Test
    void tenThousandRowsOfOneThingAreReadTogetherAndOneMoreIsTooMany() {
        byte[] most = rows(10_000, "C").getBytes(StandardCharsets.UTF_8);
        assertThat(uploaded(ColumnMap.Feed.SEATS, most, most.length).report()).contains("10000");
        byte[] more = rows(10_001, "C").getBytes(StandardCharsets.UTF_8);
        assertThat(uploaded(ColumnMap.Feed.SEATS, more, more.length).refusal()).contains("at most 10000 rows");
    }

    @Test
    void aThousandTornLinesAreToldAndOneMoreIsTooMany() {
        String row = "2026-11-19,A-1,C-1,S,1\n";
        String torn = "2026-11-19,A-1,C-1,S,1,two,too many\n";
        String head = "asOf,account,customer,sku,sold\n" + row;
        assertThat(uploaded(ColumnMap.Feed.SEATS, (head + torn.repeat(1_000)).getBytes(StandardCharsets.UTF_8), 9)
                .report()).contains("unreadable=Num[value=1000]");
        assertThat(uploaded(ColumnMap.Feed.SEATS, (head + torn.repeat(1_001)).getBytes(StandardCharsets.UTF_8), 9)
                .refusal()).contains("at most 1000 lines");
    }

    /// A text that no packing makes shorter by much.
    private static String noise(Random random, int length) {
        return random.ints(length, 0, 62)
                .mapToObj(i -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void whatWouldBeNoItemIsRefusedWithTheBoundsName() {
        var random = new Random(11);
        String accounts = "asOf,account,customer,sku,sold\n" + IntStream.range(0, 3_000)
                .mapToObj(row -> "2026-11-19," + noise(random, 180) + ",C-" + row + ",S,1\n")
                .collect(Collectors.joining());
        assertThat(uploaded(ColumnMap.Feed.SEATS, accounts.getBytes(StandardCharsets.UTF_8), 500_000).refusal())
                .contains("at most 327680 bytes of accounts");
        String order = "asOf,account,customer,order,sku,quantity,status\n" + IntStream.range(0, 3_000)
                .mapToObj(_ -> "2026-11-19,A-1,C-1,O-1," + noise(random, 180) + ",1,open\n")
                .collect(Collectors.joining());
        assertThat(uploaded(ColumnMap.Feed.ORDERS, order.getBytes(StandardCharsets.UTF_8), 500_000).refusal())
                .contains("at most 327680 bytes of one order");
        String head = "asOf,account,customer,sku,sold\n2026-11-19,A-1,C-1,S,1\n";
        String torn = "2026-11-19,A-1,C-1,S,1,two," + "\u20ac".repeat(200) + "\n";
        assertThat(uploaded(ColumnMap.Feed.SEATS, (head + torn.repeat(900)).getBytes(StandardCharsets.UTF_8), 9)
                .refusal()).contains("at most 307200 bytes of lines");
    }

    @Test
    void aFileListsFiveThousandAccountsAndNoMore() {
        for (int accounts : List.of(5_000, 5_001)) {
            String file = "asOf,account,customer,sku,sold\n" + IntStream.range(0, accounts)
                    .mapToObj(row -> "2026-11-19,A-" + row + ",C-" + row + ",S,1\n")
                    .collect(Collectors.joining());
            var uploaded = uploaded(ColumnMap.Feed.SEATS, file.getBytes(StandardCharsets.UTF_8), 100_000);
            assertThat(uploaded.cut)
                    .isInstanceOf(accounts == 5_000 ? UploadFormat.Cut.Rows.class : UploadFormat.Cut.Refused.class);
        }
    }

    @Test
    void aLineIsAsLongAsAPostedFileAndNoLonger() {
        // 256 KiB of characters, the cell that nobody maps included
        String start = "asOf,account,customer,sku,sold,note\n2026-11-19,A-1,C-1,S,1,";
        int rest = 256 * 1024 - "2026-11-19,A-1,C-1,S,1,".length();
        assertThat(uploaded(ColumnMap.Feed.SEATS, (start + "x".repeat(rest)).getBytes(StandardCharsets.UTF_8), 9)
                .report()).contains("rows=Num[value=1]");
        assertThat(
                uploaded(ColumnMap.Feed.SEATS, (start + "x".repeat(rest + 1)).getBytes(StandardCharsets.UTF_8), 9)
                        .refusal())
                .contains("262144 characters");
    }

    @Test
    void whatIsNotUtf8OrHasNoRowOrOtherColumnsIsRefused() {
        byte[] latin = rows(3, "C\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(uploaded(ColumnMap.Feed.SEATS, latin, 9).refusal()).contains("UTF-8");
        assertThat(uploaded(ColumnMap.Feed.SEATS, rows(0, "C").getBytes(StandardCharsets.UTF_8), 9).refusal())
                .contains("no rows");
        assertThat(uploaded(ColumnMap.Feed.SEATS, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), 9).refusal())
                .contains("column map 1");
        assertThat(uploaded(ColumnMap.Feed.SEATS, new byte[0], 9).refusal()).contains("column map 1");
    }
}
