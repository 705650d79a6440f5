package dev.lightup.site.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Desk;
import dev.lightup.domain.seats.Seats;
import dev.lightup.site.words.TextLink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in the cells and beside the groups of a page.
class SeatsViewTest {
    /// By hand: sold seats in use are at most those sold; what is beyond stands apart.
    @ParameterizedTest
    @CsvSource({"10, 0, 4, 4", "10, 0, 10, 10", "10, 0, 15, 10 + 5", "10, 3, 12, 10 + 2", "0, 0, 4, 0 + 4", ", 0, 5, 5",
        "10, 0, , not told"})
    void seatsInUseAddUpWithTheSoldOnesAndUseBeyondStandsApart(
            @Nullable Long sold,
            long trial,
            @Nullable Long active,
            String shown) {
        var seats = new Seats(Optional.ofNullable(sold), trial, Optional.empty(), Optional.ofNullable(active),
                Optional.empty(), Optional.empty());
        assertThat(SeatsView.used(seats)).isEqualTo(shown);
    }

    /// By hand: seats that are assigned beyond the sold ones stand apart, and are told where no use beyond the sale says it already.
    @ParameterizedTest
    @CsvSource({"10, 6, 2, 6,", "10, 10, 2, 10,", "10, 14, 2, 10 + 4, '4 assigned without a known sale'",
        "0, 20, 0, 0 + 20, '20 assigned without a known sale'", "10, 14, 14, 10 + 4,", ", 5, 2, 5,",
        "10, , 2, not told,"})
    void assignedSeatsAddUpWithTheSoldOnesAndOthersStandApart(
            @Nullable Long sold,
            @Nullable Long assigned,
            long active,
            String shown,
            @Nullable String apart) {
        var seats = new Seats(Optional.ofNullable(sold), 0, Optional.ofNullable(assigned), Optional.of(active),
                Optional.empty(), Optional.empty());
        assertThat(SeatsView.assigned(seats)).isEqualTo(shown);
        assertThat(SeatsView.neither(seats)).isEqualTo(Optional.ofNullable(apart).stream().toList());
    }

    @Test
    void aDeskIsWrittenToAndCalledByItsLinks() {
        var desk = new Desk("Partner desk", Optional.of("partners@nordvik.example"), Optional.of("+47 (21) 00-00 00"));
        assertThat(DeskView.of(desk).ways()).extracting(TextLink::href)
                .containsExactly("mailto:partners@nordvik.example", "tel:+4721000000");
    }
}
