package dev.lightup.ledger.publication;

import dev.lightup.json.CodecException;
import dev.lightup.json.IsoTime;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.OpenRuns.RepairMark;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Heads in the table: `x` change, `by` who wrote it, `rev`, `o` open runs and the repair mark (JSON), `c` committed (JSON), `sv` the young
/// states that the committed run read, `dueAt` and `dshard` (the index), `wi` wished, `n` notes (JSON).
///
/// The mark stands among the open runs as one that began in 1970: a release that knows no mark takes it for a dead run and makes it good.
/// A part that this release cannot read stops nobody: runs become "repair since nobody knows", a committed run none, notes are kept.
public final class HeadLayout {
    public static final String DUE_SHARD = "dshard";
    public static final String DUE_AT = "dueAt";

    /// When a run began that is no run but the mark.
    private static final Instant MARK = Instant.EPOCH;

    static final RecordSchema<Written> HEAD = RecordLayout
            .of(Written.class, "head", w -> ItemKeys.unit(w.head().unit()), _ -> ItemKeys.HEAD)
            .number("x", w -> w.head().change())
            .number("by", Written::by)
            .number("rev", w -> w.head().rev())
            .text("o", w -> Codec.text(open(w.head().runs())))
            .maybe("c", w -> w.head().committed().map(c -> Codec.text(new Committed(c.rev(), c.began()))))
            .maybeBytes("sv", w -> w.head().committed().map(c -> c.seen().bytes()).filter(seen -> seen.length > 0))
            .maybe(DUE_AT, w -> w.head().dueAt().map(IsoTime::format))
            .maybe(DUE_SHARD, w -> w.head().dueAt().map(_ -> Integer.toString(shard(w.head().unit()))))
            .maybe("wi", w -> w.head().wished().map(IsoTime::format))
            .text("n", w -> HeadNotes.write(w.head().notes()))
            .read(HeadLayout::head);

    private HeadLayout() {}

    /// A head as somebody wrote it.
    ///
    /// @param by a number of that one write, so that its writer knows it again after a lost answer
    record Written(PublishLease head, long by) {}

    /// @param marked the mark's change
    record Open(SortedMap<String, Instant> runs, Optional<Long> marked) {}

    record Committed(long rev, Instant began) {}

    static int shard(Unit unit) {
        return Integer.parseInt(KeyIds.hash(2, KeyIds.utf8(unit.toString())), 16) % RawKey.SHARDS;
    }

    private static Open open(OpenRuns runs) {
        var text = new TreeMap<String, Instant>();
        runs.mark().ifPresent(mark -> text.put(Long.toString(mark.since()), MARK));
        runs.living().forEach((rev, since) -> text.put(rev.toString(), since));
        return new Open(text, runs.mark().map(RepairMark::change));
    }

    private static OpenRuns runs(ItemAttributes bag, long change) {
        try {
            Open open = Codec.read(Open.class, bag.text("o"));
            var living = new TreeMap<Long, Instant>();
            open.runs().forEach((rev, since) -> living.put(Long.valueOf(rev), since));
            Optional<Long> since = living.entrySet()
                    .stream()
                    .filter(run -> run.getValue().equals(MARK))
                    .map(run -> run.getKey())
                    .findFirst();
            living.values().removeIf(MARK::equals);
            return new OpenRuns(living, since.map(rev -> new RepairMark(rev, open.marked().orElse(change))));
        } catch (CodecException | IllegalArgumentException | IllegalStateException _) {
            return OpenRuns.NONE.repairSince(0, change);
        }
    }

    private static Optional<PublishLease.Committed> committed(ItemAttributes bag) {
        try {
            return bag.find("c", String.class)
                    .map(c -> Codec.read(Committed.class, c))
                    .map(c -> new PublishLease.Committed(c.rev(), c.began(),
                            bag.find("sv", byte[].class).map(SeenStates::read).orElse(SeenStates.NONE)));
        } catch (CodecException _) {
            return Optional.empty();
        }
    }

    private static Written head(ItemAttributes bag) {
        long change = bag.number("x");
        return new Written(new PublishLease(ItemKeys.unitOf(bag.text(RecordLayout.PK)), change, bag.number("rev"),
                runs(bag, change),
                committed(bag), bag.find(DUE_AT, String.class).flatMap(IsoTime::parse),
                bag.find("wi", String.class).flatMap(IsoTime::parse),
                HeadNotes.read(bag.find("n", String.class).orElse(""))), bag.find("by", Long.class).orElse(0L));
    }
}
