package dev.lightup.domain.waiting;

import dev.lightup.domain.programme.BusinessCalendar;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.StuckClock;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Sets waits against their clocks, by the distributor's calendar.
public final class DeadlineClock {
    private final ProgrammeRules rules;
    private final ReadingClock now;

    public DeadlineClock(ProgrammeRules rules, ReadingClock now) {
        this.rules = rules;
        this.now = now;
    }

    /// A wait that has a clock. A promised day takes the place of the clock's breach, not of its warning: whoever promises
    /// late still lets things stand.
    public Deadline byClock(Instant since, Cause cause, Optional<LocalDate> promised) {
        BusinessCalendar calendar = now.calendar();
        StuckClock clock = rules.clock(cause);
        Instant warn = calendar.plus(since, clock.warn());
        Instant breach = promised.map(calendar::closingOf).orElseGet(() -> calendar.plus(since, clock.breach()));
        LocalDate due = promised.orElseGet(() -> calendar.dayEndingAt(breach));
        return deadline(since, warn, breach, due, promised);
    }

    /// A wait until a planned day: noteworthy on it, late when its business ends.
    public Deadline byDay(Instant since, LocalDate due) {
        BusinessCalendar calendar = now.calendar();
        return deadline(since, calendar.startOf(due), calendar.closingOf(due), due, Optional.empty());
    }

    private Deadline deadline(
            Instant since,
            Instant warn,
            Instant breach,
            LocalDate due,
            Optional<LocalDate> promised) {
        boolean late = now.reached(breach);
        // both are asked, for each may be the next flip
        boolean warned = now.reached(warn);
        boolean today = now.begun(due);
        var urgency = late
                ? Deadline.Urgency.LATE
                : warned || today ? Deadline.Urgency.DUE : Deadline.Urgency.ON_TIME;
        int days = late ? now.daysSince(due) : now.daysUntil(due);
        return new Deadline(urgency, since, Optional.of(warn), Optional.of(breach), due, days,
                now.daysSince(now.calendar().day(since)), promised);
    }

    /// Whether the clock's warning has passed.
    public boolean warned(Deadline deadline) {
        return deadline.warnAt().filter(now::reached).isPresent();
    }
}
