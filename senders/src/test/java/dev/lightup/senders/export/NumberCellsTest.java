package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a cell of digits counts, held to a rule that knows no expression: a number is cut at its decimal sign and at the sign between its
/// groups of thousands, and whoever may read it reads the same.
class NumberCellsTest {
    private static final List<String> GROUPS = List.of(",", ".", " ", "'");

    private static CellReader reader(boolean commas, Optional<String> decimal, ReadingRules rules) {
        return new CellReader(Optional.empty(), commas, decimal, ZoneOffset.UTC, rules);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// All that somebody may read who takes one of those signs for the decimal one.
    private static Set<BigDecimal> readings(String text, List<String> decimals) {
        Set<BigDecimal> all = new TreeSet<>();
        for (String decimal : decimals) {
            int cut = text.indexOf(decimal);
            String whole = cut < 0 ? text : text.substring(0, cut);
            String fraction = cut < 0 ? "0" : text.substring(cut + 1);
            if (!isDigits(fraction)) {
                continue;
            }
            if (isDigits(whole)) {
                all.add(new BigDecimal(whole + "." + fraction));
            }
            for (String sign : GROUPS) {
                List<String> groups = new ArrayList<>(List.of(whole.split(java.util.regex.Pattern.quote(sign), -1)));
                String first = groups.removeFirst();
                if (!sign.equals(decimal) && isDigits(first) && first.length() < 4 && !first.startsWith("0")
                        && !groups.isEmpty() && groups.stream().allMatch(one -> isDigits(one) && one.length() == 3)) {
                    all.add(new BigDecimal(first + String.join("", groups) + "." + fraction));
                }
            }
        }
        return all;
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(9), 0, 14)
                .mapToObj(i -> i < 10 ? Integer.toString(i < 7 ? i % 3 : i) : GROUPS.get(i - 10))
                .collect(Collectors.joining());
    }

    @Test
    void whatIsReadIsTheOneNumberThatAnybodyMayReadThere() {
        var random = new Random(24);
        int read = 0;
        for (int i = 0; i < 12_000; i++) {
            String text = text(random);
            read += holds(text, reader(true, Optional.empty(), ReadingRules.FOURTH), List.of("."));
            read += holds(text, reader(false, Optional.empty(), ReadingRules.FOURTH), List.of(".", ","));
            read += holds(text, reader(false, Optional.of(","), ReadingRules.FOURTH), List.of(","));
            read += holds(text, reader(true, Optional.of("."), ReadingRules.FOURTH), List.of("."));
        }
        assertThat(read).as("it was no test of nothing").isGreaterThan(200);
    }

    private static int holds(String text, CellReader reader, List<String> decimals) {
        Optional<Long> count = reader.count(text);
        count.ifPresent(value -> assertThat(readings(text, decimals)).as(text + " with decimal " + decimals)
                .singleElement()
                .satisfies(one -> assertThat(one).isEqualByComparingTo(BigDecimal.valueOf(value))));
        return count.isPresent() && !isDigits(text) ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"0,500", "012,345", "0 500", "0'500", "01,240,000",
        "0.500", "000,500", "1 240,500", "1,240 500", "1'240,500"})
    void aGroupOfThousandsNeverBeginsWithAZeroNorChangesItsSign(String text) {
        for (Optional<String> decimal : List.of(Optional.<String>empty(), Optional.of(","), Optional.of("."))) {
            for (boolean commas : List.of(true, false)) {
                assertThat(reader(commas, decimal, ReadingRules.FOURTH).count(text)).as(decimal + " " + commas)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"0|0", "7|7", "007|7", "1240|1240", "1 240|1240",
        "1'240|1240", "18'000'000|18000000", "100 000|100000", "1\u00a0240|1240", "1\u202f240|1240"})
    void whatReadsInOneWayIsReadWhateverTheSigns(String text, long count) {
        for (Optional<String> decimal : List.of(Optional.<String>empty(), Optional.of(","), Optional.of("."))) {
            for (boolean commas : List.of(true, false)) {
                assertThat(reader(commas, decimal, ReadingRules.FOURTH).count(text)).contains(count);
            }
        }
    }

    @Test
    void aSheetOfTheSecondReadingKeepsItsNumbers() {
        assertThat(reader(true, Optional.empty(), ReadingRules.SECOND).count("0,500")).contains(500L);
        assertThat(reader(false, Optional.of(","), ReadingRules.SECOND).count("0.500")).contains(500L);
    }
}
