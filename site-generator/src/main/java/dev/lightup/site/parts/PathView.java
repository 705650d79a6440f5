package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.milestone.MilestonePath.Status;
import dev.lightup.domain.milestone.MilestonePath.Step;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The path of one subscription from provisioned to active use.
///
/// @param title what it is the path of
/// @param steps the steps in their order
/// @param note who deploys it and by which template
/// @param definition the way to how due days are counted
/// @param took the way to how long a step took
public record PathView(String title, List<Stop> steps, String note, String definition, String took) {
    /// A step as a list shows it.
    ///
    /// @param type its colour's class
    /// @param state its state for people who do not see the mark
    /// @param days the day that counts: done or due
    public record Stop(String type, String state, String title, String before, List<DisplayTime> days, String after) {}

    public static PathView of(MilestonePath path, AccountNames cast, RelativeLinks place) {
        return new PathView(title(path, cast), path.steps().stream().map(s -> stop(s, path.reported(), cast)).toList(),
                path.deployedBy().map(d -> EnglishText.ended("Deployed by " + EnglishText.name(d)) + " ").orElse("")
                        + "Template "
                        + EnglishText.name(path.template()) + ".",
                place.definition(Metric.MILESTONE_DUE), place.definition(Metric.MILESTONE_TOOK));
    }

    static String title(MilestonePath path, AccountNames cast) {
        return EnglishText.name(path.offer())
                + path.customer().map(c -> " at " + EnglishText.name(cast.customer(c))).orElse("");
    }

    static Stop stop(Step step, Optional<Instant> reported, AccountNames cast) {
        DisplayDays days = cast.days();
        String who = cast.who(step.side());
        Optional<LocalDate> done = step.days().done();
        List<DisplayTime> due = step.days().due().map(days::day).stream().toList();
        String took = step.days().took().map(n -> took(step, n)).orElse("");
        if (step.unseen()) {
            return new Stop("todo", "cannot be seen", step.title(),
                    "cannot be seen, no seat report " + (reported.isPresent() ? "since" : "yet"),
                    reported.map(days::day).stream().toList(), "");
        }
        return switch (step.status()) {
            case DONE -> new Stop("done", "done", step.title(), "", done.map(days::day).stream().toList(),
                    comma(done, took) + (step.byEvidence() ? "" : comma(done, "said by hand")));
            case WAIVED -> new Stop("done", "waived", step.title(), "waived", List.of(), "");
            case BLOCKED ->
                new Stop("late", "blocked", step.title(), "blocked" + (due.isEmpty() ? "" : ", due"), due, ", " + who);
            case NEXT, TODO -> new Stop(type(step), step.status() == Status.NEXT ? "next" : "to come", step.title(),
                    (step.late() ? "late, was due" : due.isEmpty() ? "" : "due"),
                    due, (due.isEmpty() ? "" : ", ") + who);
        };
    }

    /// A step of a day without business is reached on none.
    private static String took(Step step, int days) {
        if (days > 0) {
            return EnglishText.count(days, "day") + " later";
        }
        return step.days().done().equals(step.days().after()) ? "the same day" : "before the next business day";
    }

    private static String type(Step step) {
        return step.late() ? "late" : step.status() == Status.NEXT ? "now" : "todo";
    }

    private static String comma(Optional<?> before, String text) {
        return text.isEmpty() ? "" : (before.isPresent() ? ", " : "") + text;
    }
}
