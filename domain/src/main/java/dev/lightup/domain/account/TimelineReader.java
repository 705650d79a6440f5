package dev.lightup.domain.account;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.TimelineMoment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings what happened to a customer's subjects into one order.
final class TimelineReader {
    private static final Comparator<TimelineEntry> NEWEST = Comparator
            .comparing(TimelineEntry::moment,
                    Comparator.comparing(TimelineMoment::at).thenComparing(TimelineMoment::received))
            .reversed()
            .thenComparing(TimelineEntry::about)
            .thenComparing(h -> h.moment().source())
            .thenComparing(h -> h.moment().id());

    private final Map<Subject, String> named = new HashMap<>();

    private TimelineReader() {}

    /// The timelines by customer. What no customer is named for is in none.
    static Map<String, Timeline> of(Collection<HeldSlice> all) {
        var timelines = new TimelineReader();
        all.forEach(h -> h.customer().ifPresent(id -> timelines.named.put(h.subject(), id)));
        Map<String, List<TimelineEntry>> moments = new HashMap<>();
        Map<String, Long> earlier = new HashMap<>();
        for (HeldSlice held : all) {
            timelines.customer(held).ifPresent(id -> {
                List<TimelineEntry> own = moments.computeIfAbsent(id, _ -> new ArrayList<>());
                // a customer's link is told once, by its own event, not by each subject that follows it
                held.slice()
                        .recent()
                        .stream()
                        .filter(m -> !(m.fact() instanceof SystemFact.Placed))
                        .forEach(m -> own.add(new TimelineEntry(held.subject(), m)));
                earlier.merge(id, held.slice().earlier(), Long::sum);
            });
        }
        Map<String, Timeline> result = new HashMap<>();
        moments.forEach((id, own) -> {
            own.sort(NEWEST);
            result.put(id, new Timeline(own, earlier.getOrDefault(id, 0L)));
        });
        return result;
    }

    /// Whose it is: by its own events, else a milestone's subscription's, else that of what an escalation is about.
    private Optional<String> customer(HeldSlice held) {
        return Optional.ofNullable(named.get(held.subject()))
                .or(() -> held.subject().kind() == Subject.Kind.MILESTONE
                        ? Optional.ofNullable(
                                named.get(new Subject(Subject.Kind.SUBSCRIPTION, held.subject().id())))
                        : Optional.empty())
                .or(() -> held.slice().state() instanceof EscalationState state
                        ? state.about().flatMap(Subject::parse).flatMap(s -> Optional.ofNullable(named.get(s)))
                        : Optional.empty());
    }
}
