package dev.lightup.functions.apply;

import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.ledger.subject.StateTooLarge;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Whose fault a failure is: the event's own, or of what it needs to be stored.
public final class FailureCause {
    private FailureCause() {}

    /// The problem's code when the event itself is to blame; empty when the table, the directory or the way to them is.
    public static Optional<String> problem(RuntimeException failure) {
        return switch (failure) {
            case StateTooLarge _ -> Optional.of("state-too-large");
            case DynamoDbException e when isRefusal(e) -> Optional.of("refused-by-table");
            case SdkException _, WriteConflictException _, UnopenedEndpoint _ -> Optional.empty();
            case IllegalStateException _ -> Optional.of("not-read");
            default -> Optional.of("unexpected");
        };
    }

    /// The table takes no such item, today or tomorrow.
    private static boolean isRefusal(DynamoDbException e) {
        return e.awsErrorDetails() != null && "ValidationException".equals(e.awsErrorDetails().errorCode());
    }
}
