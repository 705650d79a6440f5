package dev.lightup.domain.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What changes from one version of a programme to another, in words: a line for each thing that is new, gone or says something else. The
/// order in which a document names distributors, offers, clocks and templates means nothing; that of a template's steps does.
public final class ProgrammeDifference {
    /// How many members of a list are named one by one.
    private static final int NAMED = 10;

    private final List<String> lines = new ArrayList<>();

    private ProgrammeDifference() {}

    /// The lines; empty when nothing changes.
    ///
    /// @param before the version in force; empty where there is none
    public static List<String> words(Optional<Programme> before, Programme after) {
        var difference = new ProgrammeDifference();
        Programme old = before.orElseGet(() -> new Programme("", List.of(), List.of(), List.of(), List.of()));
        difference.field("programme", "name", texts(before.map(Programme::name)), List.of(after.name()));
        difference.kind("distributor", old.distributors(), after.distributors(), Distributor::tenant,
                ProgrammeDifference::facts);
        difference.kind("offer", old.offers(), after.offers(), Offer::id, ProgrammeDifference::facts);
        difference.kind("clock", old.clocks(), after.clocks(), clock -> word(clock.cause()),
                ProgrammeDifference::facts);
        difference.kind("template", old.templates(), after.templates(),
                template -> template.id() + " version " + template.version(), ProgrammeDifference::facts);
        return List.copyOf(difference.lines);
    }

    private static Map<String, List<String>> facts(Distributor distributor) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("name", List.of(distributor.name()));
        facts.put("zone", List.of(distributor.zone()));
        facts.put("hours", List.of(distributor.opens() + " to " + distributor.closes()));
        facts.put("workdays", distributor.workdays().stream().map(ProgrammeDifference::day).toList());
        facts.put("holidays", distributor.holidays().stream().sorted().map(LocalDate::toString).toList());
        facts.put("silent after", List.of(distributor.silentAfterDays() + " business days"));
        facts.put("desk", texts(distributor.desk().map(Desk::name)));
        facts.put("notice", texts(distributor.notice().map(OperatorNotice::text)));
        facts.put("notice's last day",
                texts(distributor.notice().flatMap(OperatorNotice::until).map(LocalDate::toString)));
        facts.put("desk's mail", texts(distributor.desk().flatMap(Desk::email)));
        facts.put("desk's phone", texts(distributor.desk().flatMap(Desk::phone)));
        return facts;
    }

    private static Map<String, List<String>> facts(Offer offer) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("name", List.of(offer.name()));
        facts.put("SKUs", offer.skus());
        facts.put("announced", texts(offer.announced().map(LocalDate::toString)));
        facts.put("template", texts(offer.template()));
        facts.put("paid bridge", texts(offer.bridge().map(rule -> "from " + rule.from() + ", by " + rule.source())));
        return facts;
    }

    private static Map<String, List<String>> facts(StuckClock clock) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("warns after", List.of(span(clock.warn())));
        facts.put("late after", List.of(span(clock.breach())));
        return facts;
    }

    private static Map<String, List<String>> facts(MilestoneTemplate template) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("order of steps",
                List.of(String.join(", ", template.steps().stream().map(MilestoneTemplate.Step::step).toList())));
        template.steps().forEach(step -> facts.put("step " + step.step(), List.of(text(step))));
        return facts;
    }

    private static String text(MilestoneTemplate.Step step) {
        return "\"" + step.title() + "\", due after " + step.dueDays() + " business days, " + word(step.side()) + ", "
                + word(step.evidence()) + step.percent().map(percent -> " " + percent + " %").orElse("")
                + step.todo().map(todo -> ", \"" + todo + "\"").orElse("");
    }

    private static String span(ClockSpan span) {
        return span.amount() + " " + word(span.unit());
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    private static List<String> texts(Optional<String> text) {
        return text.stream().toList();
    }

    private <T> void kind(
            String word,
            List<T> before,
            List<T> after,
            Function<T, String> key,
            Function<T, Map<String, List<String>>> facts) {
        Map<String, T> old = byKey(before, key);
        Map<String, T> next = byKey(after, key);
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(next.keySet());
        for (String one : keys) {
            T was = old.get(one);
            T is = next.get(one);
            String what = word + " " + one;
            if (is == null) {
                lines.add(what + ": is not there any more");
            } else if (was == null) {
                lines.add(what + ": new");
                facts.apply(is).forEach((field, values) -> field("  " + what, field, List.of(), values));
            } else {
                fields(what, facts.apply(was), facts.apply(is));
            }
        }
    }

    private static <T> Map<String, T> byKey(List<T> list, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        list.forEach(one -> map.put(key.apply(one), one));
        return map;
    }

    private void fields(String what, Map<String, List<String>> before, Map<String, List<String>> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        names.forEach(name -> field(what, name, before.getOrDefault(name, List.of()),
                after.getOrDefault(name, List.of())));
    }

    private void field(String what, String name, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return;
        }
        String at = what + ", " + name + ": ";
        if (before.isEmpty()) {
            lines.add(at + named(after));
        } else if (after.isEmpty()) {
            lines.add(at + "not told any more, was " + named(before));
        } else if (before.size() == 1 && after.size() == 1) {
            lines.add(at + after.getFirst() + ", was " + before.getFirst());
        } else {
            List<String> gained = without(after, before);
            List<String> lost = without(before, after);
            lines.add(at + (gained.isEmpty() && lost.isEmpty()
                    ? "in another order"
                    : String.join("; ", Stream.of(signed("with ", gained), signed("without ", lost))
                            .flatMap(Optional::stream)
                            .toList())));
        }
    }

    private static Optional<String> signed(String sign, List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(sign + named(values));
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(value -> !others.contains(value)).toList();
    }

    private static String named(List<String> values) {
        String first = String.join(", ", values.stream().limit(NAMED).toList());
        return values.size() > NAMED ? first + " and " + (values.size() - NAMED) + " more" : first;
    }
}
