package dev.lightup.ledger.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Given;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishLeasesTest {
    private static final Unit UNIT = Unit.account(Given.TENANT, "abcdefghij234567");
    private static final Unit OTHER = Unit.account(Given.TENANT, "bbcdefghij234567");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant NOW = Given.NOON;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private PublishLeases heads;

    @BeforeEach
    void open() {
        heads = dynamo.ledger().heads();
    }

    private PublishRun raise(Unit unit, Instant now, Duration limit) {
        return heads.raise(unit, now, limit).orElseThrow();
    }

    private static Instant in(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private CommitResult commit(PublishRun run, Optional<Instant> next) {
        return heads.commit(run, next, LIMIT, Map.of());
    }

    private List<DueUnit> due(Instant now) {
        List<DueUnit> due = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            dynamo.ledger().sweeps().due(shard, now).forEach(due::add);
        }
        return due;
    }

    @Test
    void aRunRaisesTheRevisionAndLeasesTheUnit() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        assertThat(run.rev()).isOne();
        assertThat(run.repairs()).isFalse();
        assertThat(heads.head(UNIT)).isEqualTo(run.head());
        assertThat(run.head().open()).containsOnlyKeys(1L);
        assertThat(run.head().dueAt()).contains(in(15));
        assertThat(due(in(14))).isEmpty();
        assertThat(due(in(15))).containsExactly(new DueUnit(UNIT, in(15)));
    }

    @Test
    void aCommitClosesTheRunAndSetsTheNextFlip() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        assertThat(heads.commit(run, Optional.of(in(600)), LIMIT, Map.of("release", "r1")).committed()).isTrue();
        PublishLease head = heads.head(UNIT);
        assertThat(head.open()).isEmpty();
        assertThat(head.committed()).contains(new PublishLease.Committed(1, NOW, SeenStates.NONE));
        assertThat(head.dueAt()).contains(in(600));
        assertThat(head.notes()).containsEntry("release", "r1");
    }

    @Test
    void aUnitThatNeverFlipsIsNotDue() {
        assertThat(commit(raise(UNIT, NOW, LIMIT), Optional.empty()).committed()).isTrue();
        assertThat(heads.head(UNIT).dueAt()).isEmpty();
        assertThat(due(in(100_000))).isEmpty();
    }

    @Test
    void aNormalRunCostsTwoWritesAndOneReadOfTheHead() {
        dynamo.faults().meter().reset();
        commit(raise(UNIT, NOW, LIMIT), Optional.of(in(600)));
        assertThat(dynamo.faults().meter().calls()).isEqualTo(Map.of("getItem", 1, "putItem", 2));
    }

    @Test
    void whatWasWishedDuringARunSurvivesItsCommit() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        heads.lowerDue(UNIT, in(5));
        assertThat(commit(run, Optional.of(in(600))).committed()).isTrue();
        assertThat(heads.head(UNIT).dueAt()).contains(in(5));
    }

    @Test
    void whoJoinsAnOpenRunHasItsCommitSayThatTheUnitIsWanted() {
        PublishRun run = raise(UNIT, NOW, LIMIT);

        assertThat(heads.join(heads.head(UNIT), in(1), LIMIT)).isTrue();
        dynamo.faults().meter().reset();
        assertThat(heads.join(heads.head(UNIT), in(1), LIMIT)).isTrue();
        assertThat(dynamo.faults().meter().calls()).isEqualTo(Map.of("getItem", 1));

        CommitResult commit = commit(run, Optional.of(in(600)));
        assertThat(commit.isWanted(in(1))).isTrue();
        assertThat(due(in(1))).containsExactly(new DueUnit(UNIT, in(1)));
        assertThat(commit(raise(UNIT, in(1), LIMIT), Optional.of(in(600))).isWanted(in(1))).isFalse();
    }

    @Test
    void nobodyJoinsARunThatIsClosedOrDead() {
        assertThat(heads.join(heads.head(UNIT), NOW, LIMIT)).isFalse();
        PublishRun run = raise(UNIT, NOW, LIMIT);
        assertThat(heads.join(heads.head(UNIT), NOW.plus(LIMIT), LIMIT)).isFalse();
        commit(run, Optional.of(in(600)));
        assertThat(heads.join(run.head(), in(1), LIMIT)).isFalse();
        assertThat(heads.head(UNIT).dueAt()).contains(in(600));
    }

    @Test
    void aRunThatStopsIsDueAtOnceAndLeavesNothingToRepair() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        heads.stop(run, in(1), false);
        assertThat(heads.head(UNIT).open()).isEmpty();
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
        assertThat(due(in(1))).containsExactly(new DueUnit(UNIT, in(1)));
    }

    @Test
    void aRunThatStopsInDoubtOrBelowALaterOneIsToBeMadeGood() {
        heads.stop(raise(UNIT, NOW, LIMIT), NOW, true);
        assertThat(heads.head(UNIT).repairSince()).contains(1L);
        PublishRun older = raise(OTHER, NOW, LIMIT);
        raise(OTHER, NOW, LIMIT);
        heads.stop(older, NOW, false);
        assertThat(heads.head(OTHER).repairSince()).contains(1L);
    }

    @Test
    void aWishLaterThanTheLeaseSurvivesToo() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        assertThat(heads.lowerDue(UNIT, in(45))).isTrue();
        assertThat(heads.head(UNIT).dueAt()).contains(in(15));
        commit(run, Optional.of(in(600)));
        assertThat(heads.head(UNIT).dueAt()).contains(in(45));
    }

    @Test
    void aFlipEarlierThanAnyWishStands() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        heads.lowerDue(UNIT, in(45));
        commit(run, Optional.of(in(20)));
        assertThat(heads.head(UNIT).dueAt()).contains(in(20));
    }

    @Test
    void aRunThatBeginsAfterAWishHasSeenItsCause() {
        heads.lowerDue(UNIT, in(1));
        commit(raise(UNIT, in(1), LIMIT), Optional.of(in(600)));
        assertThat(heads.head(UNIT).dueAt()).contains(in(600));
    }

    @Test
    void aWishOfWhatIsDueAnywayCostsNoWrite() {
        assertThat(heads.lowerDue(UNIT, in(1))).isTrue();
        dynamo.faults().meter().reset();
        assertThat(heads.lowerDue(UNIT, in(1))).isFalse();
        assertThat(heads.lowerDue(UNIT, in(7))).isFalse();
        assertThat(dynamo.faults().meter().writeUnits()).isZero();
        assertThat(heads.lowerDue(UNIT, in(0))).isTrue();
        assertThat(due(in(0))).containsExactly(new DueUnit(UNIT, in(0)));
    }

    @Test
    void aCommitAfterAHigherRevisionIsRefused() {
        PublishRun first = raise(UNIT, NOW, LIMIT);
        PublishRun second = raise(UNIT, NOW.plusSeconds(1), LIMIT);
        assertThat(commit(first, Optional.of(in(600))).committed()).isFalse();
        assertThat(second.repairs()).isFalse();
        assertThat(commit(second, Optional.of(in(600))).committed()).isTrue();
        assertThat(heads.head(UNIT).open()).containsOnlyKeys(1L);
        assertThat(heads.head(UNIT).dueAt()).as("when the first can be told dead").contains(in(2));
    }

    @Test
    void aRefusedRunIsMadeGoodByTheNext() {
        PublishRun first = raise(UNIT, NOW, LIMIT);
        commit(raise(UNIT, NOW.plusSeconds(1), LIMIT), Optional.of(in(600)));
        PublishRun again = heads.again(first, NOW.plusSeconds(2), LIMIT).orElseThrow();
        assertThat(again.repairs()).isTrue();
        assertThat(again.head().repairSince()).contains(1L);
        assertThat(commit(again, Optional.of(in(600))).committed()).isTrue();
        assertThat(heads.head(UNIT).open()).isEmpty();
        assertThat(heads.head(UNIT).dueAt()).contains(in(600));
    }

    @Test
    void aDeadRunIsMadeGoodByWhoeverComesAfterItsLimit() {
        raise(UNIT, NOW, LIMIT);
        assertThat(raise(UNIT, in(2).minusMillis(1), LIMIT).repairs()).isFalse();
        PublishRun repair = raise(UNIT, in(4), LIMIT);
        assertThat(repair.head().repairSince()).contains(1L);
        assertThat(repair.head().open()).containsOnlyKeys(3L);
        commit(repair, Optional.empty());
        assertThat(heads.head(UNIT).open()).isEmpty();
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
        assertThat(heads.head(UNIT).dueAt()).isEmpty();
    }

    @Test
    void aRunThatWasGivenUpIsDueAtOnceAndMadeGood() {
        PublishRun first = raise(UNIT, NOW, LIMIT);
        PublishRun second = raise(UNIT, NOW.plusSeconds(1), LIMIT);
        assertThat(commit(first, Optional.empty()).committed()).isFalse();
        heads.abandon(first, in(1));
        heads.abandon(first, in(1));
        commit(second, Optional.of(in(600)));
        assertThat(due(in(1))).hasSize(1);
        assertThat(raise(UNIT, in(1), LIMIT).head().repairSince()).contains(1L);
    }

    @Test
    void aRunThatWroteNothingIsDroppedWithoutTrace() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        heads.lowerDue(UNIT, in(3));
        heads.drop(run);
        heads.drop(run);
        assertThat(heads.head(UNIT).open()).isEmpty();
        assertThat(heads.head(UNIT).dueAt()).contains(in(3));
    }

    @Test
    void anEarlierDueIsNotPutOffByARun() {
        heads.lowerDue(UNIT, in(6));
        assertThat(raise(UNIT, NOW, LIMIT).head().dueAt()).contains(in(6));
        heads.lowerDue(UNIT, in(0));
        assertThat(raise(UNIT, in(3), LIMIT).head().dueAt()).contains(in(18));
    }

    @Test
    void onesOwnWritesAreKnownAfterALostAnswer() {
        dynamo.faults().atWrite(1, Fault.REPEATED);
        PublishRun run = raise(UNIT, NOW, LIMIT);
        assertThat(run.rev()).isOne();
        assertThat(run.head().open()).hasSize(1);
        dynamo.faults().atWrite(1, Fault.REPEATED);
        assertThat(commit(run, Optional.empty()).committed()).isTrue();
        assertThat(heads.head(UNIT).change()).isEqualTo(2);
    }

    @Test
    void aCommitTriedAgainByItsCallerIsStillCommitted() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        dynamo.faults().atWrite(1, Fault.TIMEOUT_AFTER);
        assertThatThrownBy(() -> commit(run, Optional.empty())).isInstanceOf(RuntimeException.class);
        assertThat(commit(run, Optional.empty()).committed()).isTrue();
    }

    @Test
    void notesArePutAndRemovedWithoutTouchingTheRest() {
        PublishRun run = raise(UNIT, NOW, LIMIT);
        heads.note(UNIT, "frozen", Optional.of("ticket 7"));
        heads.note(UNIT, "frozen", Optional.of("ticket 7"));
        assertThat(commit(run, Optional.empty()).committed()).isTrue();
        assertThat(heads.head(UNIT).notes()).containsEntry("frozen", "ticket 7");
        heads.note(UNIT, "frozen", Optional.empty());
        assertThat(heads.head(UNIT).notes()).isEmpty();
        assertThat(heads.head(UNIT).rev()).isOne();
    }

    @Test
    void racingRunsEachHaveTheirOwnRevisionAndLoseNoWish() throws Exception {
        List<Callable<Long>> runs = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            runs.add(() -> {
                PublishRun run = raise(UNIT, NOW, LIMIT);
                commit(run, Optional.of(in(600)));
                return run.rev();
            });
        }
        List<Callable<Long>> wishes = new ArrayList<>(runs);
        for (int t = 1; t <= 6; t++) {
            int minutes = 20 + t;
            wishes.add(() -> {
                heads.lowerDue(UNIT, in(minutes));
                return -1L;
            });
        }
        List<Long> revs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var result : threads.invokeAll(wishes)) {
                revs.add(result.get());
            }
        }
        assertThat(revs.stream().filter(r -> r > 0)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
        PublishLease head = heads.head(UNIT);
        assertThat(head.rev()).isEqualTo(6);
        // the last run was committed, or refused by none: what it left open is due when it can be told dead
        assertThat(head.dueAt()).hasValueSatisfying(d -> assertThat(d).isBeforeOrEqualTo(in(600)));
    }

    @Test
    void aWishIsNeverLostHoweverItFallsBetweenRaiseAndCommit() {
        for (int at = 1; at <= 2; at++) {
            Unit unit = Unit.account(Given.TENANT, "race" + at);
            int n = at;
            var wished = new ArrayList<Boolean>();
            dynamo.faults().follow(call -> {
                if (call.isWrite() && wished.size() + 1 == n) {
                    wished.add(true);
                    dynamo.faults().heal();
                    new Ledger(dynamo.plainClient(), dynamo.table()).heads().lowerDue(unit, in(30));
                } else if (call.isWrite()) {
                    wished.add(false);
                }
                return Fault.NONE;
            });
            PublishRun run = raise(unit, NOW, LIMIT);
            assertThat(commit(run, Optional.of(in(600))).committed()).isTrue();
            PublishLease head = heads.head(unit);
            // a wish before the raise was seen by the run; one after it must stand
            assertThat(head.dueAt()).contains(at == 1 ? in(600) : in(30));
        }
    }
}
