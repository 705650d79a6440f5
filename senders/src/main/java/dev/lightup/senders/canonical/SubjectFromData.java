package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.Json;
import java.util.List;
import java.util.Optional;

/// Which properties of the data name the subject, where the envelope does not (the plain form).
final class SubjectFromData {
    static final String ACCOUNT = "account";
    static final String CUSTOMER = "customer";
    private static final String SKU = "sku";

    private SubjectFromData() {}

    /// The properties that name a subject of this kind, in order; none where data cannot name it.
    static List<String> properties(Subject.Kind kind) {
        return switch (kind) {
            case PARTNER -> List.of(ACCOUNT);
            case OFFER -> List.of("offer");
            case CUSTOMER -> List.of(CUSTOMER);
            case ORDER -> List.of("order");
            case SUBSCRIPTION, MILESTONE -> List.of("subscription");
            case USAGE -> List.of(CUSTOMER, SKU);
            case ESCALATION -> List.of("escalation");
            case ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO -> List.of();
        };
    }

    /// The subject that the data names.
    static Optional<Subject> subject(Subject.Kind kind, Json.Obj data) {
        List<String> names = properties(kind);
        List<String> ids = names.stream().flatMap(name -> data.text(name).stream()).toList();
        if (names.isEmpty() || ids.size() < names.size() || ids.stream().anyMatch(id -> !Subject.isValidId(id))) {
            return Optional.empty();
        }
        String id = String.join("/", ids);
        return Subject.isValidId(id) ? Optional.of(new Subject(kind, id)) : Optional.empty();
    }

    /// The customer that a subject's own id names.
    static Optional<String> customer(Subject subject) {
        return switch (subject.kind()) {
            case CUSTOMER -> Optional.of(subject.id());
            case USAGE -> Optional.of(subject.id().substring(0, subject.id().indexOf('/')));
            case PARTNER, OFFER, ORDER, SUBSCRIPTION, MILESTONE, ESCALATION, ENDPOINT, PROGRAMME,
                    FEED, LINK, PORTFOLIO ->
                Optional.empty();
        };
    }

    /// The account that a subject's own id names.
    static Optional<String> account(Subject subject) {
        return subject.kind() == Subject.Kind.PARTNER ? Optional.of(subject.id()) : Optional.empty();
    }

    /// Whether data names another subject of this kind than the envelope does.
    static boolean contradicts(Subject subject, Json.Obj data) {
        List<String> names = properties(subject.kind());
        if (subject.kind() == Subject.Kind.USAGE) {
            int slash = subject.id().indexOf('/');
            return data.text(CUSTOMER).filter(id -> !id.equals(subject.id().substring(0, slash))).isPresent()
                    || data.text(SKU).filter(id -> !id.equals(subject.id().substring(slash + 1))).isPresent();
        }
        return names.stream()
                .anyMatch(name -> data.text(name).filter(id -> !id.equals(subject.id())).isPresent());
    }

    /// Whether the data of usage names a customer that its subject cannot: there the customer ends at the first slash.
    static boolean isCut(Subject.Kind kind, Json.Obj data) {
        return kind == Subject.Kind.USAGE && data.text(CUSTOMER).filter(id -> id.indexOf('/') >= 0).isPresent();
    }

    /// Whether an id fits its kind: usage is `customer/sku`.
    static boolean isValid(Subject subject) {
        int slash = subject.id().indexOf('/');
        return subject.kind() != Subject.Kind.USAGE || (slash > 0 && slash < subject.id().length() - 1);
    }
}
