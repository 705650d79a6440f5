package dev.lightup.ledger.publication;

import dev.lightup.json.CodecException;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import java.util.function.Function;

/// What a unit tells the level above.
///
/// @param unit whose it is
/// @param rev the run that wrote it
/// @param told the summary as canonical JSON, or that it has another shape than this release's
public record SummaryItem(Unit unit, long rev, StoredRecord<String> told) {
    /// One that is read.
    ///
    /// @param json the summary as canonical JSON
    public SummaryItem(Unit unit, long rev, String json) {
        this(unit, rev, new StoredRecord.Known<>(json));
    }

    /// The summary as canonical JSON.
    ///
    /// @throws IllegalStateException when this release cannot read it; who can meet one asks {@link #read}
    public String json() {
        return told.known()
                .orElseThrow(() -> new IllegalStateException("the summary of " + unit + " has another shape"));
    }

    /// What it says, where the reader understands it.
    ///
    /// @param reader of canonical JSON; throws {@link CodecException} where the text is none of its values
    public <T> StoredRecord<T> read(Function<String, T> reader) {
        return switch (told) {
            case StoredRecord.Unread<String>(int shape, boolean newer) -> new StoredRecord.Unread<>(shape, newer);
            case StoredRecord.Known<String>(String json) -> read(reader, json);
        };
    }

    private static <T> StoredRecord<T> read(Function<String, T> reader, String json) {
        try {
            return new StoredRecord.Known<>(reader.apply(json));
        } catch (CodecException _) {
            return new StoredRecord.Unread<>(ShapeNumber.SUMMARY, false);
        }
    }
}
