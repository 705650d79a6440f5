package dev.lightup.ledger.key;

import dev.lightup.domain.event.Subject;
import java.util.Optional;

/// Which account a link is about: `link/<tenant>/<opaque id>`, one of an account's.
public final class LinkSubject {
    private static final char SLASH = '/';

    private LinkSubject() {}

    /// The account whose link a subject is; empty where it is none.
    public static Optional<Unit> account(Subject link) {
        int slash = link.id().indexOf(SLASH);
        return link.kind() == Subject.Kind.LINK && slash > 0 && OpaqueId.isOne(link.id().substring(slash + 1))
                ? Optional.of(Unit.account(link.id().substring(0, slash), link.id().substring(slash + 1)))
                : Optional.empty();
    }
}
