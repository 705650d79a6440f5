package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import java.time.Instant;

/// Events say one thing, the snapshot another; pages show both.
///
/// @param about whose value it is
/// @param what the disputed property: `seats`, `status`
/// @param events what the events say
/// @param snapshot what the newest snapshot says
/// @param since since when the snapshot says so
/// @param feed the snapshot's feed
public record DisputedValue(Subject about, String what, String events, String snapshot, Instant since, String feed) {}
