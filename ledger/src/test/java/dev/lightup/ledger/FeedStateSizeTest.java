package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact.FileRead;
import dev.lightup.domain.event.FeedFact.Listed;
import dev.lightup.domain.event.FeedFact.Unread;
import dev.lightup.domain.event.FeedFact.UnreadRow;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.subject.SubjectRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/// Rule 6: the state of a feed at its bound fits an item, with ids as random as vendors make them.
class FeedStateSizeTest {
    private static final Subject FEED = new Subject(Subject.Kind.FEED, "ep_files/seats");
    private static final Instant MONDAY = Instant.parse("2026-11-16T07:30:00Z");

    private static Entry entry(String id, FileRead file) {
        return new Entry(FEED, id, "/nordvik/files", 0, Optional.empty(), file.asOf(), file.asOf(), Optional.empty(),
                Optional.empty(), Grade.A, "feed.file_read", file);
    }

    @Test
    void aFeedWithAllTheAccountsThatAreKeptAndAHeldFileFitsAnItem() {
        var random = new Random(11);
        List<Listed> all = new ArrayList<>();
        List<Listed> fewer = new ArrayList<>();
        for (int i = 0; i < FeedState.ACCOUNTS; i++) {
            String account = new UUID(random.nextLong(), random.nextLong()).toString();
            String customer = new UUID(random.nextLong(), random.nextLong()).toString();
            Unread unread = i % 5 == 0
                    ? new Unread(1,
                            List.of(new UnreadRow(random.nextInt(9_000),
                                    "`sold` is a whole number that can be read in one way, like 1240",
                                    Optional.of(Subject.usage(customer, "CFQ7TTC0LH18:0001")))))
                    : Unread.NONE;
            all.add(new Listed(account, MONDAY, 10 + random.nextInt(90), random.nextInt(5_000), Unread.NONE));
            fewer.add(
                    new Listed(account, MONDAY.plusSeconds(86_400), 1 + random.nextInt(4), random.nextInt(50), unread));
        }
        FoldedSubject folded = new Fold(StatusWords.own()).fold(FEED,
                List.of(entry("1", new FileRead(MONDAY, true, false, all, Unread.NONE)),
                        entry("2", new FileRead(MONDAY.plusSeconds(86_400), true, false, fewer, Unread.NONE))));
        assertThat(((FeedState) folded.current().state()).held()).isPresent();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        deflater.setInput(Codec.write(folded));
        deflater.finish();
        assertThat(deflater.deflate(new byte[1_000_000])).isLessThan(SubjectRecords.LARGEST_STATE);
        deflater.end();
    }
}
