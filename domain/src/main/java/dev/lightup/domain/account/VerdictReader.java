package dev.lightup.domain.account;

import dev.lightup.domain.account.Verdict.Level;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the headline's facts from the moves that wait.
final class VerdictReader {
    private VerdictReader() {}

    /// @param opened when the account was opened to its partner
    static Verdict of(
            List<Move> waiting,
            OnboardingReading.Stage stage,
            Optional<Instant> opened,
            boolean anything,
            Optional<Renewal> renewal) {
        BySide waits = BySide.of(waiting);
        BySide overdue = BySide
                .of(waiting.stream().filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE).toList());
        return new Verdict(level(waits, overdue, stage, anything), waits, overdue,
                opened.map(at -> BySide.of(waiting.stream().filter(m -> m.deadline().isFromBefore(at)).toList())),
                renewal);
    }

    private static Level level(BySide waits, BySide overdue, OnboardingReading.Stage stage, boolean anything) {
        if (!anything) {
            return Level.NO_DATA;
        }
        Level level = Level.of(waits, overdue);
        return level != Level.LATE && stage == OnboardingReading.Stage.SUSPENDED ? Level.ACTION : level;
    }
}
