package dev.lightup.domain.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A distributor's name, calendar and business hours.
///
/// @param tenant its tenant
/// @param name what people call it
/// @param zone its time zone, an IANA name
/// @param opens the first business hour, 0 to 23
/// @param closes the hour at which business ends, 1 to 24, after `opens`
/// @param workdays the days of business
/// @param holidays days without business
/// @param silentAfterDays business days without an event after which the feed counts as silent
/// @param desk whom its partners call
/// @param notice what the operator has to say on all its pages
public record Distributor(
        String tenant,
        String name,
        String zone,
        int opens,
        int closes,
        List<DayOfWeek> workdays,
        List<LocalDate> holidays,
        int silentAfterDays,
        Optional<Desk> desk,
        Optional<OperatorNotice> notice) {
    /// One whose desk nobody named.
    public Distributor(
            String tenant,
            String name,
            String zone,
            int opens,
            int closes,
            List<DayOfWeek> workdays,
            List<LocalDate> holidays,
            int silentAfterDays) {
        this(tenant, name, zone, opens, closes, workdays, holidays, silentAfterDays, Optional.empty(),
                Optional.empty());
    }

    /// One of whom the operator has nothing to say.
    public Distributor(
            String tenant,
            String name,
            String zone,
            int opens,
            int closes,
            List<DayOfWeek> workdays,
            List<LocalDate> holidays,
            int silentAfterDays,
            Optional<Desk> desk) {
        this(tenant, name, zone, opens, closes, workdays, holidays, silentAfterDays, desk, Optional.empty());
    }

    /// The same with that notice.
    public Distributor with(Optional<OperatorNotice> other) {
        return new Distributor(tenant, name, zone, opens, closes, workdays, holidays, silentAfterDays, desk, other);
    }

    /// The same in another time zone.
    ///
    /// @param other an IANA name
    public Distributor in(String other) {
        return new Distributor(tenant, name, other, opens, closes, workdays, holidays, silentAfterDays, desk, notice);
    }

    public Distributor {
        workdays = List.copyOf(workdays);
        holidays = List.copyOf(holidays);
        if (opens < 0 || closes > 24 || opens >= closes || workdays.isEmpty()) {
            throw new IllegalArgumentException(
                    "business hours of " + tenant + ": opens before it closes, on at least one day of the week");
        }
        if (!java.time.ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("time zone of " + tenant + " is not an IANA name");
        }
        if (Set.copyOf(workdays).size() != workdays.size()) {
            throw new IllegalArgumentException("workdays of " + tenant + " name a day twice");
        }
    }

    /// A distributor that nobody configured: UTC, Monday to Friday, 9 to 17, silent after three days.
    public static Distributor plain(String tenant) {
        return new Distributor(tenant, tenant, "Etc/UTC", 9, 17,
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                List.of(), 3);
    }
}
