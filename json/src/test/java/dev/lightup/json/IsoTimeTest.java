package dev.lightup.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
    private static final DateTimeFormatter ORACLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    @Test
    void everyInstantIsWrittenAsThePlatformWritesIt() {
        long seed = 5;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L));
            String text = IsoTime.format(instant);
            assertThat(text).isEqualTo(ORACLE.format(instant));
            assertThat(IsoTime.parse(text)).contains(instant);
            assertThat(IsoTime.parse(text.substring(0, 19) + 'Z')).contains(instant.truncatedTo(ChronoUnit.SECONDS));
        }
        for (Instant day = Instant.parse("1896-01-01T23:59:59.999Z"); day.isBefore(
                Instant.parse("2105-01-01T00:00:00Z")); day = day.plusSeconds(86_400)) {
            assertThat(IsoTime.format(day)).isEqualTo(ORACLE.format(day));
        }
    }

    @Test
    void offsetsAreReadAndNanosecondsCut() {
        assertThat(IsoTime.parse("2026-03-01T09:30:00.1239999+02:00"))
                .contains(Instant.parse("2026-03-01T07:30:00.123Z"));
        assertThat(IsoTime.parse("2026-03-01T09:30:00Z")).contains(Instant.parse("2026-03-01T09:30:00Z"));
        assertThat(IsoTime.parse("2024-02-29T23:59:59.999Z")).contains(Instant.parse("2024-02-29T23:59:59.999Z"));
    }

    @Test
    void whatIsNoTimeOfOurYearsIsNone() {
        for (String bad : List.of("", "Z", "2026-03-01", "2026-03-01T09:30:00", "2026-02-30T00:00:00Z", "soon",
                "+12026-03-01T00:00:00Z", "-0001-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00",
                "2026-03-01T24:00:01Z", "2026-02-29T00:00:00.000Z", "2026-04-31T00:00:00.000Z",
                "2026-00-01T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z", "2026-01-00T00:00:00.000Z", "2026-01-01T00:60:00.000Z",
                "2026-01-01T25:00:00.000Z",
                "2026-01-01T00:00:00.00xZ", "20x6-01-01T00:00:00.000Z", "0000-01-01T00:00:00.000Z")) {
            assertThat(IsoTime.parse(bad)).as(bad).isEmpty();
        }
        assertThatThrownBy(() -> IsoTime.format(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IsoTime.format(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
