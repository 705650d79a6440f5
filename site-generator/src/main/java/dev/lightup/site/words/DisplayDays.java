package dev.lightup.site.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// Days and moments in one distributor's zone, in English. The year is left out where it is the newest data's own, so that no
/// text depends on the clock.
public final class DisplayDays {
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
            "Oct",
            "Nov", "Dec");
    private static final List<String> LONG_MONTHS = List.of("January", "February", "March", "April", "May", "June",
            "July",
            "August", "September", "October", "November", "December");

    private final ZoneId zone;
    private final Optional<Integer> year;
    private final Optional<YearMonth> newest;

    /// @param zone an IANA name
    /// @param newest when the newest data came
    public DisplayDays(String zone, Optional<Instant> newest) {
        this(ZoneId.of(zone), newest.map(t -> t.atZone(ZoneId.of(zone)).getYear()), newest);
    }

    private DisplayDays(ZoneId zone, Optional<Integer> year, Optional<Instant> newest) {
        this.zone = zone;
        this.year = year;
        this.newest = newest.map(this::month);
    }

    /// Of pages that show a part of the data.
    ///
    /// @param zone an IANA name
    /// @param year in which the newest of all data came
    /// @param newest when the newest data of the part came
    static DisplayDays of(String zone, Optional<Integer> year, Optional<Instant> newest) {
        return new DisplayDays(ZoneId.of(zone), year, newest);
    }

    /// What the zone is called: `Oslo time`, `UTC`.
    public String zoneName() {
        String id = zone.getId();
        if (id.startsWith("Etc/") || id.equals("UTC") || id.equals("Z")) {
            return "UTC";
        }
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') + " time";
    }

    /// `20 Nov`.
    public DisplayTime day(Instant at) {
        return new DisplayTime(at.toString(), text(at.atZone(zone).toLocalDate()));
    }

    /// `20 Nov, 08:41`.
    public DisplayTime moment(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return new DisplayTime(at.toString(),
                text(local.toLocalDate()) + ", " + two(local.getHour()) + ":" + two(local.getMinute()));
    }

    public DisplayTime day(LocalDate day) {
        return new DisplayTime(day.toString(), text(day));
    }

    /// `4 December`, `4 December 2027`.
    public String longText(LocalDate day) {
        return day.getDayOfMonth() + " " + LONG_MONTHS.get(day.getMonthValue() - 1) + yearOf(day.getYear());
    }

    /// `4 Dec`, `4 Dec 2027`.
    public String text(LocalDate day) {
        return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + yearOf(day.getYear());
    }

    public String text(Instant at) {
        return text(at.atZone(zone).toLocalDate());
    }

    /// The month in which the newest data came.
    public Optional<YearMonth> newestMonth() {
        return newest;
    }

    public YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(zone));
    }

    /// `November 2026`.
    public static String text(YearMonth month) {
        return LONG_MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
    }

    /// `Nov 2026`.
    public static String shortText(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
    }

    private String yearOf(int other) {
        return year.isPresent() && year.get() == other ? "" : " " + other;
    }

    private static String two(int n) {
        return n < 10 ? "0" + n : Integer.toString(n);
    }
}
