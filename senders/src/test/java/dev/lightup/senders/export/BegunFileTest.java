package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.senders.endpoint.ColumnMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A file of so many rows that it is read in piece by piece says first that it is begun.
class BegunFileTest {
    private final FileDesk desk = FileDesk.of(ColumnMap.Feed.SEATS);

    /// So many rows of 3 sold seats each, by turns of three accounts, the last without a number that can be read.
    private static String file(int rows) {
        return "asOf,account,customer,sku,sold\n" + IntStream.range(0, rows)
                .mapToObj(row -> "2026-11-19,P-" + row % 3 + ",C-" + row + ",SK," + (row == rows - 1 ? "some" : "3"))
                .collect(Collectors.joining("\n"));
    }

    private <F> List<Entry> entries(Class<F> fact) {
        return desk.entries().stream().filter(entry -> fact.isInstance(entry.fact())).toList();
    }

    @Test
    void aFileOfTwoHundredRowsIsReadInAtOnce() {
        desk.post(file(200));
        assertThat(entries(FeedFact.FileBegun.class)).isEmpty();
        assertThat(entries(FeedFact.FileRead.class)).hasSize(1);
    }

    @Test
    void oneOfMoreSaysThatItIsBegunBeforeItIsRead() {
        desk.post(file(201));
        Entry read = entries(FeedFact.FileRead.class).getFirst();
        assertThat(entries(FeedFact.FileBegun.class)).singleElement().satisfies(begun -> {
            assertThat(begun.fact()).isEqualTo(new FeedFact.FileBegun(((FeedFact.FileRead) read.fact()).asOf(), 201,
                    List.of("P-0", "P-1", "P-2")));
            assertThat(begun.subject()).isEqualTo(read.subject());
            assertThat(begun.id()).isEqualTo(read.id());
            assertThat(begun.place()).as("another entry").isNotEqualTo(read.place());
            assertThat(begun.ownTime()).isBefore(read.ownTime());
        });
        // 201 rows, one of them unread: 67 for each of three accounts, and of P-2 one less is read
        assertThat(desk.account("P-0").seats().total().sold()).contains(67L * 3);
        assertThat(desk.account("P-2").seats().total().sold()).contains(66L * 3);
        assertThat(desk.account("P-0").quality().files()).as("read whole: no mark").isEmpty();
    }
}
