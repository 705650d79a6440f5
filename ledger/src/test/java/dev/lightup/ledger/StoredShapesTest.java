package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.StoredName;
import dev.lightup.domain.fold.Checkpoint;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.log.CommandNote;
import dev.lightup.ledger.publication.GroupSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rule 15: records grow, and nobody forgets the number. Every stored record's components are compared with the list in
/// `stored-shapes.txt`, by the names that stand in stored data.
class StoredShapesTest {
    private static final Path KEPT = Path.of("src/test/resources/stored-shapes.txt");

    private static List<StoredShape> shapes() {
        return List.of(StoredShape.of("state", ShapeNumber.STATE, FoldedSubject.class),
                StoredShape.of("entry", ShapeNumber.ENTRY, Entry.class),
                StoredShape.of("checkpoint", ShapeNumber.CHECKPOINT, Checkpoint.class),
                StoredShape.of("summary", ShapeNumber.SUMMARY, AccountSummary.class),
                // carries no number: what it was signed as is compared for ever
                StoredShape.of("closing", 1, TenantClosing.class),
                // the log's own: what was noted is read for ever
                StoredShape.of("command", 1, CommandNote.class),
                StoredShape.of("part", ShapeNumber.SUMMARY, GroupSummary.class));
    }

    @Test
    @Tag("writes")
    void aShapeThatOlderRecordsDoNotFitHasAHigherNumber() throws IOException {
        StoredShape.areKept(shapes(), KEPT);
    }

    @Test
    void aComponentIsNewToOlderRecordsUnlessItOrWhatItBelongsToMayBeAbsent() {
        List<String> before = List.of("state #1", "state . record", "state /slices* record",
                "state /slices*/state family",
                "state /slices*/state@order record");
        assertThat(List.of("state /slices*/state@order/expedited? boolean", "state /slices*/state@order/tags* string",
                "state /slices*/state@order/carrier? record", "state /slices*/state@order/carrier?/name string",
                "state /slices*/state@parcel record", "state /slices*/state@parcel/weight long"))
                .allMatch(line -> StoredShape.mayBeAbsent(line, before));
        assertThat(List.of("state /slices*/state@order/expedited boolean", "state /slices*/rank int",
                "state /kind string"))
                .noneMatch(line -> StoredShape.mayBeAbsent(line, before));
    }

    @Test
    void everyMemberOfAStoredFamilyHasANameOfItsOwn() {
        for (StoredShape shape : shapes()) {
            assertThat(shape.members()).allMatch(
                    member -> Fact.class.isAssignableFrom(member) || member.isAnnotationPresent(StoredName.class));
        }
    }
}
