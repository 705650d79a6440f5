package dev.lightup.ledger;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.state.Folded;
import dev.lightup.ledger.codec.Codec;
import dev.lightup.ledger.item.Bag;
import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Packed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/// Raw events, entries and states in the table. Attribute names are short: they count for what a write costs.
///
/// | kind | attributes |
/// | --- | --- |
/// | raw | `ep` endpoint, `s` source, `id`, `f` format, `c` columns, `mt` media, `at` received (ms), `g` grade, `k` key id, `m` MAC, `rq` request, `rc` receipt, `st` standing, `q` quarantine, `fl` file, `b` body (packed), `rshard`, `rminute` |
/// | entry | `r` raw event without the tenant, `j` the entry (packed JSON) |
/// | state | `v` version, `j` the folded state (packed JSON), `ms` marks (6 bytes each), `p` paths (JSON), `cp` checkpoint, `w` written (ms) |
final class Layouts {
    static final String RECEIVED_SHARD = "rshard";
    static final String RECEIVED_MINUTE = "rminute";

    static final TableSchema<RawEvent> RAW = Layout.of(RawEvent.class, "raw", e -> e.key().toString(), _ -> Keys.RAW)
            .text("ep", RawEvent::endpoint)
            .text("s", RawEvent::source)
            .text("id", RawEvent::id)
            .text("f", RawEvent::format)
            .maybe("c", e -> e.columns() == 0 ? Optional.empty() : Optional.of(Integer.toString(e.columns())))
            .text("mt", RawEvent::media)
            .number("at", e -> e.received().toEpochMilli())
            .text("g", e -> e.grade().name())
            .text("k", RawEvent::keyId)
            .text("m", RawEvent::mac)
            .text("rq", RawEvent::request)
            .text("rc", RawEvent::receipt)
            .maybe("st", e -> e.standing() == RawEvent.Standing.ACCEPTED
                    ? Optional.empty()
                    : Optional.of(e.standing().name()))
            .maybe("q", e -> e.quarantine().map(Codec::text))
            .maybe("fl", e -> e.file().map(Codec::text))
            .maybeBytes("b", e -> e.body().isEmpty() ? Optional.empty() : Optional.of(Packed.pack(e.body())))
            .text(RECEIVED_SHARD, e -> Integer.toString(e.key().shard()))
            .text(RECEIVED_MINUTE, e -> Minutes.of(e.received()) + '#' + e.key().mark())
            .read(Layouts::raw);

    static final TableSchema<StateItem> STATE = Layout
            .of(StateItem.class, "state", s -> Keys.subject(s.tenant(), s.subject()), _ -> Keys.STATE)
            .number("v", StateItem::version)
            .bytes("j", Layouts::folded)
            .bytes("ms", s -> HexFormat.of().parseHex(String.join("", s.marks())))
            .text("p", s -> Codec.text(new Paths(s.paths())))
            .maybe("cp", s -> s.checkpoint().map(Codec::text))
            .number("w", s -> s.written().toEpochMilli())
            .read(Layouts::state);

    private static final int MARK_BYTES = 6;

    private Layouts() {}

    /// The paths of a state as JSON.
    record Paths(SortedMap<String, String> paths) {}

    /// An entry where it lies: in its subject's partition, or (a map) in its customer's.
    record Placed(String pk, String sk, StoredEntry entry) {}

    static TableSchema<Placed> entries(String kind) {
        return Layout.of(Placed.class, kind, Placed::pk, Placed::sk)
                .text("r", p -> p.entry().raw().toString().substring(p.entry().raw().tenant().length() + 1))
                .bytes("j", p -> Packed.pack(Codec.text(p.entry().entry())))
                .read(Layouts::entry);
    }

    private static RawEvent raw(Bag bag) {
        return new RawEvent(RawKey.parse(bag.text(Layout.PK)), bag.text("ep"), bag.text("s"), bag.text("id"),
                bag.text("f"), bag.find("c", String.class).map(Integer::parseInt).orElse(0), bag.text("mt"),
                Instant.ofEpochMilli(bag.number("at")), Grade.valueOf(bag.text("g")), bag.text("k"), bag.text("m"),
                bag.text("rq"), bag.text("rc"),
                bag.find("st", String.class)
                        .map(RawEvent.Standing::valueOf)
                        .orElse(RawEvent.Standing.ACCEPTED),
                bag.find("q", String.class).map(q -> Codec.read(RawEvent.Quarantine.class, q)),
                bag.find("fl", String.class).map(f -> Codec.read(RawEvent.FileApart.class, f)),
                bag.find("b", byte[].class).map(Packed::unpack).orElse(""));
    }

    private static Placed entry(Bag bag) {
        String pk = bag.text(Layout.PK);
        return new Placed(pk, bag.text(Layout.SK),
                new StoredEntry(RawKey.parse(Keys.tenant(pk) + '#' + bag.text("r")),
                        Codec.read(Entry.class, Packed.unpack(bag.bytes("j")))));
    }

    private static byte[] folded(StateItem state) {
        byte[] packed = Packed.pack(Codec.text(state.folded()));
        if (packed.length > Subjects.LARGEST_STATE) {
            throw new StateTooLarge(state.tenant(), state.subject(), packed.length);
        }
        return packed;
    }

    private static StateItem state(Bag bag) {
        return new StateItem(Keys.tenant(bag.text(Layout.PK)),
                Codec.read(Folded.class, Packed.unpack(bag.bytes("j"))), bag.number("v"), marks(bag.bytes("ms")),
                Codec.read(Paths.class, bag.text("p")).paths(),
                bag.find("cp", String.class).map(c -> Codec.read(CheckpointRef.class, c)),
                Instant.ofEpochMilli(bag.number("w")));
    }

    private static List<String> marks(byte[] bytes) {
        var marks = new ArrayList<String>();
        for (int i = 0; i < bytes.length; i += MARK_BYTES) {
            marks.add(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, i, i + MARK_BYTES)));
        }
        return marks;
    }
}
