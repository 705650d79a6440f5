package dev.lightup.ledger.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.json.codec.Arbitrary;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubjectRecordsTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private SubjectRecords subjects;

    @BeforeEach
    void open() {
        subjects = dynamo.ledger().subjects();
    }

    private static List<StoredEntry> known(Stream<FoundEntry> found) {
        return found.map(FoundEntry::known).map(Optional::orElseThrow).toList();
    }

    private List<StoredEntry> entries() {
        return known(subjects.entries(Given.TENANT, Given.SUBSCRIPTION));
    }

    @Test
    void entriesComeBackByTheirOwnTime() {
        List<StoredEntry> put = new ArrayList<>();
        for (int i : new int[]{3, 1, 2, 0}) {
            subjects.put(Given.stored(i));
        }
        for (int i = 0; i < 4; i++) {
            put.add(Given.stored(i));
        }
        assertThat(entries()).isEqualTo(put);
        assertThat(subjects.entries("other", Given.SUBSCRIPTION)).isEmpty();
    }

    @Test
    void anEntryPutAgainChangesNothing() {
        subjects.put(Given.stored(1));
        var before = image();
        subjects.put(Given.stored(1));
        assertThat(image()).isEqualTo(before);
        assertThat(entries()).hasSize(1);
    }

    private Object image() {
        return dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items();
    }

    @Test
    void twoLinesOfOneExportAtOneInstantAreTwoEntries() {
        StoredEntry one = Given.stored(1);
        Entry e = one.entry();
        var other = new StoredEntry(one.raw(),
                new Entry(e.subject(), e.id(), e.source(), 99, e.sequence(), e.occurred(),
                        e.received(), e.account(), e.customer(), e.grade(), e.type(), e.fact()));
        subjects.put(one);
        subjects.put(other);
        assertThat(entries()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void entriesAreReadToTheirEndWhateverTheyWeigh() {
        String ballast = "x".repeat(4000);
        for (int i = 0; i < 400; i++) {
            Entry e = Given.entry(i);
            // incompressible enough: the source differs in every character
            String source = new Arbitrary(i).any(Long.class) + ballast + new java.util.Random(i).ints(4000, 33, 127)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            subjects.put(new StoredEntry(RawKey.of(Given.TENANT, "s", "e" + i), new Entry(e.subject(), e.id(), source,
                    e.place(), e.sequence(), e.occurred(), e.received(), e.account(), e.customer(), e.grade(), e.type(),
                    e.fact())));
        }
        dynamo.faults().meter().reset();
        assertThat(entries()).extracting(s -> s.entry().occurred()).hasSize(400).isSorted();
        assertThat(dynamo.faults().meter().calls("query")).isGreaterThan(1);
    }

    @Test
    void pagesOfOneItemEachAreReadToTheirEnd() {
        for (int i = 0; i < 9; i++) {
            subjects.put(Given.stored(i));
        }
        dynamo.faults().follow(_ -> Fault.TRUNCATED);
        assertThat(entries()).hasSize(9);
        assertThat(dynamo.faults().meter().calls("query")).isGreaterThanOrEqualTo(9);
    }

    @Test
    void entriesAfterACutAreThoseStrictlyLater() {
        for (int i = 0; i < 6; i++) {
            subjects.put(Given.stored(i));
        }
        subjects.write(Given.state(1, 1, 1));
        subjects.putCheckpoint(Given.TENANT, Given.SUBSCRIPTION, new CheckpointRef(Given.NOON, "h"), "{}");
        Instant cut = Given.NOON.plusSeconds(2);
        assertThat(known(subjects.entriesAfter(Given.TENANT, Given.SUBSCRIPTION, cut)))
                .containsExactly(Given.stored(3), Given.stored(4), Given.stored(5));
        assertThat(known(subjects.entriesBetween(Given.TENANT, Given.SUBSCRIPTION, cut, cut.plusSeconds(2))))
                .containsExactly(Given.stored(2), Given.stored(3));
        assertThat(entries()).hasSize(6);
    }

    @Test
    void aStateComesBackWithItsBookkeeping() {
        StateItem state = Given.state(1, 12, 32);
        assertThat(subjects.write(state)).isEqualTo(StateWrite.WRITTEN);
        assertThat(subjects.state(Given.TENANT, Given.SUBSCRIPTION)).contains(state);
        assertThat(state.units())
                .containsExactly(Unit.account(Given.TENANT, OpaqueId.id(new byte[32], "account", "P-10442")));
    }

    @Test
    void everyFoldedStateFitsInAndOut() {
        long seed = 11;
        System.out.println("seed " + seed);
        var arbitrary = new Arbitrary(seed);
        for (int i = 0; i < 200; i++) {
            var state = new StateItem(Given.TENANT, arbitrary.any(FoldedSubject.class), 1,
                    StateItem.Taken.marks(List.of()),
                    new TreeMap<>(),
                    i % 2 == 0 ? Optional.empty() : Optional.of(new CheckpointRef(Given.NOON, "abc")), Given.NOON);
            if (subjects.write(state) == StateWrite.WRITTEN) {
                assertThat(subjects.state(Given.TENANT, state.subject())).contains(state);
            }
        }
    }

    @Test
    void aStateIsWrittenOnlyOverTheVersionThatWasRead() {
        assertThat(subjects.write(Given.state(2, 1, 1))).isEqualTo(StateWrite.LOST);
        assertThat(subjects.write(Given.state(1, 1, 1))).isEqualTo(StateWrite.WRITTEN);
        assertThat(subjects.write(Given.state(1, 2, 1))).isEqualTo(StateWrite.LOST);
        assertThat(subjects.write(Given.state(3, 2, 1))).isEqualTo(StateWrite.LOST);
        assertThat(subjects.write(Given.state(2, 2, 1))).isEqualTo(StateWrite.WRITTEN);
        assertThat(subjects.write(Given.state(2, 3, 1))).isEqualTo(StateWrite.LOST);
        assertThat(subjects.state(Given.TENANT, Given.SUBSCRIPTION)).contains(Given.state(2, 2, 1));
    }

    @Test
    void onesOwnStateFoundAfterALostAnswerIsWritten() {
        dynamo.faults().atWrite(1, Fault.REPEATED);
        assertThat(subjects.write(Given.state(1, 1, 1))).isEqualTo(StateWrite.WRITTEN);
        dynamo.faults().atWrite(1, Fault.REPEATED);
        assertThat(subjects.write(Given.state(2, 1, 2))).isEqualTo(StateWrite.WRITTEN);
    }

    @Test
    void ofManyFoldsAtOnceEveryVersionHasOneWriter() throws Exception {
        List<Callable<Integer>> folds = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int writer = t;
            folds.add(() -> {
                int written = 0;
                while (written < 10) {
                    long version = subjects.state(Given.TENANT, Given.SUBSCRIPTION).map(StateItem::version).orElse(0L);
                    StateItem plain = Given.state(version + 1, 1, 1);
                    var next = new StateItem(plain.tenant(), plain.folded(), plain.version(), plain.taken(),
                            plain.paths(),
                            plain.checkpoint(), Given.NOON.plusMillis(writer));
                    written += subjects.write(next) == StateWrite.WRITTEN ? 1 : 0;
                }
                return written;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            int written = 0;
            for (var result : threads.invokeAll(folds)) {
                written += result.get();
            }
            assertThat(subjects.state(Given.TENANT, Given.SUBSCRIPTION).orElseThrow().version()).isEqualTo(written);
        }
    }

    @Test
    void aStateWithoutBoundIsRefused() {
        var arbitrary = new java.util.Random(1);
        FoldedSubject huge = Given.folded(1);
        var paths = new TreeMap<String, String>();
        var slices = new ArrayList<>(huge.slices());
        for (int i = 0; i < 3000; i++) {
            slices.add(new dev.lightup.domain.state.Slice(
                    dev.lightup.domain.state.Holder
                            .account(Long.toHexString(arbitrary.nextLong()) + Long.toHexString(arbitrary.nextLong())),
                    Optional.empty(), Optional.empty(), Optional.of(Long.toHexString(arbitrary.nextLong())),
                    huge.current().state(), List.of(), 0, Optional.empty()));
        }
        var state = new StateItem(Given.TENANT, new FoldedSubject(huge.subject(), slices), 1,
                StateItem.Taken.marks(List.of()),
                paths,
                Optional.empty(), Given.NOON);
        assertThatThrownBy(() -> subjects.write(state)).isInstanceOf(StateTooLarge.class)
                .hasMessageContaining("deflated");
        assertThat(subjects.state(Given.TENANT, Given.SUBSCRIPTION)).isEmpty();
    }

    @Test
    void aCheckpointIsFoundByItsName() {
        var ref = new CheckpointRef(Given.NOON, "abc");
        subjects.putCheckpoint(Given.TENANT, Given.SUBSCRIPTION, ref, "{\"a\":1}");
        assertThat(subjects.checkpoint(Given.TENANT, Given.SUBSCRIPTION, ref)).contains("{\"a\":1}");
        assertThat(subjects.checkpoint(Given.TENANT, Given.SUBSCRIPTION, new CheckpointRef(Given.NOON, "x"))).isEmpty();
        assertThat(entries()).isEmpty();
    }

    @Test
    void idsMayHoldOurSeparators() {
        for (String id : List.of("a#b", "e#2026", "état/ü", "x y", "#", "a|b")) {
            Subject subject = new Subject(Subject.Kind.ORDER, id);
            var entry = new StoredEntry(RawKey.of(Given.TENANT, "s", id), Given.entry(subject, 1, Given.NOON));
            subjects.put(entry);
            assertThat(known(subjects.entries(Given.TENANT, subject))).containsExactly(entry);
        }
    }
}
