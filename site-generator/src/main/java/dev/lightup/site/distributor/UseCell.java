package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.seats.UseMonth;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.chart.UseTrend;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.EnglishText;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an account's use went over 13 months, and where it stands.
///
/// @param pictures the months as a line; none where no month was told
/// @param share in use of the sold seats that are measured
/// @param notes of how many, where not all are measured
public record UseCell(List<Svg> pictures, String share, List<String> notes) {
    private static final int MONTHS = 13;

    static UseCell of(AccountSummary account, DisplayDays days) {
        var seats = account.seats();
        return new UseCell(picture(account.months(), days).stream().toList(),
                seats.activePercent().map(p -> EnglishText.number(p) + " %").orElse(EnglishText.NOT_TOLD),
                seats.activePercent().isPresent() && seats.unmeasured() > 0
                        ? List.of("of " + EnglishText.number(seats.measured()) + " measured")
                        : List.of());
    }

    private static Optional<Svg> picture(List<UseMonth> months, DisplayDays days) {
        if (months.isEmpty()) {
            return Optional.empty();
        }
        UseMonth newest = months.getLast();
        // the last whole month shows that it has no report
        YearMonth last = days.newestMonth()
                .map(month -> month.minusMonths(1))
                .filter(newest.month()::isBefore)
                .orElse(newest.month());
        Map<YearMonth, UseMonth> byMonth = months.stream()
                .collect(Collectors.toMap(UseMonth::month, Function.identity()));
        return Optional.of(UseTrend.of(label(months),
                Stream.iterate(last.minusMonths(MONTHS - 1L), month -> month.plusMonths(1))
                        .limit(MONTHS)
                        .map(month -> Optional.ofNullable(byMonth.get(month)).map(UseMonth::active))
                        .toList(),
                newest.sold()));
    }

    private static String label(List<UseMonth> months) {
        return Stream.of(months.getFirst(), months.getLast())
                .distinct()
                .map(m -> EnglishText.number(m.active()) + " in use in " + DisplayDays.shortText(m.month()))
                .collect(Collectors.joining(", "));
    }
}
