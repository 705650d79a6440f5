package dev.lightup.ledger.sweep;

import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.MinuteText;
import dev.lightup.ledger.key.RawKey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/// The events of a shard and a minute that a sweep has driven with success: attribute `ms`, six bytes each. Bytes that are no marks are
/// as good as none: what they named is driven once more.
///
/// @param marks {@link RawKey#mark}s
record DrivenMinute(int shard, Instant minute, Set<String> marks) {
    /// More would not fit into an item; what is not noted is driven again at each look until its minute is passed.
    static final int MOST = 60_000;

    static final RecordSchema<DrivenMinute> SCHEMA = RecordLayout
            .of(DrivenMinute.class, "driven", d -> ItemKeys.shard(d.shard()), d -> key(d.minute()))
            .bytes("ms", DrivenMinute::bytes)
            .read(bag -> new DrivenMinute(Integer.parseInt(ItemKeys.rest(bag.text(RecordLayout.PK))),
                    MinuteText.parse(bag.text(RecordLayout.SK).substring(ItemKeys.DRIVEN.length())),
                    bag.find("ms", byte[].class).map(DrivenMinute::marks).orElseGet(TreeSet::new)));

    private static final int MARK_BYTES = 6;

    DrivenMinute {
        marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    }

    /// Where it lies in the shard's partition.
    static String key(Instant minute) {
        return ItemKeys.DRIVEN + MinuteText.of(minute);
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        marks.stream().limit(MOST).forEach(mark -> bytes.writeBytes(HexFormat.of().parseHex(mark)));
        return bytes.toByteArray();
    }

    private static Set<String> marks(byte[] bytes) {
        var marks = new TreeSet<String>();
        if (bytes.length % MARK_BYTES == 0) {
            for (int i = 0; i < bytes.length; i += MARK_BYTES) {
                marks.add(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, i, i + MARK_BYTES)));
            }
        }
        return marks;
    }
}
