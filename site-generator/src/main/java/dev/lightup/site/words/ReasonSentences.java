package dev.lightup.site.words;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.domain.waiting.Raised;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why something waits, by what is known: what hangs on it, how far it is, what the sender said of it. A sender's words are quoted as speech;
/// a code is named as a code.
public final class ReasonSentences {
    private final MoveSummary need;
    private final Optional<String> spoken;
    private final boolean here;
    private final AccountNames cast;

    private ReasonSentences(MoveSummary need, boolean here, AccountNames cast) {
        this.need = need;
        this.spoken = ReasonWords.spoken(need);
        this.here = here;
        this.cast = cast;
    }

    /// The sentences of an account's move.
    public static String of(Move move, AccountNames cast) {
        return of(move, false, cast);
    }

    /// @param here whether the page itself names the customer
    public static String of(Move move, boolean here, AccountNames cast) {
        return new ReasonSentences(MoveSummary.of(move, Optional.empty()), here, cast).text();
    }

    /// The sentences of a need as the level above knows it.
    public static String of(MoveSummary need, AccountNames cast) {
        return new ReasonSentences(need, false, cast).text();
    }

    private String text() {
        var said = new ArrayList<String>();
        item().ifPresent(said::add);
        switch (need.kind()) {
            case MILESTONE -> said.addAll(need.cause() == Cause.MILESTONE ? milestone() : cause());
            case ESCALATION -> said.addAll(escalation());
            case REPORT -> said.add("Steps that are due cannot be seen: no seat report came since "
                    + cast.days().text(need.since()) + ".");
            case ORDER, REQUIREMENT -> said.addAll(cause());
        }
        promise().ifPresent(said::add);
        if (need.kind() == Move.Kind.MILESTONE) {
            cast.background().term(need, cast.days()).ifPresent(said::add);
        }
        return String.join(" ", said);
    }

    /// Whose it is and how many seats hang on it. A milestone's title names its customer.
    private Optional<String> item() {
        boolean named = here || need.kind() == Move.Kind.MILESTONE || need.kind() == Move.Kind.REPORT;
        Optional<String> customer = need.customer()
                .filter(_ -> !named)
                .map(c -> EnglishText.name(cast.shown(c)));
        Optional<String> offer = need.offer().map(EnglishText::name);
        Optional<String> seats = need.goal().isPresent()
                ? offer
                : need.seats()
                        .map(n -> offer.map(o -> EnglishText.number(n) + " × " + o)
                                .orElse(EnglishText.count(n, "seat")))
                        .or(() -> offer);
        List<String> parts = new ArrayList<>();
        customer.ifPresent(parts::add);
        seats.ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(EnglishText.ended(String.join(", ", parts)));
    }

    private List<String> milestone() {
        String wanted = (need.urgency() == Deadline.Urgency.LATE ? "was wanted by " : "is wanted by ")
                + cast.days().text(need.due()) + ".";
        Optional<Goal> goal = need.goal();
        Optional<Long> want = goal.flatMap(Goal::want);
        if (want.isEmpty()) {
            var said = new ArrayList<String>();
            said.add("Nobody said yet that it is done; it " + wanted);
            goal.ifPresent(g -> said.add(EnglishText.sentence(height(g)) + "."));
            return said;
        }
        String what = want.get() == 1
                ? "the first "
                : EnglishText.number(want.get()) + " ";
        String verb = want.get() == 1 ? wanted : wanted.replaceFirst("^was", "were").replaceFirst("^is", "are");
        return List.of(EnglishText.sentence(height(goal.orElseThrow())) + "; " + what + verb);
    }

    /// `5 of 61 in use, unchanged since 12 Apr`.
    private String height(Goal goal) {
        String state = goal.measure() == Goal.Measure.ASSIGNED ? "assigned" : "in use";
        String of = EnglishText.number(goal.sold());
        return goal.have()
                .map(have -> have == 0
                        ? "none of " + of + " is " + state + most(goal)
                        : EnglishText.number(have) + " of " + of + " " + state
                                + goal.since().map(day -> ", unchanged since " + cast.days().text(day)).orElse("")
                                + most(goal))
                .orElse("no report tells how many of " + of + " are " + state);
    }

    private static String most(Goal goal) {
        return goal.most().map(m -> ", " + EnglishText.number(m) + " at most so far").orElse("");
    }

