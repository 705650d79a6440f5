package dev.lightup.functions.format.canonical;

import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.codec.IsoTime;
import dev.lightup.ledger.codec.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the attributes of one event and collects what is wrong with them (CloudEvents 1.0, section 3.1 and JSON format 2.2).
final class Attributes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
    private static final Pattern RFC3339 = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,20}");
    private static final int SEQUENCE_WIDTH = 20;
    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;

    private final Json.Obj event;
    private final List<Problem.Place> missing = new ArrayList<>();
    private final List<Problem.Place> invalid = new ArrayList<>();

    Attributes(Json.Obj event) {
        this.event = event;
        event.properties().forEach(this::checkForm);
    }

    private void checkForm(String name, Json value) {
        if (name.equals(Envelope.DATA) || name.equals(CloudEvents.DATA_BASE64)) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            invalid.add(new Problem.Place("", "an attribute's name has lower-case letters and digits only"));
        } else if (value instanceof Json.Obj || value instanceof Json.Arr) {
            invalid.add(new Problem.Place("", "an attribute's value is a string, a number or a boolean"));
        } else if (value instanceof Json.Str(String text) && !isClean(text)) {
            invalid.add(new Problem.Place("", "an attribute holds a control character or a noncharacter"));
        }
    }

    /// A required text of at most that many characters; a stand-in when it is missing or wrong.
    String required(String name, int longest) {
        Optional<String> text = optional(name, longest);
        if (text.isEmpty() && !isPresent(name)) {
            missing.add(new Problem.Place("/" + name, "required"));
        }
        return text.orElse("");
    }

    /// A text of at most that many characters.
    Optional<String> optional(String name, int longest) {
        if (!isPresent(name)) {
            return Optional.empty();
        }
        Optional<String> text = event.text(name).filter(t -> !t.isBlank() && t.length() <= longest);
        if (text.isEmpty()) {
            invalid.add(new Problem.Place("/" + name, "a text of 1 to " + longest + " characters"));
        }
        return text;
    }

    /// A moment as RFC 3339 writes it.
    Optional<Instant> time(String name) {
        if (!isPresent(name)) {
            return Optional.empty();
        }
        Optional<Instant> time = event.text(name)
                .filter(text -> RFC3339.matcher(text).matches())
                .flatMap(text -> IsoTime.parse(text.toUpperCase(java.util.Locale.ROOT)));
        if (time.isEmpty()) {
            invalid.add(new Problem.Place("/" + name, "a date-time of RFC 3339: 2026-03-01T09:30:00Z"));
        }
        return time;
    }

    /// The sender's own order: 1 to 20 digits, as text or as a whole number, made 20 digits wide.
    Optional<String> sequence() {
        Optional<String> digits = switch (event.properties().get("sequence")) {
            case Json.Str(String text) -> Optional.of(text);
            case Json.Num(BigDecimal number) when number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0
                    && number.precision() - number.scale() <= SEQUENCE_WIDTH ->
                Optional.of(number.toBigInteger().toString());
            case null -> Optional.empty();
            case Json.Obj _,Json.Arr _,Json.Num _,Json.Bool _,Json.Null _ -> Optional.of("");
        };
        if (!isPresent("sequence")) {
            return Optional.empty();
        }
        if (digits.filter(text -> SEQUENCE.matcher(text).matches()).isEmpty()) {
            invalid.add(new Problem.Place("/sequence", "1 to 20 digits"));
            return Optional.empty();
        }
        return digits.map(text -> "0".repeat(SEQUENCE_WIDTH - text.length()) + text);
    }

    void isInvalid(String name, String rule) {
        invalid.add(new Problem.Place("/" + name, rule));
    }

    /// The first kind of problem that was met.
    Optional<Problem> problem() {
        if (!missing.isEmpty()) {
            return Optional.of(Refusal.ATTRIBUTE_MISSING.at(missing));
        }
        return invalid.isEmpty() ? Optional.empty() : Optional.of(Refusal.ATTRIBUTE_INVALID.at(invalid));
    }

    boolean isPresent(String name) {
        return event.get(name).filter(value -> !(value instanceof Json.Null)).isPresent();
    }

    /// Whether a string is one of CloudEvents' type system: no control characters, no noncharacters.
    static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || (c & 0xFFFE) == 0xFFFE
                        || (c >= FIRST_NONCHARACTER && c <= LAST_NONCHARACTER));
    }
}
