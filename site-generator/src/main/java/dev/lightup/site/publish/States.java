package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.StateItem;
import java.util.Collection;
import java.util.List;

/// Reads many states at once, strongly consistent.
interface States {
    /// The states of those subjects that have one, by subject.
    List<StateItem> read(String tenant, Collection<Subject> subjects);
}
