package dev.lightup.ledger;

import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.RawLayout;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectLayout;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Our records from the images of a stream.
public final class StreamImages {
    private StreamImages() {}

    /// The kind of the item; empty when it has none.
    public static Optional<String> kind(Map<String, AttributeValue> image) {
        return Optional.ofNullable(image.get(RecordLayout.KIND)).map(AttributeValue::s);
    }

    /// An item of kind `raw`.
    public static RawEvent rawEvent(Map<String, AttributeValue> image) {
        return RawLayout.RAW.record(image);
    }

    /// An item of kind `state`.
    public static StateItem state(Map<String, AttributeValue> image) {
        return SubjectLayout.STATE.record(image);
    }

    /// An item of kind `summary`.
    public static SummaryItem summary(Map<String, AttributeValue> image) {
        return UnitRecords.SUMMARY.record(image);
    }
}
