package dev.lightup.ledger;

import dev.lightup.ledger.codec.Codec;
import dev.lightup.ledger.codec.IsoTime;
import dev.lightup.ledger.item.Bag;
import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// Heads in the table: `x` change, `by` who wrote it, `rev`, `o` open runs (JSON), `c` committed (JSON), `dueAt` and `dshard` (the index), `wi` wished,
/// `n` notes (JSON).
final class HeadLayout {
    static final String DUE_SHARD = "dshard";
    static final String DUE_AT = "dueAt";

    static final Schema<Written> HEAD = Layout
            .of(Written.class, "head", w -> Keys.unit(w.head().unit()), _ -> Keys.HEAD)
            .number("x", w -> w.head().change())
            .number("by", Written::by)
            .number("rev", w -> w.head().rev())
            .text("o", w -> Codec.text(new Open(byText(w.head().open()))))
            .maybe("c", w -> w.head().committed().map(Codec::text))
            .maybe(DUE_AT, w -> w.head().dueAt().map(IsoTime::format))
            .maybe(DUE_SHARD, w -> w.head().dueAt().map(_ -> Integer.toString(shard(w.head().unit()))))
            .maybe("wi", w -> w.head().wished().map(IsoTime::format))
            .text("n", w -> Codec.text(new Notes(w.head().notes())))
            .read(HeadLayout::head);

    private HeadLayout() {}

    /// A head as somebody wrote it.
    ///
    /// @param by a number of that one write, so that its writer knows it again after a lost answer
    record Written(Head head, long by) {}

    record Open(SortedMap<String, Instant> runs) {}

    record Notes(SortedMap<String, String> notes) {}

    static int shard(UnitKey unit) {
        return Integer.parseInt(Ids.hash(2, Ids.utf8(unit.toString())), 16) % RawKey.SHARDS;
    }

    private static SortedMap<String, Instant> byText(SortedMap<Long, Instant> open) {
        var text = new TreeMap<String, Instant>();
        open.forEach((rev, since) -> text.put(rev.toString(), since));
        return text;
    }

    private static Written head(Bag bag) {
        var open = new TreeMap<Long, Instant>();
        Codec.read(Open.class, bag.text("o")).runs().forEach((rev, since) -> open.put(Long.valueOf(rev), since));
        return new Written(new Head(Keys.unitOf(bag.text(Layout.PK)), bag.number("x"), bag.number("rev"), open,
                bag.find("c", String.class).map(c -> Codec.read(Head.Committed.class, c)),
                bag.find(DUE_AT, String.class).flatMap(IsoTime::parse),
                bag.find("wi", String.class).flatMap(IsoTime::parse),
                Codec.read(Notes.class, bag.text("n")).notes()), bag.number("by"));
    }
}
