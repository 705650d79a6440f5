package dev.lightup.domain.programme;

import java.util.List;
import java.util.Optional;

/// The path from provisioned to active use for an offer.
///
/// @param id the template's word
/// @param version a higher one replaces a lower one
/// @param steps in the order in which they are expected
public record MilestoneTemplate(String id, int version, List<Step> steps) {
    public MilestoneTemplate {
        steps = List.copyOf(steps);
    }

    /// What ticks a step.
    public enum Evidence {
        /// The order was fulfilled or the subscription activated.
        PROVISIONED,
        /// A seat was seen assigned.
        FIRST_ASSIGNED,
        /// A seat was seen active.
        FIRST_ACTIVE,
        /// Active seats make up the step's percentage of the sold ones.
        ACTIVE_SHARE,
        /// Somebody says so.
        BY_HAND;

        /// Whether a report of seats proves it, and nothing else does.
        public boolean isReported() {
            return this == FIRST_ASSIGNED || this == FIRST_ACTIVE || this == ACTIVE_SHARE;
        }
    }

    /// A step.
    ///
    /// @param step its word, as milestone events name it
    /// @param title what pages call it
    /// @param dueDays business days after provisioning
    /// @param side who makes it happen
    /// @param percent for {@link Evidence#ACTIVE_SHARE}: 10, 20 ... 100
    /// @param todo what is to be done, as a row that waits says it: `Train the champions`; without one the title stands for it
    public record Step(
            String step,
            String title,
            int dueDays,
            Side side,
            Evidence evidence,
            Optional<Integer> percent,
            Optional<String> todo) {
        /// One whose title says it all.
        public Step(String step, String title, int dueDays, Side side, Evidence evidence, Optional<Integer> percent) {
            this(step, title, dueDays, side, evidence, percent, Optional.empty());
        }
    }
}
