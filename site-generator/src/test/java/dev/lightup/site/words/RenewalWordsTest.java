package dev.lightup.site.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Renewal.Outcome;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RenewalWordsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-03");

    private static String headline(Outcome outcome, long idle, long unmeasured) {
        return RenewalWords.headline(new Renewal(DAY, outcome, false, Optional.of(90L), Optional.of(idle), unmeasured),
                new DisplayDays("Europe/Oslo", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RENEWS   | 1  | 0  | 1 idle seat renews on 3 December 2026.
            RENEWS   | 17 | 0  | 17 idle seats renew on 3 December 2026.
            RENEWS   | 0  | 30 | 30 seats whose use is not measured renew on 3 December 2026.
            RENEWS   | 17 | 30 | 17 idle seats and 30 not measured renew on 3 December 2026.
            BRIDGE   | 17 | 0  | 17 idle seats go on as a paid bridge after 3 December 2026.
            NOT_TOLD | 17 | 0  | The term of 17 idle seats ends on 3 December 2026; what happens then was not told.
            MIXED    | 17 | 0  | The terms of 17 idle seats end on 3 December 2026; some of them renew.
            """)
    void theHeadlineSaysWhatHappensToSeatsThatStandIdleOrThatNobodyMeasures(
            Outcome outcome,
            long idle,
            long unmeasured,
            String says) {
        assertThat(headline(outcome, idle, unmeasured).strip()).isEqualTo(says);
    }

    @ParameterizedTest
    @EnumSource
    void seatsThatAreAllInUseAreNoFinding(Outcome outcome) {
        assertThat(headline(outcome, 0, 0)).isEmpty();
    }

    /// "Ends" is said of nothing that nobody told to end.
    @Test
    void aTableNeverSaysEndsByDefault() {
        assertThat(RenewalWords.what(Outcome.NOT_TOLD, false)).isEqualTo("term ends, renewal not told");
        assertThat(RenewalWords.what(Outcome.ENDS, false)).isEqualTo("set not to renew");
        assertThat(RenewalWords.what(Outcome.NOT_TOLD, true)).isEqualTo("trial ends");
    }
}
