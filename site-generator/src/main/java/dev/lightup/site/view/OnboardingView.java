package dev.lightup.site.view;

import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.Onboarding;
import dev.lightup.domain.state.Track;
import java.util.List;
import java.util.Optional;

/// What a partner still has to settle before it can sell, requirement by requirement.
///
/// @param stage how far it is, in a sentence
/// @param csv the way to the table as a file
/// @param definition the way to what stages mean
public record OnboardingView(String stage, List<Row> rows, String csv, String definition) {
    /// A requirement.
    public record Row(String name, String region, Tag state, When since, Optional<String> reason) {}

    /// Absent when nothing is left to settle.
    static Optional<OnboardingView> of(Onboarding onboarding, Cast cast, Place place) {
        boolean settled = onboarding.tracks().stream().allMatch(t -> t.status().isSettled());
        boolean stopped = onboarding.stage() == Onboarding.Stage.SUSPENDED
                || onboarding.stage() == Onboarding.Stage.OFFBOARDED;
        return settled && !stopped
                ? Optional.empty()
                : Optional.of(new OnboardingView(
                        isOnTheWay(onboarding) ? stands(onboarding, cast) : stage(onboarding.stage(), cast),
                        onboarding.tracks().stream().map(t -> row(t, cast.days())).toList(),
                        place.home() + "requirements.csv", place.definition(Metric.ONBOARDING_STAGE)));
    }

    /// Whether it cannot sell yet, and is on its way to it.
    static boolean isOnTheWay(Onboarding onboarding) {
        return switch (onboarding.stage()) {
            case APPLIED, QUALIFYING -> !onboarding.open().isEmpty();
            case UNKNOWN, READY_TO_TRANSACT, TRANSACTING, ACTIVE_USE, SUSPENDED, OFFBOARDED -> false;
        };
    }

    /// `Bekkestrand IT cannot sell yet: 1 of 7 requirements is open, the credit line.`
    static String stands(Onboarding onboarding, Cast cast) {
        int open = onboarding.open().size();
        List<String> names = onboarding.open().stream().map(r -> Wording.noun(r.word())).toList();
        return cast.p() + " cannot sell yet: " + Words.number(open) + " of " + Onboarding.MANDATORY
                + (open == 1 ? " requirements is open, " : " requirements are open, ") + Words.list(names) + ".";
    }

    static String stage(Onboarding.Stage stage, Cast cast) {
        String p = cast.p();
        return switch (stage) {
            case UNKNOWN -> "How far " + p + " is was not told.";
            case APPLIED -> p + " has applied.";
            case QUALIFYING -> p + " is on its way to selling.";
            case READY_TO_TRANSACT -> p + " can sell in at least one region.";
            case TRANSACTING -> p + " is selling; some requirements are open.";
            case ACTIVE_USE -> p + " has customers in active use; some requirements are open.";
            case SUSPENDED -> Words.ended(p + " is suspended at " + cast.d());
            case OFFBOARDED -> Words.ended(p + " is no longer a partner of " + cast.d());
        };
    }

    private static Row row(Track track, Days days) {
        return new Row(Wording.requirement(track.requirement().word()),
                track.region().map(Words::name).orElse("everywhere"),
                Wording.track(track.status()), days.day(track.since()), track.reason().map(Reasons::words));
    }
}
