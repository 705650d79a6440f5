package dev.lightup.ledger;

import dev.lightup.ledger.codec.CodecException;
import java.util.function.Function;

/// What a unit tells the level above.
///
/// @param unit whose it is
/// @param rev the run that wrote it
/// @param told the summary as canonical JSON, or that it has another shape than this release's
public record SummaryItem(UnitKey unit, long rev, Stored<String> told) {
    /// One that is read.
    ///
    /// @param json the summary as canonical JSON
    public SummaryItem(UnitKey unit, long rev, String json) {
        this(unit, rev, new Stored.Known<>(json));
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
    public <T> Stored<T> read(Function<String, T> reader) {
        return switch (told) {
            case Stored.Unread<String>(int shape, boolean newer) -> new Stored.Unread<>(shape, newer);
            case Stored.Known<String>(String json) -> read(reader, json);
        };
    }

    private static <T> Stored<T> read(Function<String, T> reader, String json) {
        try {
            return new Stored.Known<>(reader.apply(json));
        } catch (CodecException _) {
            return new Stored.Unread<>(ShapeNumber.SUMMARY, false);
        }
    }
}
