package dev.lightup.domain.programme;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.OrderState;
import java.util.Optional;

/// What senders' reason codes mean, and why something waits that nobody gave a reason for.
///
/// @param codes the codes that are known
public record CauseRules(ReasonCodes codes) {
    /// A cause, and the sender's code when no rule knows it.
    public record Named(Cause cause, Optional<String> unmapped) {}

    /// The cause that a sender's code names.
    public Optional<Cause> named(String code) {
        return codes.cause().meaning(code);
    }

    /// Whether a code says that a future day was asked for: never stuck.
    public boolean isScheduled(String code) {
        return codes.later().meaning(code).isPresent();
    }

    /// Why an order waits: by the sender's reason; by the order's status when none was given; {@link Cause#UNKNOWN} and the
    /// code itself when no rule knows it.
    ///
    /// @param manual whether people provision it
    public Named of(OrderState.Status status, boolean manual, Optional<Reason> reason) {
        return reason.map(r -> of(r.code(), Cause.UNKNOWN, byStatus(status, manual)))
                .orElseGet(() -> new Named(byStatus(status, manual), Optional.empty()));
    }

    /// The cause that a reason names; another when no rule knows its code.
    ///
    /// @param otherwise the cause without a reason, or with an unknown one
    public Named of(Optional<Reason> reason, Cause otherwise) {
        return reason.map(r -> of(r.code(), otherwise, otherwise))
                .orElseGet(() -> new Named(otherwise, Optional.empty()));
    }

    private Named of(String code, Cause unknown, Cause blank) {
        if (saysNothing(code) || isScheduled(code)) {
            return new Named(blank, Optional.empty());
        }
        return named(code).map(c -> new Named(c, Optional.empty()))
                .orElseGet(() -> new Named(unknown, Optional.of(code)));
    }

    /// The cause of an order's wait that nobody gave a reason for. A hold without a reason stays unknown: whoever holds it
    /// must say why.
    private static Cause byStatus(OrderState.Status status, boolean manual) {
        return switch (status) {
            case SUBMITTED, ACCEPTED, PROVISIONING, PARTIALLY_FULFILLED, FULFILLED, CANCELLED ->
                manual ? Cause.MANUAL_TASK : Cause.VENDOR_PROCESSING;
            case REVIEW_REQUIRED -> Cause.DEAL_REVIEW;
            case ACTION_REQUIRED -> Cause.PARTNER_ACTION;
            case FAILED -> Cause.PROVISIONING_FAILED;
            case ON_HOLD, UNKNOWN -> Cause.UNKNOWN;
        };
    }

    /// A dash or a blank, as systems write it where nothing is set.
    private static boolean saysNothing(String code) {
        return code.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
