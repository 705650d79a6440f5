package dev.lightup.ledger;

import dev.lightup.ledger.codec.Codec;
import dev.lightup.ledger.codec.IsoTime;
import dev.lightup.ledger.item.Bag;
import dev.lightup.ledger.item.Layout;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/// Heads in the table: `x` change, `rev`, `o` open runs (JSON), `c` committed (JSON), `dueAt` and `dshard` (the index), `wi` wished,
/// `n` notes (JSON).
final class HeadLayout {
    static final String DUE_SHARD = "dshard";
    static final String DUE_AT = "dueAt";

    static final TableSchema<Head> HEAD = Layout
            .of(Head.class, "head", h -> Keys.unit(h.unit()), _ -> Keys.HEAD)
            .number("x", Head::change)
            .number("rev", Head::rev)
            .text("o", h -> Codec.text(new Open(byText(h.open()))))
            .maybe("c", h -> h.committed().map(Codec::text))
            .maybe(DUE_AT, h -> h.dueAt().map(IsoTime::format))
            .maybe(DUE_SHARD, h -> h.dueAt().map(_ -> Integer.toString(shard(h.unit()))))
            .maybe("wi", h -> h.wished().map(IsoTime::format))
            .text("n", h -> Codec.text(new Notes(h.notes())))
            .read(HeadLayout::head);

    private HeadLayout() {}

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

    private static Head head(Bag bag) {
        var open = new TreeMap<Long, Instant>();
        Codec.read(Open.class, bag.text("o")).runs().forEach((rev, since) -> open.put(Long.valueOf(rev), since));
        return new Head(Keys.unitOf(bag.text(Layout.PK)), bag.number("x"), bag.number("rev"), open,
                bag.find("c", String.class).map(c -> Codec.read(Head.Committed.class, c)),
                bag.find(DUE_AT, String.class).flatMap(IsoTime::parse),
                bag.find("wi", String.class).flatMap(IsoTime::parse),
                Codec.read(Notes.class, bag.text("n")).notes());
    }
}
