package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.ReasonWords;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.StateWords;
import java.util.List;
import java.util.Optional;

/// What a partner still has to settle before it can sell, requirement by requirement.
///
/// @param stage how far it is, in a sentence
/// @param csv the way to the table as a file
/// @param definition the way to what stages mean
public record OnboardingView(String stage, List<Row> rows, String csv, String definition) {
    /// A requirement.
    public record Row(String name, String region, StateTag state, DisplayTime since, Optional<String> reason) {}

    /// Absent when nothing is left to settle.
    public static Optional<OnboardingView> of(OnboardingReading onboarding, AccountNames cast, RelativeLinks place) {
        boolean settled = onboarding.tracks().stream().allMatch(t -> t.status().isSettled());
        boolean stopped = onboarding.stage() == OnboardingReading.Stage.SUSPENDED
                || onboarding.stage() == OnboardingReading.Stage.OFFBOARDED;
        return settled && !stopped
                ? Optional.empty()
                : Optional.of(new OnboardingView(
                        isOnTheWay(onboarding) ? stands(onboarding, cast) : stage(onboarding.stage(), cast),
                        onboarding.tracks().stream().map(t -> row(t, cast.days())).toList(),
                        place.home() + "requirements.csv", place.definition(Metric.ONBOARDING_STAGE)));
    }

    /// Whether it cannot sell yet, and is on its way to it.
    static boolean isOnTheWay(OnboardingReading onboarding) {
        return switch (onboarding.stage()) {
            case APPLIED, QUALIFYING -> !onboarding.open().isEmpty();
            case UNKNOWN, READY_TO_TRANSACT, TRANSACTING, ACTIVE_USE, SUSPENDED, OFFBOARDED -> false;
        };
    }

    /// `Bekkestrand IT cannot sell yet: 1 of 7 requirements is open, the credit line.`
    static String stands(OnboardingReading onboarding, AccountNames cast) {
        int open = onboarding.open().size();
        List<String> names = onboarding.open().stream().map(r -> StateWords.noun(r.word())).toList();
        return cast.p() + " cannot sell yet: " + EnglishText.number(open) + " of " + OnboardingReading.MANDATORY
                + (open == 1 ? " requirements is open, " : " requirements are open, ") + EnglishText.list(names) + ".";
    }

    static String stage(OnboardingReading.Stage stage, AccountNames cast) {
        String p = cast.p();
        return switch (stage) {
            case UNKNOWN -> "How far " + p + " is was not told.";
            case APPLIED -> p + " has applied.";
            case QUALIFYING -> p + " is on its way to selling.";
            case READY_TO_TRANSACT -> p + " can sell in at least one region.";
            case TRANSACTING -> p + " is selling; some requirements are open.";
            case ACTIVE_USE -> p + " has customers in active use; some requirements are open.";
            case SUSPENDED -> EnglishText.ended(p + " is suspended at " + cast.d());
            case OFFBOARDED -> EnglishText.ended(p + " is no longer a partner of " + cast.d());
        };
    }

    private static Row row(RequirementTrack track, DisplayDays days) {
        return new Row(StateWords.requirement(track.requirement().word()),
                track.region().map(EnglishText::name).orElse("everywhere"),
                StateWords.track(track.status()), days.day(track.since()), track.reason().map(ReasonWords::words));
    }
}
