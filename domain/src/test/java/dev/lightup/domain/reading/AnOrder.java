package dev.lightup.domain.reading;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.OrderState.Listed;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.TimelineMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// An order for tests: of ten Copilot seats by Lumen, accepted this morning at 06:00 UTC.
public final class AnOrder {
    private final String id;
    private Status status = Status.ACCEPTED;
    private Optional<Instant> since = Optional.of(Given.at("2026-11-23T06:00:00Z"));
    private Optional<Instant> submitted = Optional.of(Given.at("2026-11-20T09:00:00Z"));
    private Optional<Instant> fulfilled = Optional.empty();
    private List<OrderLine> lines = List.of(new OrderLine("COP-M", 10, Optional.empty()));
    private boolean manual;
    private Optional<LocalDate> scheduled = Optional.empty();
    private Optional<Reason> reason = Optional.empty();
    private Optional<LocalDate> promised = Optional.empty();
    private Optional<Listed> listed = Optional.empty();
    private Optional<String> customer = Optional.of("lumen");
    private final TreeSet<String> unmapped = new TreeSet<>();
    private final List<TimelineMoment> recent = new ArrayList<>();

    private AnOrder(String id) {
        this.id = id;
    }

    public static AnOrder order(String id) {
        return new AnOrder(id);
    }

    private Optional<Instant> promisedAt = Optional.empty();
    private final List<OrderState.Stand> stands = new ArrayList<>();

    public AnOrder stands(Status status, String since) {
        this.status = status;
        this.since = Optional.of(Given.at(since));
        return this;
    }

    public AnOrder because(String code) {
        reason = Optional.of(Reason.of(code));
        return this;
    }

    public AnOrder submitted(String at) {
        submitted = Optional.of(Given.at(at));
        return this;
    }

    public AnOrder fulfilled(String at) {
        fulfilled = Optional.of(Given.at(at));
        return stands(Status.FULFILLED, at);
    }

    public AnOrder of(String sku, long quantity) {
        return of(new OrderLine(sku, quantity, Optional.empty()));
    }

    public AnOrder of(OrderLine... lines) {
        this.lines = List.of(lines);
        return this;
    }

    public AnOrder by(String customer) {
        this.customer = Optional.of(customer);
        return this;
    }

    public AnOrder manual() {
        manual = true;
        return this;
    }

    public AnOrder scheduled(String day) {
        scheduled = Optional.of(Given.day(day));
        return this;
    }

    /// Promised since it came to stand there.
    public AnOrder promised(String day) {
        promised = Optional.of(Given.day(day));
        return this;
    }

    public AnOrder promised(String day, String at) {
        promised = Optional.of(Given.day(day));
        promisedAt = Optional.of(Given.at(at));
        return this;
    }

    /// Where it stood before and stands now, oldest first.
    public AnOrder stood(Status status, String code, String since) {
        stands.add(new OrderState.Stand(Given.at(since), status,
                code.isEmpty() ? Optional.empty() : Optional.of(code)));
        return this;
    }

    public AnOrder unmapped(String word) {
        unmapped.add(word);
        return this;
    }

    public AnOrder told(TimelineMoment moment) {
        recent.add(0, moment);
        return this;
    }

    public AnOrder listed(String asOf, String word, Status mapped, String since) {
        listed = Optional.of(new Listed("orders", Given.at(asOf), word, mapped, Given.at(since), submitted, lines,
                reason));
        return this;
    }

    /// Only the export speaks of it.
    public AnOrder withoutEvents() {
        status = Status.UNKNOWN;
        since = Optional.empty();
        submitted = Optional.empty();
        lines = List.of();
        reason = Optional.empty();
        return this;
    }

    public HeldSlice held() {
        return Given.held(new Subject(Subject.Kind.ORDER, id), customer,
                new OrderState(status, since, submitted, Optional.empty(), fulfilled, lines, Optional.empty(), manual,
                        scheduled, reason, 0, promised, listed, Optional.empty(), Optional.empty(), unmapped,
                        promised.flatMap(_ -> promisedAt.or(() -> since)), stands),
                recent.toArray(TimelineMoment[]::new));
    }
}
