package dev.lightup.senders.canonical;

import dev.lightup.json.Json;
import dev.lightup.senders.http.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads the attributes of one event and collects what is wrong with them (CloudEvents 1.0, section 3.1 and JSON format 2.2).
final class EventAttributes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,20}");
    private static final int SEQUENCE_WIDTH = 20;
    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;

    private final Json.Obj event;
    private final UnaryOperator<String> written;
    private final List<HttpProblem.Place> missing = new ArrayList<>();
    private final List<HttpProblem.Place> invalid = new ArrayList<>();

    /// @param written what the sender calls an attribute
    EventAttributes(Json.Obj event, UnaryOperator<String> written) {
        this.event = event;
        this.written = written;
        int place = 1;
        for (Map.Entry<String, Json> member : event.properties().entrySet()) {
            checkForm(place, member.getKey(), member.getValue());
            place++;
        }
    }

    /// A name of the sender's own is told by its place: no answer repeats what was sent.
    private void checkForm(int place, String name, Json value) {
        if (name.equals(EventEnvelope.DATA) || name.equals(CloudEvents.DATA_BASE64)) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            unfit(place, "a name has lower-case letters and digits only");
        } else if (value instanceof Json.Obj || value instanceof Json.Arr) {
            unfit(place, "a value is a string, a number or a boolean");
        } else if (value instanceof Json.Str(String text) && !isClean(text)) {
            unfit(place, "it holds a control character or a noncharacter");
        }
    }

    private void unfit(int place, String rule) {
        invalid.add(new HttpProblem.Place("", "attribute number " + place + " of the event: " + rule));
    }

    /// A required text of at most that many characters; a stand-in when it is missing or wrong.
    String required(String name, int longest) {
        Optional<String> text = optional(name, longest);
        if (text.isEmpty() && !isPresent(name)) {
            missing.add(place(name, "required"));
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
            isInvalid(name, "a text of 1 to " + longest + " characters");
        }
        return text;
    }

    /// A moment as RFC 3339 writes it; empty too where it is nobody's date.
    Optional<Instant> time(String name) {
        if (!isPresent(name)) {
            return Optional.empty();
        }
        return switch (MomentReader.moment(event.text(name).orElse(""))) {
            case MomentReader.Read.At<Instant>(Instant at) -> Optional.of(at);
            case MomentReader.Read.NotTold<Instant>() -> Optional.empty();
            case MomentReader.Read.Wrong<Instant>(String rule) -> {
                isInvalid(name, rule);
                yield Optional.empty();
            }
        };
    }

    /// The sender's own order: 1 to 20 digits, as text or as a whole number, made 20 digits wide.
    Optional<String> sequence() {
        Optional<String> digits = switch (event.properties().get("sequence")) {
            case Json.Str(String text) -> Optional.of(text);
            case Json.Num(BigDecimal number) when number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0
                    && number.precision() - number.scale() <= SEQUENCE_WIDTH ->
                Optional.of(number.toBigInteger().toString());
            case null -> Optional.empty();
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.of("");
        };
        if (!isPresent("sequence")) {
            return Optional.empty();
        }
        if (digits.filter(text -> SEQUENCE.matcher(text).matches()).isEmpty()) {
            isInvalid("sequence", "1 to 20 digits");
            return Optional.empty();
        }
        return digits.map(text -> "0".repeat(SEQUENCE_WIDTH - text.length()) + text);
    }

    void isInvalid(String name, String rule) {
        invalid.add(place(name, rule));
    }

    private HttpProblem.Place place(String name, String rule) {
        return new HttpProblem.Place("/" + written.apply(name), rule);
    }

    /// The first kind of problem that was met.
    Optional<HttpProblem> problem() {
        if (!missing.isEmpty()) {
            return Optional.of(EventRefusal.ATTRIBUTE_MISSING.at(missing));
        }
        return invalid.isEmpty() ? Optional.empty() : Optional.of(EventRefusal.ATTRIBUTE_INVALID.at(invalid));
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
