package dev.lightup.domain.event;

import java.util.Optional;

/// Why something waits or failed, in the sender's words.
///
/// @param code the sender's own code, kept verbatim; known codes map to a cause, others are shown as unmapped
/// @param text a sentence for people, when the sender gave one
public record Reason(String code, @FreeText Optional<String> text) {
    public static Reason of(String code) {
        return new Reason(code, Optional.empty());
    }
}
