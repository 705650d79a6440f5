package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.StreamImages;
import dev.lightup.senders.Formats;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Takes everything that a stack keeps, as it stands.
final class StoreSnapshot {
    private StoreSnapshot() {}

    static KeptStore of(SteppedStack stack, String release) {
        List<Map<String, AttributeValue>> items = stack.items()
                .map(StoreSnapshot::withoutLots)
                .sorted(Comparator.<Map<String, AttributeValue>, String>comparing(item -> text(item, "pk"))
                        .thenComparing(item -> text(item, "sk")))
                .toList();
        return new KeptStore(release, stack.now(), types(items), items,
                KeptObject.all(stack.bucket()));
    }

    /// The event types in a log, as its events are read.
    static SortedSet<String> types(List<Map<String, AttributeValue>> items) {
        var formats = Formats.all(() -> Instant.EPOCH);
        var types = new TreeSet<String>();
        for (Map<String, AttributeValue> item : items) {
            if (isOf(item, "raw")) {
                formats.entries(StreamImages.rawEvent(item)).stream().map(Entry::type).forEach(types::add);
            }
        }
        return types;
    }

    /// A head names the one write that made it by a number drawn by lot, by which that writer alone would know it again. Here it is the
    /// count of the head's changes, so that the same steps leave the same bytes.
    private static Map<String, AttributeValue> withoutLots(Map<String, AttributeValue> item) {
        AttributeValue changes = item.get("x");
        if (!isOf(item, "head") || changes == null) {
            return item;
        }
        var same = new HashMap<>(item);
        same.put("by", changes);
        return Map.copyOf(same);
    }

    /// Whether an item is of that kind.
    static boolean isOf(Map<String, AttributeValue> item, String kind) {
        return text(item, "kind").equals(kind);
    }

    /// An attribute that is a text; the empty one when there is none.
    static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }
}
