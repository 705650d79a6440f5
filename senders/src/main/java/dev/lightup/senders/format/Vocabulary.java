package dev.lightup.senders.format;

import dev.lightup.domain.programme.OwnReasonCodes;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.words.OwnStatusWords;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.domain.words.WordSpelling;
import java.util.List;

/// All the words that a release knows: Lightup's own and then those of its senders.
///
/// @param statuses what folds read
/// @param reasons what readings read
public record Vocabulary(StatusWords statuses, ReasonCodes reasons) {
    /// The words of these senders, in their order.
    ///
    /// @throws IllegalArgumentException when a word has two meanings
    public static Vocabulary of(List<SenderWords> senders) {
        var spelling = new WordSpelling(senders.stream().flatMap(words -> words.marks().stream()).toList());
        StatusWords.Draft statuses = OwnStatusWords.draft();
        ReasonCodes.Draft reasons = OwnReasonCodes.draft();
        for (SenderWords words : senders) {
            words.statuses(statuses.from(words.title()));
            words.reasons(reasons.from(words.title()));
        }
        return new Vocabulary(statuses.words(spelling), reasons.codes(spelling));
    }
}
