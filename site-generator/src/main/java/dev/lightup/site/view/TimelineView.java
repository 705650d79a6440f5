package dev.lightup.site.view;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Moment;
import dev.lightup.domain.state.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happened to one subject, newest first.
///
/// @param first whether it is the first of its page, which stands open
/// @param earlier how many moments came before these, in words
public record TimelineView(String title, boolean first, List<Row> moments, Optional<String> earlier) {
    /// From then on a sender's word counts as late.
    private static final Duration LATE = Duration.ofHours(1);

    /// A moment.
    ///
    /// @param late how long after it happened it was received, when that was late
    /// @param by who said it, with the event's id and grade
    public record Row(When at, String text, Optional<String> late, String by) {}

    static TimelineView of(Subject subject, Slice slice, boolean first, Days days) {
        return new TimelineView(Foot.name(subject), first, slice.recent().stream().map(m -> row(m, days)).toList(),
                slice.earlier() > 0 ? Optional.of(Words.number(slice.earlier()) + " earlier") : Optional.empty());
    }

    private static Row row(Moment moment, Days days) {
        return new Row(days.moment(moment.at()), Told.text(moment.fact(), days), late(moment),
                Words.name(moment.source()) + ", event " + Words.name(moment.id()) + ", grade " + moment.grade());
    }

    private static Optional<String> late(Moment moment) {
        Duration delay = Duration.between(moment.occurred(), moment.received());
        if (delay.compareTo(LATE) < 0) {
            return Optional.empty();
        }
        return Optional.of("received " + (delay.toHours() < 48
                ? Words.count(delay.toHours(), "hour")
                : Words.count(delay.toDays(), "day")) + " late");
    }
}
