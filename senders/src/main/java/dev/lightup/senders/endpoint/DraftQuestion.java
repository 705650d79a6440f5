package dev.lightup.senders.endpoint;

import java.util.List;
import java.util.Optional;

/// What a file's columns leave open, or how it was settled.
///
/// @param name the word of a field of ours, or one of {@link #FEED}, {@link #DATES} and {@link #DECIMAL}
/// @param meaning what the field is in words; empty where no column is asked for
/// @param why whether it is open, and why
/// @param likely the answers that its names or its cells allow: places of columns, or words
/// @param answer what was understood, or said: a place, a word, or {@link #NONE}
/// @param needed whether a row says nothing without it
public record DraftQuestion(
        String name,
        Optional<String> meaning,
        Why why,
        List<String> likely,
        Optional<String> answer,
        boolean needed) {
    /// What a row is: the words of {@link ColumnMap.Feed}.
    public static final String FEED = "feed";
    /// How days are written: patterns.
    public static final String DATES = "dates";
    /// Which the decimal sign is.
    public static final String DECIMAL = "decimal";
    /// That no column says it.
    public static final String NONE = "none";

    public DraftQuestion {
        likely = List.copyOf(likely);
    }

    /// Why something is asked.
    public enum Why {
        /// Nothing is: one column has a name of it, or somebody said so.
        SETTLED,
        /// No column has a name of it.
        MISSING,
        /// Several columns may be it, or the column may be something else.
        AMBIGUOUS
    }

    /// Whether somebody has to say it before the file can be read.
    public boolean isOpen() {
        return why != Why.SETTLED;
    }
}
