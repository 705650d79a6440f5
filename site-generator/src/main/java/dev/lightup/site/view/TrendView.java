package dev.lightup.site.view;

import dev.lightup.domain.reading.SkuMonths;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.site.chart.SeatMonths;
import dev.lightup.site.chart.Svg;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one SKU was used over the last 13 months, as columns and as the table behind them. A month without a report has no column.
///
/// @param title what was used
/// @param first the first month's name
/// @param last the last month's name
/// @param csv the way to the table as a file
public record TrendView(String title, Svg picture, String first, String last, List<Row> rows, String csv,
        SeatsView.Defs defs) {
    private static final int MONTHS = 13;

    /// A month's last report.
    public record Row(String month, When asOf, String sold, String assigned, String active) {}

    static TrendView of(SkuMonths trend, Days days, Place place) {
        var byMonth = new TreeMap<YearMonth, Point>();
        trend.months().forEach(p -> byMonth.put(p.month(), p));
        YearMonth last = byMonth.lastKey();
        YearMonth first = Stream.of(byMonth.firstKey(), last.minusMonths(MONTHS - 1L)).max(YearMonth::compareTo).get();
        List<YearMonth> months = Stream.iterate(first, m -> !m.isAfter(last), m -> m.plusMonths(1)).toList();
        String title = Words.name(trend.offer())
                + (trend.workload().isEmpty() || trend.workload().equals("all")
                        ? ""
                        : ", as " + Words.name(trend.workload()) + " counts");
        return new TrendView(title, SeatMonths.of(label(title, byMonth.get(first), byMonth.get(last)),
                months.stream().map(m -> column(Optional.ofNullable(byMonth.get(m)))).toList()), Days.shortText(first),
                Days.shortText(last),
                byMonth.tailMap(first, true).entrySet().stream().map(e -> row(e.getKey(), e.getValue(), days)).toList(),
                place.home() + "months.csv", SeatsView.Defs.at(place));
    }

    private static SeatMonths.Month column(Optional<Point> point) {
        return new SeatMonths.Month(point.flatMap(Point::sold), point.flatMap(Point::assigned),
                point.flatMap(Point::active));
    }

    private static Row row(YearMonth month, Point p, Days days) {
        return new Row(Days.text(month), days.day(p.asOf()), Words.number(p.sold()), Words.number(p.assigned()),
                Words.number(p.active()));
    }

    private static String label(String title, @Nullable Point first, @Nullable Point last) {
        return title + ": in use from " + Words.number(Optional.ofNullable(first).flatMap(Point::active)) + " to "
                + Words.number(Optional.ofNullable(last).flatMap(Point::active)) + " seats; each month in the table";
    }
}
