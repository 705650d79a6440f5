package dev.lightup.domain.event;

import java.util.Optional;

/// Why something waits or failed, in the sender's words.
///
/// @param code the sender's own code, kept verbatim; known codes map to a cause, others are shown as unmapped. One that is longer than a code
/// is a sentence
/// @param text a sentence for people, when the sender gave one
public record Reason(@FreeText(unlessWord = true) String code, @FreeText Optional<String> text) {
    public static Reason of(String code) {
        return new Reason(code, Optional.empty());
    }
}
