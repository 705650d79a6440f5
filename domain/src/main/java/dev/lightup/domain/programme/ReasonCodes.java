package dev.lightup.domain.programme;

import dev.lightup.domain.words.WordSpelling;
import dev.lightup.domain.words.WordTable;
import java.util.List;

/// What reason codes mean: why something waits or failed, and so whose move it is. Lightup's own codes and those of whatever senders a release
/// knows.
///
/// @param cause the cause that a code names
/// @param later codes that give a day of the future as the reason: what waits for its day waits for nobody
public record ReasonCodes(WordTable<Cause> cause, WordTable<Later> later) {
    /// What a code of a later start says.
    public enum Later {
        /// A later start was asked for.
        SCHEDULED
    }

    /// Lightup's own codes alone.
    public static ReasonCodes own() {
        return OwnReasonCodes.draft().codes(new WordSpelling(List.of()));
    }

    /// The two tables while they are written.
    public record Draft(WordTable.Draft<Cause> cause, WordTable.Draft<Later> later) {
        /// Goes on with the codes of somebody else.
        ///
        /// @param whose whose codes the next rows hold, for people
        public Draft from(String whose) {
            cause.from(whose);
            later.from(whose);
            return this;
        }

        /// The tables.
        ///
        /// @param spelling what of a code counts
        /// @throws IllegalArgumentException when a code has two meanings in one of them
        public ReasonCodes codes(WordSpelling spelling) {
            return new ReasonCodes(cause.table(spelling), later.table(spelling));
        }
    }
}
