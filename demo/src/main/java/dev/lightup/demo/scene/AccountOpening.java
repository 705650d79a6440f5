package dev.lightup.demo.scene;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.PartnerFact;

/// When a distributor opens an account to its partner. Two compare their figures for two weeks and open each account then, later ones in their
/// first days; the third dares to only a month before the story's end, so that things wait there from before.
final class AccountOpening {
    /// Days before the end at which those that compare for two weeks are through.
    private static final double COMPARED = 259;
    /// Days before the end at which the third opens.
    private static final double LATE = 35;
    /// A partner that joined fewer days ago is not opened yet.
    private static final double FIRST_DAYS = 12;
    private static final double LOOKED_AT = 5;

    private final EventRecorder diary;
    private final PartnerScenarios role;

    AccountOpening(EventRecorder diary, PartnerScenarios role) {
        this.diary = diary;
        this.role = role;
    }

    void tell() {
        if (role.joined() >= FIRST_DAYS) {
            double house = role.house() == StoryDistributor.MERIDIAN ? LATE : COMPARED;
            diary.say(diary.calendar().workMoment(Math.min(role.joined() - LOOKED_AT, house), diary.chance()),
                    new PartnerFact.Opened());
        }
    }
}
