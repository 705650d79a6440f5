package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.event.Subject;
import java.util.Optional;

/// When each distributor made each offer orderable.
public final class OfferLightUps {
    /// Days before the end: four months after the announcement.
    static final int NORDVIK_LIT_UP = 112;
    /// Days before the end: seven weeks after the announcement.
    static final int MERIDIAN_LIT_UP = 187;

    private OfferLightUps() {}

    public static void tell(EventRecorder diary) {
        for (StoryProduct product : StoryProduct.values()) {
            var subject = new Subject(Subject.Kind.OFFER, product.offer());
            var listed = new OfferFact.Listed(Optional.of(product.title()));
            if (product != StoryProduct.ASSIST) {
                double days = product.announced() - 20.0;
                diary.tenant(diary.calendar().workMoment(days, diary.chance()), subject, listed);
                diary.tenant(diary.calendar().workMoment(days - 12, diary.chance()), subject, new OfferFact.LitUp());
                continue;
            }
            diary.tenant(diary.calendar().workMoment(product.announced() - 9.0, diary.chance()), subject,
                    listed);
            switch (diary.house()) {
                case NORDVIK -> {
                    lightUp(diary, subject, NORDVIK_LIT_UP);
                    diary.note(ScenarioKind.OFFER_LIT_UP_LATE, Optional.empty(), subject.toString());
                }
                case MERIDIAN -> lightUp(diary, subject, MERIDIAN_LIT_UP);
                case SAKURA -> diary.note(ScenarioKind.OFFER_NEVER_LIT_UP, Optional.empty(), subject.toString());
            }
        }
    }

    private static void lightUp(EventRecorder diary, Subject subject, int daysAgo) {
        diary.tenant(diary.calendar().workMoment(daysAgo, diary.chance()), subject, new OfferFact.LitUp());
    }
}
