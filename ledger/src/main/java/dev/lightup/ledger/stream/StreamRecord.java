package dev.lightup.ledger.stream;

import dev.lightup.ledger.StreamImages;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One change of one item. What it means is read only when asked for, so that one unreadable record fails alone.
///
/// @param sequence the record's sequence number: what a partial batch response names
/// @param action what happened to the item
/// @param pk the item's partition key
/// @param sk the item's sort key
/// @param before the item before, if there was one
/// @param after the item after, if there is one
public record StreamRecord(
        String sequence,
        Action action,
        String pk,
        String sk,
        Optional<Map<String, AttributeValue>> before,
        Optional<Map<String, AttributeValue>> after) {
    /// What can happen to an item. An expired item is removed.
    public enum Action {
        INSERT,
        MODIFY,
        REMOVE
    }

    /// The kind of the item.
    public String kind() {
        return after.or(() -> before).flatMap(StreamImages::kind).orElse("");
    }

    /// One item of the batch.
    public boolean isInsertOf(String kind) {
        return action == Action.INSERT && kind().equals(kind);
    }
}
