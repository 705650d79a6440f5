package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import java.util.List;
import java.util.Optional;

/// Finds what an event is about, and whether its endpoint may speak of it.
final class EventSubjects {
    private static final Subject CONFIG = new Subject(Subject.Kind.PROGRAMME, "config");

    private EventSubjects() {}

    /// The subject of an event of that type.
    ///
    /// @param given what the envelope says
    /// @param data where it is named otherwise
    static ReadOutcome<Subject> find(Catalogue.Type type, Optional<String> given, Json.Obj data, Endpoint endpoint) {
        if (type.subject().filter(kind -> SubjectFromData.isCut(kind, data)).isPresent()) {
            return new ReadOutcome.Bad<>(
                    EventRefusal.DATA_INVALID.at(List.of(new HttpProblem.Place("/data/" + SubjectFromData.CUSTOMER,
                            "no `/` in the customer of usage: its subject is usage/<customer>/<sku>"))));
        }
        if (given.isPresent()) {
            return given.flatMap(Subject::parse)
                    .filter(SubjectFromData::isValid)
                    .map(subject -> judge(type, subject, data, endpoint))
                    .orElseGet(() -> invalid(type));
        }
        if (type.subject().isEmpty()) {
            boolean speaksOfAnother = type.fact() == SystemFact.Corrected.class
                    || type.fact() == SystemFact.Retracted.class;
            return speaksOfAnother
                    ? bad(EventRefusal.SUBJECT_MISSING, "the subject of the event that was wrong")
                    : new ReadOutcome.Good<>(own(endpoint));
        }
        Subject.Kind kind = type.subject().get();
        if (kind == Subject.Kind.PROGRAMME) {
            return new ReadOutcome.Good<>(CONFIG);
        }
        return SubjectFromData.subject(kind, data)
                .<ReadOutcome<Subject>>map(ReadOutcome.Good::new)
                .orElseGet(() -> bad(EventRefusal.SUBJECT_MISSING, "`subject` is " + kind.word()
                        + "/<id>; without it the data names it in: "
                        + String.join(", ", SubjectFromData.properties(kind))));
    }

    private static ReadOutcome<Subject> judge(Catalogue.Type type, Subject subject, Json.Obj data, Endpoint endpoint) {
        if (type.subject().filter(kind -> kind != subject.kind()).isPresent()) {
            return invalid(type);
        }
        boolean ofTheFeed = type.fact() == SystemFact.Test.class || type.fact() == SystemFact.Heartbeat.class;
        boolean own = subject.equals(own(endpoint));
        if (ofTheFeed && !own) {
            return bad(EventRefusal.SUBJECT_INVALID, "this type speaks of the endpoint itself; leave the subject out");
        }
        if (subject.kind() == Subject.Kind.ENDPOINT && !own) {
            return bad(EventRefusal.SUBJECT_NOT_ALLOWED, "an endpoint speaks of itself only");
        }
        if (subject.kind() == Subject.Kind.FEED) {
            return bad(EventRefusal.SUBJECT_NOT_ALLOWED, "files alone speak of their feed");
        }
        if (subject.kind() == Subject.Kind.LINK) {
            return bad(EventRefusal.SUBJECT_NOT_ALLOWED, "the operator alone links accounts, by a command");
        }
        if (subject.kind() == Subject.Kind.PORTFOLIO) {
            return bad(EventRefusal.SUBJECT_NOT_ALLOWED, "the operator alone says what a portfolio is, by a command");
        }
        if (subject.kind() == Subject.Kind.PROGRAMME
                && !(endpoint.tenant().equals(Tenant.OPERATOR) && subject.equals(CONFIG))) {
            return bad(EventRefusal.SUBJECT_NOT_ALLOWED,
                    "the programme is configured by its operator, as programme/config");
        }
        return SubjectFromData.contradicts(subject, data)
                ? bad(EventRefusal.SUBJECT_CONTRADICTED, "the data names another " + subject.kind().word())
                : new ReadOutcome.Good<>(subject);
    }

    private static Subject own(Endpoint endpoint) {
        return new Subject(Subject.Kind.ENDPOINT, endpoint.id());
    }

    private static ReadOutcome<Subject> invalid(Catalogue.Type type) {
        List<Subject.Kind> kinds = type.subject()
                .map(List::of)
                .orElseGet(() -> List.of(Subject.Kind.values()));
        return bad(EventRefusal.SUBJECT_INVALID,
                "a subject of this type is <kind>/<id>, 1 to 200 characters of id, kind: "
                        + String.join(", ", kinds.stream().map(Subject.Kind::word).toList())
                        + (kinds.contains(Subject.Kind.USAGE) ? "; usage/<customer>/<sku>" : ""));
    }

    private static ReadOutcome<Subject> bad(ProblemType type, String detail) {
        return new ReadOutcome.Bad<>(type.because(detail));
    }
}
