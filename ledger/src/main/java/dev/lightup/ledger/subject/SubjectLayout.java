package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.key.StoredRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/// Entries and states in the table. Attribute names are short: they count for what a write costs.
///
/// | kind | attributes |
/// | --- | --- |
/// | entry | `r` raw event without the tenant, `j` the entry (packed JSON), `sh` shape |
/// | state | `v` version, `j` the folded state (packed JSON), `sh` shape, `ms` marks (6 bytes each), `es` sum of entries (16 bytes), `p` paths (JSON), `cp` checkpoint, `w` written (ms) |
///
/// Only `j` has a shape; everything else is read by every release.
public final class SubjectLayout {
    public static final RecordSchema<StateItem> STATE = RecordLayout
            .of(StateItem.class, "state", s -> ItemKeys.subject(s.tenant(), s.subject()), _ -> ItemKeys.STATE)
            .number("v", StateItem::version)
            .bytes("j", SubjectLayout::folded)
            .maybeNumber(ShapeNumber.NAME, ShapeNumber.always(ShapeNumber.STATE))
            .bytes("ms", s -> HexFormat.of().parseHex(String.join("", s.marks())))
            .maybeBytes("es", s -> s.taken().entries().map(SubjectLayout::sum))
            .text("p", s -> Codec.text(new Paths(s.paths())))
            .maybe("cp", s -> s.checkpoint().map(Codec::text))
            .number("w", s -> s.written().toEpochMilli())
            .read(SubjectLayout::state);

    private static final int MARK_BYTES = 6;

    private SubjectLayout() {}

    /// The paths of a state as JSON.
    record Paths(SortedMap<String, String> paths) {}

    /// An entry where it lies: in its subject's partition, or (a map) in its customer's.
    public record Placed(String pk, String sk, RawKey raw, StoredRecord<Entry> entry) {
        public Placed(String pk, String sk, StoredEntry entry) {
            this(pk, sk, entry.raw(), new StoredRecord.Known<>(entry.entry()));
        }

        FoundEntry found() {
            return new FoundEntry(sk, raw, entry);
        }
    }

    public static RecordSchema<Placed> entries(String kind) {
        return RecordLayout.of(Placed.class, kind, Placed::pk, Placed::sk)
                .text("r", p -> p.raw().toString().substring(p.raw().tenant().length() + 1))
                .maybeNumber(ShapeNumber.NAME, ShapeNumber.always(ShapeNumber.ENTRY))
                .bytes("j", p -> DeflatedText.pack(Codec.text(p.entry().known().orElseThrow())))
                .read(SubjectLayout::entry);
    }

    private static Placed entry(ItemAttributes bag) {
        String pk = bag.text(RecordLayout.PK);
        return new Placed(pk, bag.text(RecordLayout.SK), RawKey.parse(ItemKeys.tenant(pk) + '#' + bag.text("r")),
                ShapeNumber.read(bag, ShapeNumber.ENTRY,
                        () -> Codec.read(Entry.class, DeflatedText.unpack(bag.bytes("j")))));
    }

    private static byte[] folded(StateItem state) {
        byte[] packed = DeflatedText.pack(Codec.text(state.folded()));
        if (packed.length > SubjectRecords.LARGEST_STATE) {
            throw new StateTooLarge(state.tenant(), state.subject(), packed.length);
        }
        return packed;
    }

    private static StateItem state(ItemAttributes bag) {
        String pk = bag.text(RecordLayout.PK);
        Subject subject = ItemKeys.subjectOf(ItemKeys.rest(pk));
        return new StateItem(ItemKeys.tenant(pk), subject,
                ShapeNumber.read(bag, ShapeNumber.STATE,
                        () -> Codec.read(FoldedSubject.class, DeflatedText.unpack(bag.bytes("j")))),
                bag.number("v"),
                new StateItem.Taken(marks(bag.bytes("ms")), bag.find("es", byte[].class).map(SubjectLayout::sum)),
                Codec.read(Paths.class, bag.text("p")).paths(),
                bag.find("cp", String.class).map(c -> Codec.read(CheckpointRef.class, c)),
                Instant.ofEpochMilli(bag.number("w")));
    }

    private static byte[] sum(EntrySum entries) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(entries.count()).putLong(entries.sum()).array();
    }

    private static EntrySum sum(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new EntrySum(buffer.getLong(), buffer.getLong());
    }

    private static List<String> marks(byte[] bytes) {
        var marks = new ArrayList<String>();
        for (int i = 0; i < bytes.length; i += MARK_BYTES) {
            marks.add(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, i, i + MARK_BYTES)));
        }
        return marks;
    }
}
