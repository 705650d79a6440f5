package dev.lightup.senders.canonical;

import dev.lightup.senders.http.ProblemType;

/// Why an authenticated event is not understood.
final class EventRefusal {
    static final ProblemType NOT_AN_EVENT = new ProblemType("not-an-event", 422, "The body is not an event");
    static final ProblemType BATCH_TOO_LONG = new ProblemType("batch-too-long", 422, "The batch has too many events");
    static final ProblemType EVENT_TOO_LARGE = new ProblemType("event-too-large", 422, "The event is too large");
    static final ProblemType SPECVERSION_UNKNOWN = new ProblemType("specversion-unknown", 422,
            "This version of CloudEvents is not read");
    static final ProblemType ATTRIBUTE_MISSING = new ProblemType("attribute-missing", 422,
            "A required attribute is missing");
    static final ProblemType ATTRIBUTE_INVALID = new ProblemType("attribute-invalid", 422, "An attribute is invalid");
    static final ProblemType SOURCE_NOT_ALLOWED = new ProblemType("source-not-allowed", 422,
            "The endpoint may not speak for this source");
    static final ProblemType TYPE_UNKNOWN = new ProblemType("type-unknown", 422, "There is no such event type");
    static final ProblemType TYPE_NOT_ALLOWED = new ProblemType("type-not-allowed", 422,
            "The endpoint may not send this event type");
    static final ProblemType SUBJECT_MISSING = new ProblemType("subject-missing", 422, "The subject is missing");
    static final ProblemType SUBJECT_INVALID = new ProblemType("subject-invalid", 422,
            "The subject does not fit the event type");
    static final ProblemType SUBJECT_NOT_ALLOWED = new ProblemType("subject-not-allowed", 422,
            "The endpoint may not speak of this subject");
    static final ProblemType SUBJECT_CONTRADICTED = new ProblemType("subject-contradicted", 422,
            "The subject and the data disagree");
    static final ProblemType DATA_NOT_JSON = new ProblemType("data-not-json", 422, "The data is not a JSON object");
    static final ProblemType DATA_INVALID = new ProblemType("data-invalid", 422,
            "The data does not fit the type's schema");

    private EventRefusal() {}
}