    private List<String> escalation() {
        var said = new ArrayList<String>();
        Optional<Raised> raised = need.raised();
        if (raised.flatMap(Raised::about).isPresent()) {
            said.add("“" + EnglishText.name(need.title()) + "”.");
        }
        raised.flatMap(Raised::opened)
                .ifPresent(at -> said.add(EnglishText.ended("Opened on " + cast.days().text(at)
                        + raised.flatMap(Raised::by).map(by -> " by " + EnglishText.name(by)).orElse("")
                        + raised.filter(r -> r.level() > 1).map(r -> ", raised to level " + r.level()).orElse(""))));
        cast.background().closed(need).ifPresent(said::add);
        said.add(raised.flatMap(Raised::taken)
                .map(at -> EnglishText.sentence(cast.lead(need.side())) + " has worked on it since "
                        + cast.days().text(at)
                        + ".")
                .orElse("No answer yet."));
        return said;
    }

    private List<String> cause() {
        var said = new ArrayList<String>();
        Optional.of(sentence()).filter(s -> !s.isEmpty()).ifPresent(said::add);
        if (ReasonWords.brief(need).isEmpty()) {
            spoken.ifPresent(text -> said.add(cast.d() + " says: “" + EnglishText.name(text) + "”."));
        }
        if (spoken.isEmpty()) {
            need.code()
                    .filter(this::tells)
                    .ifPresent(code -> said.add(EnglishText.ended("The sender’s code: " + EnglishText.name(code))));
        }
        return said;
    }

    /// A code that people can hand on to whoever knows it; a word of ours says no more than the sentence.
    private boolean tells(String code) {
        return code.chars().anyMatch(Character::isDigit) || cast.causes().named(code).isEmpty();
    }

    private String sentence() {
        String p = cast.p();
        String d = cast.d();
        boolean order = need.kind() == Move.Kind.ORDER;
        return switch (need.cause()) {
            case VENDOR_PROCESSING -> spoken.isPresent()
                    ? ""
                    : "The vendor is working on it." + (need.urgency() == Deadline.Urgency.LATE
                            ? " Its usual time is over: " + d + " asks the vendor."
                            : "");
            case PROVISIONING_FAILED -> "Provisioning failed.";
            case INVALID_DATA ->
                "Some of its data is not valid; " + d + " submits it again when " + p + " has corrected it.";
            case CUSTOMER_ACTION -> "It waits for the customer; " + p + " reminds the customer.";
            case PARTNER_ACTION -> spoken.isPresent() || need.code().isPresent()
                    ? "It goes on as soon as that is done."
                    : "It waits for " + p + EnglishText.ended("; what for was not told, so ask " + d);
            case COMPLIANCE -> "A rule of the programme stands in the way.";
            case DEAL_REVIEW -> "The vendor reviews the deal.";
            case CREDIT -> (order ? "The credit line of " + p + " does not cover it." : "No credit line is agreed.")
                    + credit() + " " + p + " pays down, or asks " + d + " for a higher line.";
            case CREDIT_DECISION -> "It is held by credit until " + d + " decides." + credit();
            case PAYMENT -> "A payment is missing; it is released when " + p + " has paid.";
            case DEPENDENCY -> "Another order or change has to finish first.";
            case MANUAL_TASK -> d + " does this step by hand.";
            case MAPPING -> d + " could not match its customer, product or tenant.";
            case OUTAGE -> "A service of the vendor is disturbed; it goes on when that ends.";
            case NOT_CLOSED -> "The order is still open.";
            case VERIFICATION -> "The vendor verifies the company.";
            case MILESTONE, NO_REPORT -> "";
            case UNKNOWN -> spoken.isPresent()
                    ? ""
                    : need.code().isPresent()
                            ? "No rule here knows the reason that was given."
                            : "Why it waits was not told.";
        };
    }

    /// What was told of the partner's credit line, on its own pages.
    private String credit() {
        return cast.credit().map(ReasonSentences::line).filter(l -> !l.isEmpty()).map(l -> " " + l).orElse("");
    }

    private static String line(PartnerState.Credit credit) {
        String unit = credit.currency().map(c -> " " + EnglishText.name(c)).orElse("");
        var parts = new ArrayList<String>();
        credit.limit().ifPresent(n -> parts.add("the line is " + EnglishText.amount(n) + unit));
        credit.available().ifPresent(n -> parts.add(EnglishText.amount(n) + unit + " is free"));
        credit.needed().ifPresent(n -> parts.add(EnglishText.amount(n) + unit + " is needed"));
        return parts.isEmpty() ? "" : EnglishText.ended(EnglishText.sentence(String.join(", ", parts)));
    }

    private Optional<String> promise() {
        return need.promised()
                .map(day -> EnglishText.sentence(cast.lead(need.side())) + " promised " + cast.days().text(day)
                        + (need.urgency() == Deadline.Urgency.LATE ? "; that day has passed." : "."));
    }
}
