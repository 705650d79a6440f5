package dev.lightup.functions.format.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Programme;
import dev.lightup.functions.format.Result;
import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.codec.Checked;
import dev.lightup.ledger.codec.Codec;
import dev.lightup.ledger.codec.Json;
import dev.lightup.ledger.codec.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the data of events into facts.
final class Facts {
    private static final String AT = "/data";

    private Facts() {}

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
        List<String> names = new ArrayList<>(List.of(Naming.ACCOUNT, Naming.CUSTOMER));
        kind.map(Naming::properties).ifPresent(names::addAll);
        return names;
    }

    /// Reads the data of an event about that subject.
    static Result<Said> read(Catalogue.Type type, Subject subject, Json.Obj data) {
        return read(type, subject, data, AT);
    }

    private static Result<Said> read(Catalogue.Type type, Subject subject, Json.Obj data, String at) {
        List<Problem.Place> places = placement(data, at);
        if (type.fact() == SystemFact.Corrected.class) {
            return places.isEmpty() ? corrected(subject, data) : bad(places);
        }
        Fact fact = null;
        if (type.fact() == SystemFact.ProgrammeApplied.class) {
            Programme programme = take(Reader.read(Programme.class, data, at), places).orElse(null);
            if (programme != null) {
                fact = new SystemFact.ProgrammeApplied(Codec.text(programme));
            }
        } else {
            fact = take(Reader.read(type.fact(), data, at), places).orElse(null);
        }
        return fact == null || !places.isEmpty() ? bad(places) : new Result.Good<>(said(fact, subject, data));
    }

    private static Said said(Fact fact, Subject subject, Json.Obj data) {
        return new Said(fact, Naming.account(subject).or(() -> data.text(Naming.ACCOUNT)),
                Naming.customer(subject).or(() -> data.text(Naming.CUSTOMER)));
    }

    private static Result<Said> corrected(Subject subject, Json.Obj data) {
        Optional<String> event = data.text("event").filter(id -> !id.isBlank());
        if (event.isEmpty()) {
            return bad(List.of(new Problem.Place(AT + "/event", "the id of the event that was wrong")));
        }
        Optional<Catalogue.Type> type = correctable(data, subject.kind());
        if (type.isEmpty()) {
            return bad(List.of(new Problem.Place(AT + "/type", "a type of events about this kind of subject")));
        }
        Json given = data.get(Envelope.DATA).orElse(new Json.Null());
        if (!(given instanceof Json.Obj || given instanceof Json.Null)) {
            return bad(List.of(new Problem.Place(AT + AT, "an object")));
        }
        Json.Obj inner = given instanceof Json.Obj object ? object : new Json.Obj(Map.of());
        return switch (read(type.get(), subject, inner, AT + AT)) {
            case Result.Good<Said>(Said said) -> {
                var fact = new SystemFact.Corrected(event.get(), said.fact());
                yield new Result.Good<>(new Said(fact, said.account().or(() -> data.text(Naming.ACCOUNT)),
                        said.customer().or(() -> data.text(Naming.CUSTOMER))));
            }
            case Result.Bad<Said> bad -> bad;
        };
    }

    /// The type that a correction names: one that senders may send and that speaks of this kind of subject.
    static Optional<Catalogue.Type> correctable(Json.Obj data, Subject.Kind kind) {
        return data.text(Envelope.TYPE)
                .flatMap(Catalogue::named)
                .filter(type -> type.external() && type.subject().filter(kind::equals).isPresent());
    }

    private static List<Problem.Place> placement(Json.Obj data, String at) {
        List<Problem.Place> places = new ArrayList<>();
        for (String name : List.of(Naming.ACCOUNT, Naming.CUSTOMER)) {
            boolean valid = data.get(name)
                    .filter(value -> !(value instanceof Json.Str(String id) && Subject.isValidId(id)))
                    .isEmpty();
            if (!valid) {
                places.add(new Problem.Place(at + "/" + name, "an id of 1 to 200 characters"));
            }
        }
        return places;
    }

    private static <T> Optional<T> take(Checked<T> checked, List<Problem.Place> places) {
        return switch (checked) {
            case Checked.Good<T>(T value, var _) -> Optional.of(value);
            case Checked.Bad<T>(var problems, var _) -> {
                problems.forEach(problem -> places.add(new Problem.Place(problem.pointer(), words(problem))));
                yield Optional.empty();
            }
        };
    }

    private static String words(dev.lightup.ledger.codec.Problem problem) {
        return switch (problem.code()) {
            case MISSING -> "required";
            case OUT_OF_RANGE -> problem.expected() + " within its range";
            case WRONG_TYPE, INVALID, NOT_JSON, TOO_LARGE, DUPLICATE_KEY, UNKNOWN_PROPERTY -> problem.expected();
        };
    }

    private static Result<Said> bad(List<Problem.Place> places) {
        return new Result.Bad<>(Refusal.DATA_INVALID.at(places));
    }
}
