package dev.lightup.senders.canonical;

import dev.lightup.domain.event.FreeText;
import dev.lightup.domain.event.PersonalData;
import dev.lightup.json.CanonicalJson;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.format.PersonalTokenizer;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Goes through data beside the record that it will become. What names a person becomes a token; what the record does not know is set
/// apart, because it may name anybody; moments get one form; nobody's dates are left out; numbers below zero, texts that cannot be shown and
/// dates that no sender can mean are noted as wrong. Types are not looked at otherwise: the codec does that.
final class DataWalk {
    /// The longest text of one property.
    static final int LONGEST_TEXT = 2000;
    /// The longest list.
    static final int LONGEST_LIST = 500;

    /// The greatest count.
    static final long MOST = 1_000_000_000_000L;

    /// What a text may give away.
    private enum Secrecy {
        NONE,
        NAME,
        SENTENCE,
        SENTENCE_UNLESS_WORD;

        static Secrecy of(RecordComponent component) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                return NAME;
            }
            FreeText sentence = component.getAnnotation(FreeText.class);
            return sentence == null ? NONE : sentence.unlessWord() ? SENTENCE_UNLESS_WORD : SENTENCE;
        }

        boolean covers(String text) {
            return switch (this) {
                case NONE -> false;
                case NAME, SENTENCE -> true;
                case SENTENCE_UNLESS_WORD -> text.length() > FreeText.LONGEST_WORD;
            };
        }
    }

    private final PersonalTokenizer tokens;
    private final Function<Json, String> writing;
    private final Instant received;
    private final Map<String, Json> unread = new TreeMap<>();
    private final List<HttpProblem.Place> places = new ArrayList<>();

    /// @param tokens what stands for a clear value
    /// @param writing how a value that nobody reads becomes text
    /// @param received what no moment may be far ahead of
    private DataWalk(PersonalTokenizer tokens, Function<Json, String> writing, Instant received) {
        this.tokens = tokens;
        this.writing = writing;
        this.received = received;
    }

    /// For what is stored: personal data as tokens.
    static DataWalk toStore(ByteString tenantKey, Instant received) {
        return new DataWalk(PersonalTokenizer.toStore(tenantKey), Json::write, received);
    }

    /// For what is compared: clear.
    static DataWalk toCompare(Instant received) {
        return new DataWalk(PersonalTokenizer.toCompare(),
                json -> new String(CanonicalJson.of(json), StandardCharsets.US_ASCII), received);
    }

    /// The part of an object that is known.
    ///
    /// @param at the JSON pointer of the object
    /// @param beside names that are known though the record lacks them
    Json.Obj known(Class<?> record, Json.Obj given, String at, Collection<String> beside) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        Map<String, Json> known = new LinkedHashMap<>();
        given.properties().forEach((name, value) -> {
            RecordComponent component = components.get(name);
            String place = at + "/" + name;
            if (value instanceof Json.Null) {
                return;
            }
            if (component != null) {
                value(component.getGenericType(), value, place, Secrecy.of(component), true)
                        .ifPresent(read -> known.put(name, read));
            } else if (beside.contains(name)) {
                known.put(name, value);
            } else {
                unread(at, name, value);
            }
        });
        return new Json.Obj(known);
    }

    /// Sets a property apart that nobody reads.
    void unread(String at, String name, Json value) {
        unread.put(at + "/" + name.replace("~", "~0").replace("/", "~1"), told(value));
    }

    /// `null` counts as absent.
    private static Json told(Json value) {
        return switch (value) {
            case Json.Obj(Map<String, Json> properties) -> {
                Map<String, Json> told = new LinkedHashMap<>();
                properties.forEach((name, property) -> {
                    if (!(property instanceof Json.Null)) {
                        told.put(name, told(property));
                    }
                });
                yield new Json.Obj(told);
            }
            case Json.Arr(List<Json> elements) -> new Json.Arr(elements.stream().map(DataWalk::told).toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    private Optional<Json> value(Type type, Json value, String at, Secrecy secrecy, boolean required) {
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return value(of, value, at, secrecy, false);
            }
            return Optional.of(value instanceof Json.Arr(List<Json> elements)
                    ? list(of, elements, at, secrecy)
                    : value);
        }
        return switch (value) {
            case Json.Obj object when type instanceof Class<?> plain && plain.isRecord() ->
                Optional.of(known(plain, object, at, List.of()));
            case Json.Str(String text) when type == String.class -> text(text, at, secrecy, required);
            case Json.Str(String text) when type == Instant.class -> moment(text, at);
            case Json.Str(String text) when type == LocalDate.class -> day(text, at);
            case Json.Num(var number) when isCount(type) && !isWithin(number) -> {
                places.add(new HttpProblem.Place(at, "0 to " + MOST));
                yield Optional.of(value);
            }
            case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.of(value);
        };
    }

    private Json list(Type of, List<Json> elements, String at, Secrecy secrecy) {
        if (elements.size() > LONGEST_LIST) {
            places.add(new HttpProblem.Place(at, "at most " + LONGEST_LIST + " elements"));
        }
        List<Json> read = new ArrayList<>();
        for (int i = 0; i < Math.min(elements.size(), LONGEST_LIST); i++) {
            value(of, elements.get(i), at + "/" + i, secrecy, true).ifPresent(read::add);
        }
        return new Json.Arr(read);
    }

    private Optional<Json> text(String text, String at, Secrecy secrecy, boolean required) {
        if (required && text.isBlank()) {
            places.add(new HttpProblem.Place(at, "not blank"));
        }
        if (text.length() > LONGEST_TEXT) {
            places.add(new HttpProblem.Place(at, "at most " + LONGEST_TEXT + " characters"));
        }
        if (!EventAttributes.isClean(text.replace('\n', ' ').replace('\t', ' '))) {
            places.add(new HttpProblem.Place(at, "no control characters"));
        }
        if (!secrecy.covers(text)) {
            return Optional.of(new Json.Str(text));
        }
        if (text.isBlank() && !required) {
            return Optional.empty();
        }
        return Optional.of(new Json.Str(secrecy == Secrecy.NAME ? tokens.name(text) : tokens.sentence(text)));
    }

    private Optional<Json> moment(String text, String at) {
        return switch (MomentReader.moment(text)) {
            case MomentReader.Read.NotTold<Instant>() -> Optional.empty();
            case MomentReader.Read.Wrong<Instant>(String rule) -> wrong(text, at, rule);
            case MomentReader.Read.At<Instant>(Instant moment) when moment.isAfter(received.plus(MomentReader.AHEAD)) ->
                wrong(text, at, "at most five minutes ahead of its arrival");
            case MomentReader.Read.At<Instant>(Instant moment) -> Optional.of(new Json.Str(IsoTime.format(moment)));
        };
    }

    private Optional<Json> day(String text, String at) {
        return switch (MomentReader.day(text)) {
            case MomentReader.Read.NotTold<LocalDate>() -> Optional.empty();
            case MomentReader.Read.Wrong<LocalDate>(String rule) -> wrong(text, at, rule);
            case MomentReader.Read.At<LocalDate> _ -> Optional.of(new Json.Str(text));
        };
    }

    private Optional<Json> wrong(String text, String at, String rule) {
        places.add(new HttpProblem.Place(at, rule));
        return Optional.of(new Json.Str(text));
    }

    private static boolean isWithin(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST)) <= 0;
    }

    private static boolean isCount(Type type) {
        return type == long.class || type == int.class || type == Long.class || type == Integer.class;
    }

    /// The token of everything that was set apart.
    Optional<String> unread() {
        return unread.isEmpty() ? Optional.empty() : Optional.of(tokens.name(writing.apply(new Json.Obj(unread))));
    }

    /// The clear values behind the tokens so far.
    List<PersonalLabel.Clear> labels() {
        return tokens.labels();
    }

    /// What is wrong.
    List<HttpProblem.Place> places() {
        return places;
    }
}
