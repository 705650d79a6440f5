package dev.lightup.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.OrderState;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CauseRulesTest {
    private static final CauseRules RULES = new CauseRules(ReasonCodes.own());

    @ParameterizedTest
    @CsvSource({"mpa_not_signed,PARTNER_ACTION", "waiting-for-parent,DEPENDENCY", "credit_check,CREDIT_DECISION",
        "Credit Limit,CREDIT", "tenant_mapping,MAPPING", "API outage,OUTAGE", "quantity above limit,INVALID_DATA"})
    void ourOwnWordsNameACause(String code, Cause cause) {
        assertThat(RULES.named(code)).contains(cause);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseIsNamedByItsOwnWord(Cause cause) {
        assertThat(RULES.named(cause.name().toLowerCase(Locale.ROOT))).contains(cause);
    }

    @Test
    void anUnknownCodeIsKeptAndNotGuessed() {
        CauseRules.Named named = RULES.of(OrderState.Status.PROVISIONING, false, Optional.of(Reason.of("Flux 7")));
        assertThat(named).isEqualTo(new CauseRules.Named(Cause.UNKNOWN, Optional.of("Flux 7")));
    }

    @Test
    void aRequirementKeepsItsOwnCauseWhenTheCodeIsUnknown() {
        assertThat(RULES.of(Optional.of(Reason.of("Flux 7")), Cause.CREDIT))
                .isEqualTo(new CauseRules.Named(Cause.CREDIT, Optional.of("Flux 7")));
        assertThat(RULES.of(Optional.of(Reason.of("por invalid")), Cause.CREDIT).cause())
                .isEqualTo(Cause.COMPLIANCE);
    }

    @ParameterizedTest
    @CsvSource({"SUBMITTED,VENDOR_PROCESSING,MANUAL_TASK", "ACCEPTED,VENDOR_PROCESSING,MANUAL_TASK",
        "PROVISIONING,VENDOR_PROCESSING,MANUAL_TASK", "PARTIALLY_FULFILLED,VENDOR_PROCESSING,MANUAL_TASK",
        "REVIEW_REQUIRED,DEAL_REVIEW,DEAL_REVIEW", "ACTION_REQUIRED,PARTNER_ACTION,PARTNER_ACTION",
        "FAILED,PROVISIONING_FAILED,PROVISIONING_FAILED", "ON_HOLD,UNKNOWN,UNKNOWN", "UNKNOWN,UNKNOWN,UNKNOWN"})
    void withoutAReasonTheStatusDecides(OrderState.Status status, Cause automatic, Cause manual) {
        assertThat(RULES.of(status, false, Optional.empty()).cause()).isEqualTo(automatic);
        assertThat(RULES.of(status, true, Optional.empty()).cause()).isEqualTo(manual);
    }

    @Test
    void scheduledAndBlankCodesSayNothingOfACause() {
        assertThat(RULES.isScheduled("Future effective date")).isTrue();
        assertThat(RULES.isScheduled("hold")).isFalse();
        assertThat(RULES.of(OrderState.Status.ACCEPTED, false, Optional.of(Reason.of(" - "))))
                .isEqualTo(new CauseRules.Named(Cause.VENDOR_PROCESSING, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"VENDOR_PROCESSING,4 HOURS,48 HOURS", "OUTAGE,4 HOURS,48 HOURS",
        "CREDIT,1 BUSINESS_DAYS,3 BUSINESS_DAYS", "UNKNOWN,1 BUSINESS_DAYS,3 BUSINESS_DAYS",
        "VERIFICATION,3 BUSINESS_DAYS,5 BUSINESS_DAYS", "PROVISIONING_FAILED,1 BUSINESS_HOURS,2 BUSINESS_HOURS"})
    void clocksThatNobodySetFollowTheChannelsPractice(Cause cause, String warn, String breach) {
        StuckClock clock = DefaultClocks.of(cause);
        assertThat(clock.warn().amount() + " " + clock.warn().unit()).isEqualTo(warn);
        assertThat(clock.breach().amount() + " " + clock.breach().unit()).isEqualTo(breach);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasAClockThatWarnsBeforeItBreaches(Cause cause) {
        StuckClock clock = DefaultClocks.of(cause);
        assertThat(clock.cause()).isEqualTo(cause);
        assertThat(clock.warn().unit()).isEqualTo(clock.breach().unit());
        assertThat(clock.warn().amount()).isLessThan(clock.breach().amount());
    }
}
