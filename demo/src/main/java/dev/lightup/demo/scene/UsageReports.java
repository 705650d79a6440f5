package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.UsageFact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reports of how seats are used, two days late: monthly, the last weeks weekly.
final class UsageReports {
    private static final int WEEKS = 4;
    private static final Duration DELAY = Duration.ofHours(51);

    private final EventRecorder diary;
    private final List<Instant> reports;

    UsageReports(EventRecorder diary) {
        this.diary = diary;
        reports = reports(diary.calendar(), diary.house().exports());
    }

    /// Tells the reports of a deal that lived from `there` to `gone`, with the quantity it had.
    void report(SeatDeal deal, Instant there, Instant gone, Quantity quantity) {
        if (deal.curve().kind() == AdoptionCurve.Kind.UNREPORTED) {
            diary.note(ScenarioKind.NO_USAGE_DATA, deal.usage());
            return;
        }
        for (Instant asOf : reports) {
            if (asOf.isAfter(there) && asOf.isBefore(gone)) {
                report(deal, there, asOf, quantity.at(asOf));
            }
        }
    }

    /// Seats paid for at a moment.
    @FunctionalInterface
    interface Quantity {
        long at(Instant moment);
    }

    private void report(SeatDeal deal, Instant there, Instant asOf, long sold) {
        double days = days(there, asOf);
        double left = days(asOf, diary.calendar().until());
        AdoptionCurve curve = deal.curve();
        List<String> workloads = deal.product().workloads();
        // most reports come for the leading workload only; larger customers get them all
        int told = deal.client().people() > 90 ? workloads.size() : 1;
        for (int i = 0; i < told; i++) {
            long assigned = curve.assigned(sold, days);
            long active = curve.active(sold, days, left, i);
            diary.say(asOf.plus(DELAY), deal.usage(), deal.client(),
                    new UsageFact.Snapshot(feed(), Optional.of(workloads.get(i)), Optional.of(sold),
                            Optional.of(assigned), Optional.of(Math.max(assigned, active)), Optional.of(active),
                            Optional.of(diary.house() == StoryDistributor.MERIDIAN ? 30 : 28), asOf));
        }
    }

    private String feed() {
        return diary.house().source("usage");
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 86_400.0;
    }

    /// The ends of the months and of the last weeks, or of all weeks.
    private static List<Instant> reports(StoryCalendar calendar, boolean alwaysWeekly) {
        var reports = new ArrayList<Instant>();
        LocalDate last = calendar.day(calendar.until().minus(DELAY).minus(Duration.ofHours(12)));
        for (LocalDate day = calendar.day(calendar.begin()); !day.isAfter(last); day = day.plusDays(1)) {
            boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean lately = day.isAfter(last.minusWeeks(WEEKS));
            boolean monthEnd = day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
            if (alwaysWeekly ? sunday : monthEnd || (sunday && lately)) {
                reports.add(calendar.at(day, 23, 59));
            }
        }
        return List.copyOf(reports);
    }
}
