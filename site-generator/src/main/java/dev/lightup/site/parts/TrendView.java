package dev.lightup.site.parts;

import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.site.chart.SeatMonths;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one SKU was used over 13 months, as fixed steps with their values and as the table behind them.
///
/// @param title what was used
/// @param now how many of how many are in use in the last report
/// @param csv the way to the table as a file
public record TrendView(String title, String now, Svg picture, List<Row> rows, String csv, SeatsView.Defs defs) {
    private static final int MONTHS = 13;

    /// A month's last report.
    public record Row(String month, DisplayTime asOf, String sold, String assigned, String active) {}

    public static TrendView of(SkuMonths trend, DisplayDays days, RelativeLinks place) {
        var byMonth = new TreeMap<YearMonth, Point>();
        trend.months().forEach(p -> byMonth.put(p.month(), p));
        YearMonth last = last(byMonth.lastKey(), days);
        List<SeatMonths.Month> months = Stream.iterate(last.minusMonths(MONTHS - 1L), m -> m.plusMonths(1))
                .limit(MONTHS)
                .map(m -> month(m, Optional.ofNullable(byMonth.get(m))))
                .toList();
        String title = EnglishText.name(trend.offer())
                + (trend.workload().isEmpty() || trend.workload().equals("all")
                        ? ""
                        : ", as " + EnglishText.name(trend.workload()) + " counts");
        Point newest = byMonth.lastEntry().getValue();
        String now = newest.sold().isPresent()
                ? EnglishText.number(newest.active()) + " of " + EnglishText.number(newest.sold())
                : EnglishText.number(newest.active());
        return new TrendView(title, now + " in use on " + days.text(newest.asOf()),
                SeatMonths.of(label(title, months), months, DisplayDays::shortText),
                byMonth.tailMap(months.getFirst().month(), true)
                        .entrySet()
                        .stream()
                        .map(e -> row(e.getKey(), e.getValue(), days))
                        .toList(),
                place.home() + "months.csv", SeatsView.Defs.at(place));
    }

    /// The newest report's month, or the last whole month before the newest data: one without a report shows that it has none.
    private static YearMonth last(YearMonth reported, DisplayDays days) {
        return days.newestMonth().map(m -> m.minusMonths(1)).filter(reported::isBefore).orElse(reported);
    }

    private static SeatMonths.Month month(YearMonth month, Optional<Point> point) {
        return new SeatMonths.Month(month, point.isPresent(), point.flatMap(Point::sold),
                point.flatMap(Point::active));
    }

    private static Row row(YearMonth month, Point p, DisplayDays days) {
        return new Row(DisplayDays.text(month), days.day(p.asOf()), EnglishText.number(p.sold()),
                EnglishText.number(p.assigned()),
                EnglishText.number(p.active()));
    }

    private static String label(String title, List<SeatMonths.Month> months) {
        return title + " in use by month: " + months.stream()
                .dropWhile(m -> !m.reported())
                .map(m -> DisplayDays.shortText(m.month()) + " "
                        + (m.reported() ? EnglishText.number(m.active()) : "no report"))
                .collect(Collectors.joining(", "));
    }
}
