package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ProgrammeBook;
import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.Optional;

/// The steps of a deployment that no seat count proves.
final class MilestoneScenes {
    private final EventRecorder diary;

    MilestoneScenes(EventRecorder diary) {
        this.diary = diary;
    }

    /// Both steps are ticked by hand, more or less in time.
    void tick(SeatDeal deal, Instant there) {
        SeededRandom chance = diary.chance();
        Instant kickoff = diary.calendar().later(there, chance.between(1, 6), chance);
        Subject subject = reach(deal, ProgrammeBook.KICKOFF, kickoff, 0);
        Instant trained = diary.calendar().later(kickoff, chance.between(6, 18), chance);
        reach(deal, ProgrammeBook.TRAINED, trained, chance.between(0, 3));
        if (!kickoff.isAfter(diary.calendar().until())) {
            diary.note(ScenarioKind.MILESTONE_BY_HAND, subject);
        }
    }

    /// A date was set for the training, it passed, and somebody says so.
    void miss(SeatDeal deal, Instant there) {
        SeededRandom chance = diary.chance();
        Instant kickoff = diary.calendar().later(there, 3, chance);
        reach(deal, ProgrammeBook.KICKOFF, kickoff, 0);
        Instant due = diary.calendar().later(kickoff, 12, chance);
        diary.say(kickoff.plusSeconds(1_200), deal.milestones(), deal.client(),
                new MilestoneFact.Planned(ProgrammeBook.TRAINED, diary.calendar().day(due)));
        diary.say(diary.calendar().later(due, 2, chance), deal.milestones(), deal.client(),
                new MilestoneFact.Missed(ProgrammeBook.TRAINED));
        diary.note(ScenarioKind.MILESTONE_MISSED, deal.milestones());
    }

    /// The training began and something holds it up.
    void block(SeatDeal deal, Instant there, String why) {
        SeededRandom chance = diary.chance();
        Instant kickoff = diary.calendar().later(there, 2, chance);
        reach(deal, ProgrammeBook.KICKOFF, kickoff, 0);
        Instant begun = diary.calendar().later(kickoff, 4, chance);
        diary.say(begun, deal.milestones(), deal.client(), new MilestoneFact.Started(ProgrammeBook.TRAINED));
        diary.say(diary.calendar().later(begun, 3, chance), deal.milestones(), deal.client(),
                new MilestoneFact.Blocked(ProgrammeBook.TRAINED,
                        Optional.of(new Reason("customer_action", Optional.of(why)))));
        diary.note(ScenarioKind.MILESTONE_BLOCKED, deal.milestones());
    }

    /// The customer does without the training.
    void waive(SeatDeal deal, Instant there) {
        SeededRandom chance = diary.chance();
        Instant kickoff = diary.calendar().later(there, 2, chance);
        reach(deal, ProgrammeBook.KICKOFF, kickoff, 0);
        diary.say(diary.calendar().later(kickoff, 5, chance), deal.milestones(), deal.client(),
                new MilestoneFact.Waived(ProgrammeBook.TRAINED, Optional.of("Trained its own people")));
    }

    private Subject reach(SeatDeal deal, String step, Instant at, int toldLater) {
        Instant told = toldLater == 0 ? at : diary.calendar().later(at, toldLater, diary.chance());
        diary.say(told, deal.milestones(), deal.client(),
                new MilestoneFact.Reached(step, Optional.of(diary.calendar().day(at))));
        return deal.milestones();
    }
}
