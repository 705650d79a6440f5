package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.site.bucket.Bucket.Condition;
import dev.lightup.site.bucket.Bucket.Head;
import dev.lightup.site.release.WriteCounts;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PublisherTest {
    private static final String ROOT = TinyUnit.root(World.UNIT);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private World world;
    private FaultyBucket bucket;
    private FaultyDynamo database;
    private Publisher publisher;

    @BeforeEach
    void begin() {
        world = new World(dynamo);
        bucket = new FaultyBucket(world.bucket, FaultyBucket.Script.NONE);
        database = world.faulty();
        publisher = world.publisher(database.client(), bucket);
        world.set("a", "one");
        world.set("b", "two");
    }

    @Test
    void aUnitsPagesComeToTheBucketLeavesFirst() {
        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isEqualTo(new PublishOutcome.Published(World.UNIT, 1, 3, new WriteCounts(3, 0, 3), true));
        assertThat(bucket.writes()).containsExactly("put " + ROOT + "e/a/index.html", "put " + ROOT + "e/b/index.html",
                "put " + ROOT + "index.html");
        world.isRight("published");
    }

    @Test
    void theSamePublishedAgainWritesNothingButTheHead() {
        publisher.publish(World.UNIT, false);
        bucket.forget();
        database.meter().reset();

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isEqualTo(new PublishOutcome.Published(World.UNIT, 2, 3, WriteCounts.NONE, false));
        assertThat(bucket.calls()).isEmpty();
        // the head twice, and its place in the index there and back
        assertThat(database.meter().writeUnits()).isEqualTo(4);
    }

    @Test
    void oneChangedStateWritesOnlyThePagesThatSayIt() {
        publisher.publish(World.UNIT, false);
        bucket.forget();
        database.meter().reset();
        world.set("a", "uno");

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isEqualTo(new PublishOutcome.Published(World.UNIT, 2, 3, new WriteCounts(2, 0, 2), false));
        assertThat(bucket.calls()).containsExactly("put " + ROOT + "e/a/index.html", "put " + ROOT + "index.html");
        assertThat(database.meter().writeUnits()).isEqualTo(4 + 2);
    }

    @Test
    void aPageThatVanishesIsRemovedAfterTheOthersAreWritten() {
        publisher.publish(World.UNIT, false);
        bucket.forget();
        world.set("a", "");

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isEqualTo(new PublishOutcome.Published(World.UNIT, 2, 2, new WriteCounts(1, 1, 2), true));
        assertThat(bucket.writes()).containsExactly("put " + ROOT + "index.html", "remove " + ROOT + "e/a/index.html");
        world.isRight("vanished");
    }

    @Test
    void aLostManifestIsMadeAgainFromTheObjects() {
        publisher.publish(World.UNIT, false);
        for (PageItem item : world.ledger.units().pages(World.UNIT)) {
            world.ledger.units().deletePage(World.UNIT, item.path());
        }
        world.set("b", "");

        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Published.class);

        assertThat(world.bucket.texts()).containsAllEntriesOf(world.expected());
        assertThat(world.ledger.units().pages(World.UNIT)).extracting(PageItem::path)
                .containsExactlyInAnyOrderElementsOf(
                        world.expected().keySet());
    }

    @Test
    void anObjectThatIsGoneIsWrittenAnewWhenItsPageChanges() {
        publisher.publish(World.UNIT, false);
        String home = ROOT + "index.html";
        world.bucket.remove(home, world.bucket.head(home).orElseThrow().etag());
        world.set("a", "uno");

        publisher.publish(World.UNIT, false);

        world.isRight("written anew");
    }

    /// The table was put back to a moment before the object: nobody will ever write below that revision.
    @Test
    void aHeadGoesAboveARevisionThatItNeverHad() {
        foreignObject(9);

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Published.class,
                published -> assertThat(published.rev()).isEqualTo(10));
        world.isRight("above");
        assertThat(world.ledger.heads().head(World.UNIT).open()).isEmpty();
        assertThat(world.ledger.heads().head(World.UNIT).repairSince()).isEmpty();
    }

    @Test
    void aLowerRevisionIsWrittenOver() {
        world.ledger.heads().raise(World.UNIT, world.clock.instant(), Publisher.LIMIT);
        foreignObject(1);

        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Published.class);

        world.isRight("written over");
    }

    @Test
    void anObjectWithoutRevisionIsWrittenOver() {
        foreignObject(0);

        publisher.publish(World.UNIT, false);

        world.isRight("written over");
        assertThat(world.bucket.head(ROOT + "e/a/index.html")).map(Head::rev).contains(1L);
    }

    @Test
    void aDeadRunIsMadeGoodFromTheObjects() {
        publisher.publish(World.UNIT, false);
        PublishRun dead = world.ledger.heads()
                .raise(World.UNIT, world.clock.instant(), Publisher.LIMIT)
                .orElseThrow();
        String home = ROOT + "index.html";
        String orphan = ROOT + "e/gone/index.html";
        world.bucket.put(home, "text/html", bytes("half"), dead.rev(),
                new Condition.IfMatch(world.bucket.head(home).orElseThrow().etag()));
        world.bucket.put(orphan, "text/html", bytes("half"), dead.rev(), new Condition.IfNoneMatch());
        world.clock.advance(Publisher.LIMIT);
        bucket.forget();

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isEqualTo(new PublishOutcome.Published(World.UNIT, 3, 3, new WriteCounts(1, 1, 0), false));
        world.isRight("made good");
        assertThat(world.ledger.heads().head(World.UNIT).open()).isEmpty();
    }

    /// A younger open run may still be alive: its page is not looked for, but the unit is due when it can be told dead.
    @Test
    void aRunThatMayBeAliveIsLookedAfterLater() {
        publisher.publish(World.UNIT, false);
        PublishRun open = world.ledger.heads()
                .raise(World.UNIT, world.clock.instant(), Publisher.LIMIT)
                .orElseThrow();
        world.clock.advance(Duration.ofSeconds(30));

        publisher.publish(World.UNIT, false);

        assertThat(world.ledger.heads().head(World.UNIT).dueAt()).contains(open.began().plus(Publisher.LIMIT));
        world.sweep();
        world.isRight("looked after");
    }

    @Test
    void aRunThatTakesTooLongStopsByItself() {
        FaultyBucket slow = new FaultyBucket(world.bucket, new FaultyBucket.Script() {
            @Override
            public void after(String operation, String path) {
                world.clock.advance(Duration.ofMinutes(1));
            }
        });

        PublishOutcome outcome = world.publisher(dynamo.plainClient(), slow).publish(World.UNIT, false);

        assertThat(outcome).isInstanceOf(PublishOutcome.Failed.class);
        assertThat(slow.writes()).hasSize(2);
        world.sweep();
        world.isRight("after it stopped");
    }

    @Test
    void aFrozenUnitKeepsItsPages() {
        publisher.publish(World.UNIT, false);
        world.ledger.heads().note(World.UNIT, Publisher.FROZEN, Optional.of("numbers are being checked"));
        world.set("a", "uno");
        bucket.forget();

        assertThat(publisher.publish(World.UNIT, false))
                .isEqualTo(new PublishOutcome.Frozen(World.UNIT, "numbers are being checked"));
        assertThat(bucket.calls()).isEmpty();

        world.ledger.heads().note(World.UNIT, Publisher.FROZEN, Optional.empty());
        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Published.class);
        world.isRight("thawed");
    }

    @Test
    void aThawThatDiedBeforeItAskedForARunIsMadeGoodBySweep() {
        publisher.publish(World.UNIT, false);
        world.ledger.heads().note(World.UNIT, Publisher.FROZEN, Optional.of("numbers are being checked"));
        world.set("a", "uno");
        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Frozen.class);

        world.ledger.heads().note(World.UNIT, Publisher.FROZEN, Optional.empty());
        world.sweep();
        world.isRight("thawed, and nobody asked for it");
    }

    @Test
    void aRefusedReleaseKeepsTheOldOneAndSaysWhy() {
        publisher.publish(World.UNIT, false);
        world.set("a", "<b>not closed");
        bucket.forget();

        PublishOutcome outcome = publisher.publish(World.UNIT, false);

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Refused.class,
                refused -> assertThat(refused.reasons())
                        .anySatisfy(r -> assertThat(r).contains("markup-element-open")));
        assertThat(bucket.calls()).isEmpty();
        assertThat(world.ledger.heads().head(World.UNIT).open()).isEmpty();
        assertThat(world.ledger.heads().head(World.UNIT).dueAt()).isPresent();
    }

    /// Nobody has to ask for it: the lease of the run that was refused brings the unit back.
    @Test
    void whatAnEarlierReleaseRefusedComesOutByItselfAtItsNextDue() {
        TinyUnit tiny = new TinyUnit(world.ledger, world.account);
        UnitSite refused = (unit, programme, at) -> {
            RenderedUnit draft = tiny.draft(unit, programme, at);
            return new RenderedUnit(draft.pages(), draft.scope(), List.of("refused by an earlier release"),
                    draft.nextFlip(),
                    draft.summary(), 0, draft.end(), draft.sources());
        };
        assertThat(world.publisher(dynamo.plainClient(), world.bucket, refused).publish(World.UNIT, false))
                .isInstanceOf(PublishOutcome.Refused.class);
        assertThat(world.bucket.texts()).isEmpty();

        world.sweep();

        world.isRight("came out");
    }

    @Test
    void anObjectThatWasPutBackMakesTheRunCompareAll() {
        publisher.publish(World.UNIT, false);
        world.set("a", "uno");
        world.set("b", "due");
        publisher.publish(World.UNIT, false);
        for (String page : List.of("e/a/index.html", "e/b/index.html", "index.html")) {
            String etag = world.bucket.head(ROOT + page).orElseThrow().etag();
            world.bucket.put(ROOT + page, "text/html", bytes("older"), 1, new Condition.IfMatch(etag));
        }
        world.set("a", "tre");

        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Published.class);

        world.isRight("compared");
    }

    @Test
    void aNinthRunThatLivesIsCrowdedOut() {
        for (int i = 0; i < 8; i++) {
            world.ledger.heads().raise(World.UNIT, world.clock.instant(), Publisher.LIMIT);
        }
        assertThat(publisher.publish(World.UNIT, false)).isEqualTo(new PublishOutcome.Crowded(World.UNIT));
        assertThat(bucket.calls()).isEmpty();
        world.sweep();
        world.isRight("after the others can be told dead");
    }

    @Test
    void theStatesThatACommitReadNeedNoSecondRun() {
        publisher.publish(World.UNIT, false);
        var subject = new Subject(Subject.Kind.ESCALATION, "a-" + World.ACCOUNT);
        var read = world.ledger.subjects().state(World.TENANT, subject).orElseThrow();
        assertThat(world.ledger.heads().head(World.UNIT).hasSeen(read)).isTrue();
        world.set("a", "uno");
        var later = world.ledger.subjects().state(World.TENANT, subject).orElseThrow();
        assertThat(world.ledger.heads().head(World.UNIT).hasSeen(later)).isFalse();
    }

    @Test
    void losingHalfOfManyPagesIsRefusedUnlessItIsMeant() {
        for (int i = 0; i < 20; i++) {
            world.set("many" + i, "x");
        }
        publisher.publish(World.UNIT, false);
        for (int i = 0; i < 15; i++) {
            world.set("many" + i, "");
        }

        assertThat(publisher.publish(World.UNIT, false)).isEqualTo(
                new PublishOutcome.Refused(World.UNIT, List.of("loses 15 of 23 pages")));
        assertThat(publisher.publish(World.UNIT, true)).isInstanceOf(PublishOutcome.Published.class);
        world.isRight("shrunk");
    }

    @Test
    void aMemberWithoutAStateIsIgnored() {
        world.ledger.units().putMember(World.UNIT, new Subject(Subject.Kind.ORDER, "not-yet"), 1);

        assertThat(publisher.publish(World.UNIT, false)).isInstanceOf(PublishOutcome.Published.class);

        world.isRight("ignored");
    }

    private void foreignObject(long rev) {
        world.bucket.put(ROOT + "e/a/index.html", "text/html", bytes("later"), rev, new Condition.IfNoneMatch());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
