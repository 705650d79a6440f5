package dev.lightup.demo.channel;

import dev.lightup.domain.programme.Distributor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// When a distributor's people work, and how far back from the story's end a moment lies.
public final class StoryCalendar {
    /// Days that the story tells.
    static final int DAYS = 273;

    private final Instant until;
    private final ZoneId zone;
    private final int opens;
    private final int closes;
    private final Set<LocalDate> holidays;

    public StoryCalendar(Distributor distributor, Instant until) {
        this.until = until;
        zone = ZoneId.of(distributor.zone());
        opens = distributor.opens();
        closes = distributor.closes();
        holidays = Set.copyOf(distributor.holidays());
    }

    /// The story's end.
    public Instant until() {
        return until;
    }

    /// The story's first moment.
    public Instant begin() {
        return until.minus(Duration.ofDays(DAYS));
    }

    /// That many days before the end, to the second.
    public Instant ago(double days) {
        return until.minusSeconds((long) (days * 86_400));
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /// An hour of a day at the distributor.
    public Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(zone).toInstant();
    }

    boolean isWorkday(LocalDate day) {
        return StoryDistributor.WORKDAYS.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// A moment in business hours, that many business days after another; the next business day when `days` is 0 and the day is over.
    public Instant later(Instant from, int days, SeededRandom chance) {
        LocalDate day = day(from);
        for (int left = days; left > 0 || !isWorkday(day);) {
            day = day.plusDays(1);
            if (left > 0 && isWorkday(day)) {
                left--;
            }
        }
        Instant at = withinHours(day, chance);
        return at.isAfter(from) ? at : from.plusSeconds(chance.between(300, 5_400));
    }

    /// A moment in business hours about that many days before the end, never after it.
    public Instant workMoment(double daysAgo, SeededRandom chance) {
        LocalDate day = day(ago(Math.max(daysAgo, 1)));
        while (!isWorkday(day)) {
            day = day.minusDays(1);
        }
        Instant at = withinHours(day, chance);
        return at.isAfter(until) ? until.minusSeconds(chance.between(600, 7_200)) : at;
    }

    private Instant withinHours(LocalDate day, SeededRandom chance) {
        int second = chance.between(0, (closes - opens) * 3_600 - 1);
        return at(day, opens, 0).plusSeconds(second);
    }
}
