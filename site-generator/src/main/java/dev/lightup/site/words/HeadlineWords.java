package dev.lightup.site.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first sentence of a headline: for each side of a list how many of its things are late, each clause with the way to its rows. It counts
/// exactly the rows.
public final class HeadlineWords {
    private HeadlineWords() {}

    /// A clause of the sentence.
    ///
    /// @param type its colour's class
    /// @param after what follows it: a comma or the full stop
    public record Clause(String type, TextLink rows, String after) {}

    /// A side's counts.
    ///
    /// @param who who leads it, within a sentence
    /// @param href the way to its rows
    public record Part(String who, String href, int late, int all) {}

    public static List<Clause> of(List<Part> sides) {
        List<Part> parts = sides.stream().filter(p -> p.all() > 0).toList();
        var clauses = new ArrayList<Clause>();
        Optional<Boolean> late = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean isLate = part.late() > 0;
            boolean last = i == parts.size() - 1;
            String text = text(part, clauses.isEmpty(), late.filter(l -> l == isLate).isPresent());
            clauses.add(new Clause(isLate ? "late" : "plain",
                    new TextLink(part.href(), last ? EnglishText.ended(text) : text),
                    last ? " " : ", "));
            late = Optional.of(isLate);
        }
        return List.copyOf(clauses);
    }

    /// The sentence as text.
    public static String text(List<Clause> clauses) {
        var text = new StringBuilder();
        clauses.forEach(c -> text.append(c.rows().text()).append(c.after()));
        return text.toString().strip();
    }

    /// `2 of 4 things are late with Halcyon Ridge`; after it `1 of 3 with Meridian`, `2 of 2 with customers`.
    ///
    /// @param first whether it opens the sentence
    /// @param same whether the clause before has the same verb
    private static String text(Part part, boolean first, boolean same) {
        boolean isLate = part.late() > 0;
        String of = isLate && (same || part.late() < part.all())
                ? EnglishText.number(part.late()) + " of " + EnglishText.number(part.all())
                : EnglishText.number(part.all());
        String noun = first ? part.all() == 1 ? " thing" : " things" : "";
        int subject = isLate ? part.late() : part.all();
        String verb = isLate ? subject == 1 ? " is late" : " are late" : subject == 1 ? " waits" : " wait";
        return of + noun + (same ? "" : verb) + (isLate ? " with " : " for ") + part.who();
    }
}
