package dev.lightup.domain.seats;

import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Point;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Seats in use in one month, over customers and SKUs: of each the last report of the month, or of the month before where it has none of this
/// one. A month in which nobody reported is no month: silence is not zero.
///
/// @param active seats in use, at least
/// @param sold what these reports call sold; absent where one of them does not say
public record UseMonth(YearMonth month, long active, Optional<Long> sold) {
    /// The months of these SKUs, oldest first, at most {@link UsageState.MONTHS}.
    static List<UseMonth> of(Collection<SkuSeats> skus) {
        List<Map<YearMonth, Point>> reports = skus.stream()
                .map(SkuSeats::months)
                .map(points -> points.stream()
                        .filter(p -> p.active().isPresent())
                        .collect(Collectors.toMap(Point::month, p -> p, (_, later) -> later)))
                .toList();
        var months = new TreeMap<YearMonth, List<Point>>();
        reports.forEach(sku -> sku.keySet().forEach(month -> months.put(month, List.of())));
        months.replaceAll((month, _) -> reports.stream()
                .flatMap(sku -> Optional.ofNullable(sku.get(month))
                        .or(() -> Optional.ofNullable(sku.get(month.minusMonths(1))))
                        .stream())
                .toList());
        return months.entrySet()
                .stream()
                .skip(Math.max(0, months.size() - UsageState.MONTHS))
                .map(month -> new UseMonth(month.getKey(),
                        month.getValue().stream().mapToLong(p -> p.active().orElse(0L)).sum(),
                        sold(month.getValue())))
                .toList();
    }

    private static Optional<Long> sold(List<Point> points) {
        return points.stream().allMatch(p -> p.sold().isPresent())
                ? Optional.of(points.stream().mapToLong(p -> p.sold().orElse(0L)).sum())
                : Optional.empty();
    }
}
