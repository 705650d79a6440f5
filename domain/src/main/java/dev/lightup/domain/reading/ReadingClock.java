package dev.lightup.domain.reading;

import dev.lightup.domain.programme.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The instant of one reading. Everything that depends on time asks here, so that the next instant at which an answer
/// changes is known when the reading is done. Used by one thread.
public final class ReadingClock {
    /// Later flips count as never: indexes keep years of four digits.
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Instant at;
    private final LocalDate today;
    private final BusinessCalendar calendar;
    private @Nullable Instant nextFlip;

    public ReadingClock(Instant at, BusinessCalendar calendar) {
        this.at = at;
        this.today = calendar.day(at);
        this.calendar = calendar;
    }

    Instant at() {
        return at;
    }

    public BusinessCalendar calendar() {
        return calendar;
    }

    /// Whether that instant has come.
    public boolean reached(Instant instant) {
        if (!instant.isAfter(at)) {
            return true;
        }
        if (instant.isBefore(NEVER) && (nextFlip == null || instant.isBefore(nextFlip))) {
            nextFlip = instant;
        }
        return false;
    }

    /// Whether that day has begun.
    public boolean begun(LocalDate day) {
        return reached(calendar.startOf(day));
    }

    /// Whether that day is over.
    public boolean over(LocalDate day) {
        return begun(day.plusDays(1));
    }

    /// Whole business days since that day.
    public int daysSince(LocalDate day) {
        reached(calendar.nextBusinessDayStart(at));
        return calendar.businessDaysBetween(day, today);
    }

    /// Whole business days until that day.
    public int daysUntil(LocalDate day) {
        reached(calendar.nextBusinessDayStart(at));
        return calendar.businessDaysBetween(today, day);
    }

    /// Calendar days since that day; negative before it.
    public long calendarDaysSince(LocalDate day) {
        reached(calendar.nextDayStart(at));
        return today.toEpochDay() - day.toEpochDay();
    }

    /// Whether more than so many business days have passed since.
    public boolean silentSince(Instant last, int businessDays) {
        return begun(calendar.plusBusinessDays(calendar.day(last), businessDays + 1));
    }

    public Optional<Instant> nextFlip() {
        return Optional.ofNullable(nextFlip);
    }
}
