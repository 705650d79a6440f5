package dev.lightup.functions.apply;

import dev.lightup.domain.event.Subject;
import java.io.Serial;

/// Other folds of a subject were faster, too often in a row.
final class WriteConflictException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    WriteConflictException(String tenant, Subject subject) {
        super("other folds of " + tenant + " " + subject + " were faster again and again");
    }
}
