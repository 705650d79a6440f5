package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.Optional;

/// Cries for help between the two sides, each at another stage.
final class EscalationScenes {
    private final EventRecorder diary;
    private final int serial;
    private int number;

    EscalationScenes(EventRecorder diary, int serial) {
        this.diary = diary;
        this.serial = serial;
    }

    /// An escalation about something, at the stage that the trouble names.
    void escalate(ScenarioKind stage, Subject about, String title) {
        Subject subject = new Subject(Subject.Kind.ESCALATION,
                diary.house().escalationId(serial * 10L + number++));
        SeededRandom chance = diary.chance();
        Instant opened = diary.calendar().workMoment(opened(stage), chance);
        diary.say(opened, subject,
                new EscalationFact.Opened(title, Optional.of(about.toString()), Optional.of(1)));
        diary.note(stage, subject);
        if (stage == ScenarioKind.ESCALATION_OPEN) {
            return;
        }
        Instant seen = diary.calendar().later(opened, 1, chance);
        diary.say(seen, subject, new EscalationFact.Acknowledged());
        if (stage == ScenarioKind.ESCALATION_RAISED) {
            diary.say(diary.calendar().later(seen, 2, chance), subject, new EscalationFact.Raised(2));
            return;
        }
        Instant assigned = seen.plusSeconds(1_500);
        diary.say(assigned, subject, new EscalationFact.Assigned("distributor"));
        diary.say(diary.calendar().later(assigned, 1, chance), subject,
                new EscalationFact.Commented("Waiting for the vendor's second line, next word on Thursday"));
        if (stage == ScenarioKind.ESCALATION_ASSIGNED) {
            return;
        }
        Instant solved = diary.calendar().later(assigned, 3, chance);
        diary.say(solved, subject, new EscalationFact.Resolved(Optional.of("Provisioned by hand")));
        if (stage == ScenarioKind.ESCALATION_REOPENED) {
            diary.say(diary.calendar().later(solved, 1, chance), subject, new EscalationFact.Reopened());
        } else {
            diary.say(diary.calendar().later(solved, 2, chance), subject, new EscalationFact.Closed());
        }
    }

    private double opened(ScenarioKind stage) {
        return switch (stage) {
            case ESCALATION_OPEN -> 1.5;
            case ESCALATION_RAISED -> 8;
            case ESCALATION_ASSIGNED -> 5;
            case ESCALATION_REOPENED -> 11;
            default -> diary.chance().between(40.0, 150.0);
        };
    }
}
