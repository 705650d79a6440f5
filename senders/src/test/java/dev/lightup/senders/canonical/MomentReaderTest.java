package dev.lightup.senders.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentReaderTest {
    @ParameterizedTest
    @CsvSource({"2026-03-02T09:30:00Z, 2026-03-02T09:30:00Z", "2026-03-02t09:30:00z, 2026-03-02T09:30:00Z",
        "2026-03-02T10:30:00+01:00, 2026-03-02T09:30:00Z", "2026-03-02T09:30:00-00:00, 2026-03-02T09:30:00Z",
        "2026-03-02T09:30:00.000000Z, 2026-03-02T09:30:00Z",
        "2026-03-02T09:30:00.1239999999999999Z, 2026-03-02T09:30:00.123Z",
        // the examples of RFC 3339, section 5.8, whose leap second is the last of its day in UTC
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z", "2016-12-31T15:59:60-08:00, 2016-12-31T23:59:59Z",
        "2017-01-01T00:59:60+01:00, 2016-12-31T23:59:59Z", "2000-01-01T00:00:00Z, 2000-01-01T00:00:00Z"})
    void aMomentIsReadInEveryFormOfTheStandard(String text, Instant expected) {
        assertThat(MomentReader.moment(text)).isEqualTo(new MomentReader.Read.At<>(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999Z", "9999-12-31T00:00:00-08:00"})
    void theFirstAndTheLastDateOfSomeSystemAreNobodys(String text) {
        assertThat(MomentReader.moment(text)).isEqualTo(new MomentReader.Read.NotTold<Instant>());
        assertThat(MomentReader.day(text.substring(0, 10))).isEqualTo(new MomentReader.Read.NotTold<LocalDate>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T24:00:00Z", "2026-03-02T09:30:60Z", "2016-12-31T15:59:61-08:00",
        "2016-12-30T23:59:60Z", "2016-12-31T23:59:60-08:00", "2026-03-02T09:60:00Z", "2026-02-30T09:30:00Z",
        "2026-03-02T09:30:00", "2026-03-02 09:30:00Z", "2026-03-02T09:30:00.Z", "2026-03-02T09:30:00+25:00",
        "2026-03-02T09:30:00+01:60", "1999-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "0000-01-01T00:00:00Z", ""})
    void whatIsNoMomentIsRefused(String text) {
        assertThat(MomentReader.moment(text)).isInstanceOf(MomentReader.Read.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "1899-12-30", "1970-01-01", "2026-02-30", "2026-3-1", "31.03.2026", ""})
    void whatIsNoDayIsRefused(String text) {
        assertThat(MomentReader.day(text)).isInstanceOf(MomentReader.Read.Wrong.class);
    }
}
