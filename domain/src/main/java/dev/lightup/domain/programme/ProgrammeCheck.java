package dev.lightup.domain.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;

/// Finds what is wrong with a programme before it is applied.
public final class ProgrammeCheck {
    /// The longest span of a clock and the latest due day of a step.
    private static final int LONGEST = 2_000;
    /// The most holidays a distributor may list: enough for a century.
    private static final int MOST_HOLIDAYS = 4_000;
    private static final int LONGEST_SILENCE = 250;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()-]{5,24}[0-9]");

    private final List<String> problems = new ArrayList<>();

    private ProgrammeCheck() {}

    /// The problems, each naming its field as a path (`offers[1].skus[0]: ...`), in the document's order; empty when the
    /// programme can be applied.
    public static List<String> problems(Programme programme) {
        var check = new ProgrammeCheck();
        check.word("name", programme.name());
        check.distributors(programme.distributors());
        check.offers(programme);
        check.clocks(programme.clocks());
        check.templates(programme.templates());
        return List.copyOf(check.problems);
    }

    private void distributors(List<Distributor> distributors) {
        Map<String, String> tenants = new HashMap<>();
        each("distributors", distributors, (field, d) -> {
            unique(tenants, field + ".tenant", d.tenant());
            if (!d.tenant().matches("[a-z][a-z0-9-]{0,39}")) {
                problem(field + ".tenant", "a lower-case word of letters, digits and hyphens, at most 40");
            }
            word(field + ".name", d.name());
            between(field + ".silentAfterDays", d.silentAfterDays(), 1, LONGEST_SILENCE);
            if (d.holidays().size() > MOST_HOLIDAYS) {
                problem(field + ".holidays", "at most " + MOST_HOLIDAYS);
            }
            d.desk().ifPresent(desk -> desk(field + ".desk", desk));
            d.notice().ifPresent(notice -> word(field + ".notice.text", notice.text()));
        });
    }

    private void desk(String field, Desk desk) {
        word(field + ".name", desk.name());
        desk.email()
                .filter(mail -> mail.length() > LONGEST_ADDRESS || !EMAIL.matcher(mail).matches())
                .ifPresent(_ -> problem(field + ".email", "an address: name@example.org"));
        desk.phone()
                .filter(phone -> !PHONE.matcher(phone).matches())
                .ifPresent(_ -> problem(field + ".phone", "a number in international form: +47 21 00 00 00"));
        if (desk.email().isEmpty() && desk.phone().isEmpty()) {
            problem(field, "an email or a phone");
        }
    }

    private void offers(Programme programme) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> skus = new HashMap<>();
        Set<String> templates = new HashSet<>(programme.templates().stream().map(MilestoneTemplate::id).toList());
        each("offers", programme.offers(), (field, offer) -> {
            word(field + ".id", offer.id());
            unique(ids, field + ".id", offer.id());
            word(field + ".name", offer.name());
            if (offer.skus().isEmpty()) {
                problem(field + ".skus", "at least one SKU");
            }
            each(field + ".skus", offer.skus(), (f, sku) -> {
                word(f, sku);
                unique(skus, f, sku);
            });
            offer.template()
                    .filter(t -> !templates.contains(t))
                    .ifPresent(t -> problem(field + ".template", "no template has the id " + t));
        });
    }

    private void clocks(List<StuckClock> clocks) {
        Map<Object, String> causes = new HashMap<>();
        each("clocks", clocks, (field, clock) -> {
            unique(causes, field + ".cause", clock.cause());
            between(field + ".warn.amount", clock.warn().amount(), 0, LONGEST);
            between(field + ".breach.amount", clock.breach().amount(), 0, LONGEST);
            if (clock.warn().unit() == clock.breach().unit() && clock.warn().amount() > clock.breach().amount()) {
                problem(field + ".warn", "not later than breach");
            }
        });
    }

    private void templates(List<MilestoneTemplate> templates) {
        Map<Object, String> ids = new HashMap<>();
        each("templates", templates, (field, template) -> {
            word(field + ".id", template.id());
            if (template.version() < 1) {
                problem(field + ".version", "from 1 upward");
            }
            unique(ids, field + ".id", template.id() + "/" + template.version());
            if (template.steps().isEmpty()) {
                problem(field + ".steps", "at least one step");
            }
            Map<Object, String> words = new HashMap<>();
            each(field + ".steps", template.steps(), (f, step) -> {
                word(f + ".step", step.step());
                unique(words, f + ".step", step.step());
                step(f, step);
            });
            template.steps()
                    .stream()
                    .gather(Gatherers.windowSliding(2))
                    .filter(pair -> pair.size() == 2 && pair.get(1).dueDays() < pair.get(0).dueDays())
                    .forEach(pair -> problem(field + ".steps", pair.get(1).step() + " is due before "
                            + pair.get(0).step() + ", which it follows"));
        });
    }

    private void step(String field, MilestoneTemplate.Step step) {
        word(field + ".title", step.title());
        step.todo().ifPresent(todo -> word(field + ".todo", todo));
        between(field + ".dueDays", step.dueDays(), 0, LONGEST);
        boolean share = step.evidence() == MilestoneTemplate.Evidence.ACTIVE_SHARE;
        if (share && step.percent().filter(p -> p >= 10 && p <= 100 && p % 10 == 0).isEmpty()) {
            problem(field + ".percent", "10, 20 ... 100 for ACTIVE_SHARE");
        }
        if (!share && step.percent().isPresent()) {
            problem(field + ".percent", "only for ACTIVE_SHARE");
        }
    }

    private interface Element<T> {
        void check(String field, T element);
    }

    private static <T> void each(String field, List<T> list, Element<T> element) {
        for (int i = 0; i < list.size(); i++) {
            element.check(field + "[" + i + "]", list.get(i));
        }
    }

    private <T> void unique(Map<? super T, String> seen, String field, T value) {
        String first = seen.putIfAbsent(value, field);
        if (first != null) {
            problem(field, "the same as " + first);
        }
    }

    private void word(String field, String value) {
        if (value.isBlank() || value.length() > 200 || value.chars().anyMatch(Character::isISOControl)) {
            problem(field, "1 to 200 characters");
        }
    }

    private void between(String field, int value, int least, int most) {
        if (value < least || value > most) {
            problem(field, "from " + least + " to " + most);
        }
    }

    private void problem(String field, String what) {
        problems.add(field + ": " + what);
    }
}
