package dev.lightup.ledger.log;

import dev.lightup.domain.event.Grade;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.MinuteText;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.util.Optional;

/// Raw events in the table. Attribute names are short: they count for what a write costs.
///
/// | kind | attributes |
/// | --- | --- |
/// | raw | `ep` endpoint, `s` source, `id`, `f` format, `c` columns, `mt` media, `at` received (ms), `g` grade, `k` key id, `m` MAC, `rq` request, `rc` receipt, `st` standing, `q` quarantine, `fl` file, `z` zone, `b` body (packed), `rshard`, `rminute` |
public final class RawLayout {
    public static final String RECEIVED_SHARD = "rshard";
    public static final String RECEIVED_MINUTE = "rminute";

    public static final RecordSchema<RawEvent> RAW = RecordLayout
            .of(RawEvent.class, "raw", e -> e.key().toString(), _ -> ItemKeys.RAW)
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
            .maybe("z", RawEvent::zone)
            .maybeBytes("b", e -> e.body().isEmpty() ? Optional.empty() : Optional.of(DeflatedText.pack(e.body())))
            .text(RECEIVED_SHARD, e -> Integer.toString(e.key().shard()))
            .text(RECEIVED_MINUTE, e -> MinuteText.of(e.received()) + '#' + e.key().mark())
            .read(RawLayout::raw);

    private RawLayout() {}

    private static RawEvent raw(ItemAttributes bag) {
        return new RawEvent(RawKey.parse(bag.text(RecordLayout.PK)), bag.text("ep"), bag.text("s"), bag.text("id"),
                bag.text("f"), bag.find("c", String.class).map(Integer::parseInt).orElse(0), bag.text("mt"),
                Instant.ofEpochMilli(bag.number("at")), Grade.valueOf(bag.text("g")), bag.text("k"), bag.text("m"),
                bag.text("rq"), bag.text("rc"),
                bag.find("st", String.class)
                        .map(RawEvent.Standing::valueOf)
                        .orElse(RawEvent.Standing.ACCEPTED),
                bag.find("q", String.class).map(q -> Codec.read(RawEvent.Quarantine.class, q)),
                bag.find("fl", String.class).map(f -> Codec.read(RawEvent.FileApart.class, f)),
                bag.find("z", String.class),
                bag.find("b", byte[].class).map(DeflatedText::unpack).orElse(""));
    }
}
