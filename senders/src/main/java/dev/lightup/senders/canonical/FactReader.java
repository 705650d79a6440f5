package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Programme;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.json.codec.JsonReader;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the data of events into facts.
final class FactReader {
    private static final String AT = "/data";

    private FactReader() {}

    /// What data says.
    ///
    /// @param fact the fact
    /// @param account the account that it names
    /// @param customer the customer that it names
    record Said(Fact fact, Optional<String> account, Optional<String> customer) {}

    /// The record whose components are the properties of a type's data.
    static Class<?> shape(Catalogue.Type type) {
        return type.fact() == SystemFact.ProgrammeApplied.class ? Programme.class : type.fact();
    }

    /// The names that data of a type may hold beside that record's.
    static List<String> beside(Optional<Subject.Kind> kind) {
        List<String> names = new ArrayList<>(List.of(SubjectFromData.ACCOUNT, SubjectFromData.CUSTOMER));
        kind.map(SubjectFromData::properties).ifPresent(names::addAll);
        return names;
    }

    /// Reads the data of an event about that subject.
    static ReadOutcome<Said> read(Catalogue.Type type, Subject subject, Json.Obj data) {
        return read(type, subject, data, AT);
    }

    private static ReadOutcome<Said> read(Catalogue.Type type, Subject subject, Json.Obj data, String at) {
        List<HttpProblem.Place> places = placement(data, at);
        if (type.fact() == SystemFact.Corrected.class) {
            return places.isEmpty() ? corrected(subject, data) : bad(places);
        }
        Fact fact = null;
        if (type.fact() == SystemFact.ProgrammeApplied.class) {
            Programme programme = take(JsonReader.read(Programme.class, data, at), places).orElse(null);
            if (programme != null) {
                fact = new SystemFact.ProgrammeApplied(Codec.text(programme));
            }
        } else {
            fact = take(JsonReader.read(type.fact(), data, at), places).orElse(null);
        }
        return fact == null || !places.isEmpty() ? bad(places) : new ReadOutcome.Good<>(said(fact, subject, data));
    }

    private static Said said(Fact fact, Subject subject, Json.Obj data) {
        return new Said(fact, SubjectFromData.account(subject).or(() -> data.text(SubjectFromData.ACCOUNT)),
                SubjectFromData.customer(subject).or(() -> data.text(SubjectFromData.CUSTOMER)));
    }

    private static ReadOutcome<Said> corrected(Subject subject, Json.Obj data) {
        Optional<String> event = data.text("event").filter(id -> !id.isBlank());
        if (event.isEmpty()) {
            return bad(List.of(new HttpProblem.Place(AT + "/event", "the id of the event that was wrong")));
        }
        Optional<Catalogue.Type> type = correctable(data, subject.kind());
        if (type.isEmpty()) {
            return bad(List.of(new HttpProblem.Place(AT + "/type", "a type of events about this kind of subject")));
        }
        Json given = data.get(EventEnvelope.DATA).orElse(new Json.Null());
        if (!(given instanceof Json.Obj || given instanceof Json.Null)) {
            return bad(List.of(new HttpProblem.Place(AT + AT, "an object")));
        }
        Json.Obj inner = given instanceof Json.Obj object ? object : new Json.Obj(Map.of());
        return switch (read(type.get(), subject, inner, AT + AT)) {
            case ReadOutcome.Good<Said>(Said said) -> {
                var fact = new SystemFact.Corrected(event.get(), said.fact());
                yield new ReadOutcome.Good<>(new Said(fact, said.account().or(() -> data.text(SubjectFromData.ACCOUNT)),
                        said.customer().or(() -> data.text(SubjectFromData.CUSTOMER))));
            }
            case ReadOutcome.Bad<Said> bad -> bad;
        };
    }

    /// The type that a correction names: one that senders may send and that speaks of this kind of subject.
    static Optional<Catalogue.Type> correctable(Json.Obj data, Subject.Kind kind) {
        return data.text(EventEnvelope.TYPE)
                .flatMap(Catalogue::named)
                .filter(type -> type.external() && type.subject().filter(kind::equals).isPresent());
    }

    private static List<HttpProblem.Place> placement(Json.Obj data, String at) {
        List<HttpProblem.Place> places = new ArrayList<>();
        for (String name : List.of(SubjectFromData.ACCOUNT, SubjectFromData.CUSTOMER)) {
            boolean valid = data.get(name)
                    .filter(value -> !(value instanceof Json.Str(String id) && Subject.isValidId(id)))
                    .isEmpty();
            if (!valid) {
                places.add(new HttpProblem.Place(at + "/" + name, "an id of 1 to 200 characters"));
            }
        }
        return places;
    }

    private static <T> Optional<T> take(ReadResult<T> checked, List<HttpProblem.Place> places) {
        return switch (checked) {
            case ReadResult.Good<T>(T value, var _) -> Optional.of(value);
            case ReadResult.Bad<T>(var problems, var _) -> {
                problems.forEach(problem -> places.add(new HttpProblem.Place(problem.pointer(), words(problem))));
                yield Optional.empty();
            }
        };
    }

    private static String words(dev.lightup.json.JsonProblem problem) {
        return switch (problem.code()) {
            case MISSING -> "required";
            case OUT_OF_RANGE -> problem.expected() + " within its range";
            case WRONG_TYPE, INVALID, NOT_JSON, TOO_LARGE, DUPLICATE_KEY, UNKNOWN_PROPERTY -> problem.expected();
        };
    }

    private static ReadOutcome<Said> bad(List<HttpProblem.Place> places) {
        return new ReadOutcome.Bad<>(EventRefusal.DATA_INVALID.at(places));
    }
}
