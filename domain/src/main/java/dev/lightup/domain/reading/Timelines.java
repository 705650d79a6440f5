package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings what happened to a customer's subjects into one order.
final class Timelines {
    private static final Comparator<Happening> NEWEST = Comparator
            .comparing(Happening::moment, Comparator.comparing(Moment::at).thenComparing(Moment::received))
            .reversed()
            .thenComparing(Happening::about)
            .thenComparing(h -> h.moment().source())
            .thenComparing(h -> h.moment().id());

    private final Map<Subject, String> named = new HashMap<>();

    private Timelines() {}

    /// The timelines by customer. What no customer is named for is in none.
    static Map<String, Timeline> of(Collection<Held> all) {
        var timelines = new Timelines();
        all.forEach(h -> timelines.own(h).ifPresent(id -> timelines.named.put(h.subject(), id)));
        Map<String, List<Happening>> moments = new HashMap<>();
        Map<String, Long> earlier = new HashMap<>();
        for (Held held : all) {
            timelines.customer(held).ifPresent(id -> {
                List<Happening> own = moments.computeIfAbsent(id, _ -> new ArrayList<>());
                // a customer's link is told once, by its own event, not by each subject that follows it
                held.slice()
                        .recent()
                        .stream()
                        .filter(m -> !(m.fact() instanceof SystemFact.Placed))
                        .forEach(m -> own.add(new Happening(held.subject(), m)));
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

    private Optional<String> own(Held held) {
        return switch (held.subject().kind()) {
            case CUSTOMER -> Optional.of(held.subject().id());
            case USAGE -> Optional.of(SkuKey.ofUsage(held.subject(), held.slice().customer()).customer())
                    .filter(id -> !id.isEmpty());
            case PARTNER, ORDER, SUBSCRIPTION, OFFER, MILESTONE, ESCALATION, ENDPOINT, PROGRAMME, FEED ->
                held.slice().customer();
        };
    }

    /// Whose it is: by its own events, else a milestone's subscription's, else that of what an escalation is about.
    private Optional<String> customer(Held held) {
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
