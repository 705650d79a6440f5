package dev.lightup.site.view;

import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.MilestonePath;
import dev.lightup.domain.reading.MilestonePath.Status;
import dev.lightup.domain.reading.MilestonePath.Step;
import java.util.List;
import java.util.Optional;

/// The path of one subscription from provisioned to active use.
///
/// @param title what it is the path of
/// @param steps the steps in their order
/// @param note who deploys it and by which template
/// @param definition the way to how due days are counted
public record PathView(String title, List<Stop> steps, String note, String definition) {
    /// A step as a list shows it.
    ///
    /// @param type its colour's class
    /// @param state its state for people who do not see the mark
    /// @param days the day that counts: done or due
    public record Stop(String type, String state, String title, String before, List<When> days, String after) {}

    static PathView of(MilestonePath path, Cast cast, Place place) {
        return new PathView(title(path, cast), path.steps().stream().map(s -> stop(s, cast)).toList(),
                path.deployedBy().map(d -> Words.ended("Deployed by " + Words.name(d)) + " ").orElse("") + "Template "
                        + Words.name(path.template()) + ".",
                place.definition(Metric.MILESTONE_DUE));
    }

    static String title(MilestonePath path, Cast cast) {
        return Words.name(path.offer())
                + path.customer().map(c -> " at " + Words.name(cast.customer(c))).orElse("");
    }

    static Stop stop(Step step, Cast cast) {
        Days days = cast.days();
        String who = cast.who(step.side());
        String took = step.took().map(n -> n == 0 ? "the same day" : "after " + Words.count(n, "day")).orElse("");
        return switch (step.status()) {
            case DONE -> new Stop("done", "done", step.title(), "", step.done().map(days::day).stream().toList(),
                    comma(step.done(), took) + (step.byEvidence() ? "" : comma(step.done(), "said by hand")));
            case WAIVED -> new Stop("done", "waived", step.title(), "waived", List.of(), "");
            case BLOCKED ->
                new Stop("late", "blocked", step.title(), "blocked" + (step.due().isPresent() ? ", due" : ""),
                        step.due().map(days::day).stream().toList(), ", " + who);
            case NEXT, TODO -> new Stop(type(step), step.status() == Status.NEXT ? "next" : "to come", step.title(),
                    (step.late() ? "late, was due" : step.due().isPresent() ? "due" : ""),
                    step.due().map(days::day).stream().toList(), (step.due().isPresent() ? ", " : "") + who);
        };
    }

    private static String type(Step step) {
        return step.late() ? "late" : step.status() == Status.NEXT ? "now" : "todo";
    }

    private static String comma(Optional<?> before, String text) {
        return text.isEmpty() ? "" : (before.isPresent() ? ", " : "") + text;
    }
}
