package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.List;

/// Events say one thing, the snapshot another; pages show both.
///
/// @param about whose value it is
/// @param what the disputed property: `seats`, `status`
/// @param events what the events say
/// @param snapshot what the newest snapshot says
/// @param since since when the snapshot says so
/// @param feed the snapshot's feed
public record DisputedValue(Subject about, String what, String events, String snapshot, Instant since, String feed) {
    /// How many things are disputed: one that differs in seats and in status is one.
    public static int things(List<DisputedValue> disputes) {
        return (int) disputes.stream().map(DisputedValue::about).distinct().count();
    }
}
