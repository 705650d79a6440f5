package dev.lightup.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.state.OrderState.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderLinesTest {
    private static final Set<Status> WAITING = EnumSet.of(Status.ACTION_REQUIRED, Status.ON_HOLD,
            Status.REVIEW_REQUIRED);
    private static final Set<Status> BEGUN = EnumSet.of(Status.SUBMITTED, Status.ACCEPTED, Status.PROVISIONING);

    @ParameterizedTest
    @EnumSource(Status.class)
    void linesThatStandInOnePlaceAreAnOrderThere(Status status) {
        assertThat(OrderLines.whole(List.of(status))).isEqualTo(status);
        assertThat(OrderLines.whole(List.of(status, status))).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void ofEveryPairTheSequenceDoesNotMatterAndAFailedLineShows(Status other) {
        for (Status one : Status.values()) {
            assertThat(OrderLines.whole(List.of(one, other))).isEqualTo(OrderLines.whole(List.of(other, one)));
        }
        assertThat(OrderLines.whole(List.of(Status.FAILED, other))).isEqualTo(Status.FAILED);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aCancelledLineDoesNotCountBesideAnother(Status other) {
        assertThat(OrderLines.whole(List.of(Status.CANCELLED, other))).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aLineWhoseWordNobodyKnowsIsNeverHidden(Status other) {
        Status expected = other == Status.FAILED ? Status.FAILED : Status.UNKNOWN;
        assertThat(OrderLines.whole(List.of(Status.UNKNOWN, other))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatWaitsForSomebodyShowsBeforeWhatGoesOn(Status other) {
        for (Status waiting : WAITING) {
            if (BEGUN.contains(other) || other == Status.FULFILLED || other == Status.PARTIALLY_FULFILLED) {
                assertThat(OrderLines.whole(List.of(waiting, other))).isEqualTo(waiting);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FULFILLED,PROVISIONING", "FULFILLED,SUBMITTED", "FULFILLED,ACCEPTED", "FULFILLED,PARTIALLY_FULFILLED",
        "PARTIALLY_FULFILLED,PROVISIONING"})
    void someDoneAndSomeUnderWayIsPartly(Status one, Status other) {
        assertThat(OrderLines.whole(List.of(one, other, Status.CANCELLED))).isEqualTo(Status.PARTIALLY_FULFILLED);
    }

    @ParameterizedTest
    @CsvSource({"SUBMITTED,ACCEPTED,ACCEPTED", "SUBMITTED,PROVISIONING,PROVISIONING",
        "ACCEPTED,PROVISIONING,PROVISIONING", "ON_HOLD,ACTION_REQUIRED,ACTION_REQUIRED",
        "ON_HOLD,REVIEW_REQUIRED,ON_HOLD"})
    void ofLinesUnderWayTheFurthestAndOfWaitingOnesTheMostUrgentShows(Status one, Status other, Status whole) {
        assertThat(OrderLines.whole(List.of(one, other))).isEqualTo(whole);
    }
}
