package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import java.io.Serial;

/// A state of more than 64 KB deflated: the fold has let something grow without bound.
public final class StateTooLarge extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StateTooLarge(String tenant, Subject subject, int bytes) {
        super("the state of " + tenant + " " + subject + " is " + bytes + " bytes deflated, more than "
                + SubjectRecords.LARGEST_STATE);
    }
}
