package dev.lightup.ledger.invoke;

import dev.lightup.ledger.key.Unit;
import java.util.List;

/// Makes units be published; at once or soon, in any order. Asking again for what is published already does no harm.
@FunctionalInterface
public interface PublishRequests {
    /// @param units each once, never none
    void run(List<Unit> units);
}
