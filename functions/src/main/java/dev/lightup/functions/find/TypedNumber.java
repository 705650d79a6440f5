package dev.lightup.functions.find;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.form.TypedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody typed to be found. Spaces around it are nobody's, and small letters stand for capital ones where the number is not
/// written so: letters of the alphabet alone, for what else has a small form is another sender's number elsewhere.
///
/// @param text without the spaces around it
public record TypedNumber(String text) {
    public TypedNumber {
        if (!Subject.isValidId(text)) {
            throw new IllegalArgumentException("no number of anything");
        }
    }

    /// Reads what was typed; empty when nothing can be called so.
    public static Optional<TypedNumber> of(String typed) {
        String text = TypedText.bare(typed);
        return Subject.isValidId(text) ? Optional.of(new TypedNumber(text)) : Optional.empty();
    }

    /// The ways in which it may be written, as it was typed first.
    List<String> spellings() {
        return Stream.of(text, ascii('a', 'z', 'A' - 'a'), ascii('A', 'Z', 'a' - 'A')).distinct().toList();
    }

    private String ascii(char from, char to, int by) {
        var cased = new StringBuilder(text.length());
        text.chars().forEach(c -> cased.append((char) (c >= from && c <= to ? c + by : c)));
        return cased.toString();
    }

    /// The letter under which pages of names list it, if it may be the beginning of a name: a number has digits.
    Optional<String> letter() {
        if (text.chars().anyMatch(Character::isDigit) || !Character.isLetter(text.charAt(0))) {
            return Optional.empty();
        }
        char first = ascii('A', 'Z', 'a' - 'A').charAt(0);
        return Optional.of(first >= 'a' && first <= 'z' ? String.valueOf(first) : "other");
    }
}
