package dev.lightup.domain.state;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import java.time.Instant;

/// One line of a subject's timeline.
///
/// @param at when it counts as having happened (the order's own time)
/// @param occurred when the sender says it happened
/// @param received when it was stored here
/// @param type the event type
/// @param source who said it
/// @param id the event's id within its source
/// @param grade how far it is vouched for
/// @param fact what it says
public record TimelineMoment(
        Instant at,
        Instant occurred,
        Instant received,
        String type,
        String source,
        String id,
        Grade grade,
        Fact fact) {}
