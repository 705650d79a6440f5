package dev.lightup.site.words;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.domain.waiting.Raised;
import java.util.Locale;
import java.util.Optional;

/// What a row that waits asks for, verb first: `Get 20 more of 61 seats used at Cedar Hollow Architects`.
public final class ActionTitles {
    private ActionTitles() {}

    /// The sentence of a thing that waits, for a list that is not its customer's own.
    public static String of(MoveSummary need, AccountNames cast) {
        return of(need, cast, need.customer().map(c -> " at " + EnglishText.name(cast.shown(c))).orElse(""));
    }

    /// The sentence where the page itself names the customer.
    public static String here(MoveSummary need, AccountNames cast) {
        return of(need, cast, "");
    }

    private static String of(MoveSummary need, AccountNames cast, String at) {
        return switch (need.kind()) {
            case ORDER -> because(need, order(need));
            case REQUIREMENT -> because(need,
                    requirement(need, cast) + need.region().map(r -> " in " + EnglishText.name(r)).orElse(""));
            case MILESTONE -> milestone(need, at);
            case ESCALATION -> escalation(need);
            case REPORT -> "Send a seat report of " + (at.isEmpty() ? cast.p() : at.replaceFirst("^ at ", ""));
        };
    }

    /// The sender's own words for why, where they are short: a title that knows the reason says it.
    private static String because(MoveSummary need, String ask) {
        return ReasonWords.brief(need).map(text -> ask + ": “" + EnglishText.name(text.strip()) + "”").orElse(ask);
    }

    private static String order(MoveSummary need) {
        boolean told = ReasonWords.spoken(need).isPresent();
        String order = "order " + EnglishText.name(need.title());
        String code = need.code().map(ActionTitles::plain).orElse("");
        return switch (need.cause()) {
            case VENDOR_PROCESSING -> "Follow " + order + " up with the vendor";
            case PROVISIONING_FAILED -> told
                    ? "Submit " + order + " again"
                    : "Find why " + order + " failed, and submit it again";
            case INVALID_DATA -> invalid(code) + order;
            case CUSTOMER_ACTION -> customer(code) + order;
            case PARTNER_ACTION -> partner(code) + order;
            case COMPLIANCE ->
                (code.startsWith("por") ? "Correct the partner of record on " : "Settle the rule that holds ") + order;
            case DEAL_REVIEW -> "Chase the vendor’s review of " + order;
            case CREDIT -> "Make room in the credit line for " + order;
            case CREDIT_DECISION -> "Raise the credit line for " + order + ", or refuse it";
            case PAYMENT -> "Pay what holds " + order;
            case DEPENDENCY -> "Finish the change that holds " + order;
            case MANUAL_TASK -> "Do the manual step of " + order;
            case MAPPING -> "Match customer, product and tenant of " + order;
            case OUTAGE -> "Follow the vendor’s disturbance for " + order;
            case NOT_CLOSED -> "Close " + order + ": its seats are in use";
            case VERIFICATION -> "Chase the vendor’s verification for " + order;
            case MILESTONE, UNKNOWN -> told ? "See to " + order : "Say why " + order + " waits";
            case NO_REPORT -> "Send the report that holds " + order;
        };
    }

    /// A code as its table compares it. Only codes of the cause's own row come here: another has no such cause.
    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String invalid(String code) {
        if (code.contains("domain")) {
            return "Choose another tenant domain for ";
        }
        if (code.contains("address") || code.contains("post")) {
            return "Correct the address on ";
        }
        if (code.contains("contact")) {
            return "Name a contact for ";
        }
        if (code.contains("quantity")) {
            return "Correct the number of seats of ";
        }
        return code.contains("name") ? "Shorten the name on " : "Correct the data of ";
    }

    private static String customer(String code) {
        if (code.contains("gdap")) {
            return "Get the admin relationship approved for ";
        }
        return code.startsWith("mca") || code.contains("agreement")
                ? "Get the customer agreement accepted for "
                : "Get the customer’s part done for ";
    }

    private static String partner(String code) {
        if (code.startsWith("po") || code.startsWith("pendingpo")) {
            return "Send the purchase order for ";
        }
        if (code.startsWith("mpa")) {
            return "Sign the vendor’s partner agreement for ";
        }
        return code.startsWith("reseller") ? "Complete the reseller’s papers for " : "Do the partner’s part of ";
    }

    private static String requirement(MoveSummary need, AccountNames cast) {
        boolean own = need.side() == Side.PARTNER;
        return switch (need.title()) {
            case "application" -> own ? "Complete the application" : "Decide on the application of " + cast.p();
            case "reseller_agreement" -> own ? "Sign the reseller agreement" : "Move the reseller agreement on";
            case "credit" -> own ? "Settle the credit line" : "Decide on the credit line of " + cast.p();
            case "verification" ->
                own ? "Settle the verification" : "Chase the vendor’s verification of " + cast.p();
            case "mpa" -> own ? "Sign the vendor’s partner agreement" : "Move the vendor’s partner agreement on";
            case "relationship" ->
                own ? "Accept the reseller relationship" : "Invite " + cast.p() + " to the reseller relationship again";
            case "por" -> own ? "Correct the partner of record" : "Check the partner of record";
            case "access" -> own ? "Ask for access to the portal" : "Grant " + cast.p() + " access to the portal";
            default -> "Settle " + EnglishText.name(EnglishText.plain(need.title()));
        };
    }

    private static String milestone(MoveSummary need, String at) {
        String step = "“" + EnglishText.name(need.title()) + "”";
        if (need.cause() != Cause.MILESTONE) {
            return because(need, "Remove what blocks " + step + at);
        }
        return need.goal()
                .flatMap(goal -> goal.want().map(want -> counted(goal, want) + at))
                .or(() -> need.todo().map(todo -> EnglishText.name(todo) + at))
                .orElseGet(() -> "Reach " + step + at);
    }

    private static String counted(Goal goal, long want) {
        String of = EnglishText.number(goal.sold());
        if (goal.measure() == Goal.Measure.ASSIGNED) {
            return goal.sold() == 1 ? "Assign the seat" : "Assign the first of " + of + " seats";
        }
        if (want == 1) {
            return goal.sold() == 1 ? "Get the seat used" : "Get the first of " + of + " seats used";
        }
        return goal.have().filter(have -> have > 0 && have < want).isPresent()
                ? "Get " + EnglishText.number(want - goal.have().orElse(0L)) + " more of " + of + " seats used"
                : "Get " + EnglishText.number(want) + " of " + of + " seats used";
    }

    private static String escalation(MoveSummary need) {
        boolean taken = need.raised().flatMap(Raised::taken).isPresent();
        String what = need.raised()
                .flatMap(Raised::about)
                .map(s -> "of " + s.kind().word() + " " + EnglishText.name(s.id()))
                .orElseGet(() -> "“" + EnglishText.name(need.title()) + "”");
        return (taken ? "Solve the escalation " : "Answer the escalation ") + what;
    }

    /// The subject that a row leads to: an escalation's order, a milestone's subscription, else itself.
    public static Subject place(MoveSummary need) {
        return switch (need.kind()) {
            case MILESTONE -> new Subject(Subject.Kind.SUBSCRIPTION, need.about().id());
            case ESCALATION -> need.raised().flatMap(Raised::about).orElse(need.about());
            case ORDER, REQUIREMENT, REPORT -> need.about();
        };
    }

    /// How many are in use of how many, and how many are wanted, in numbers: `5 of 61, 25 wanted`.
    public static Optional<String> pace(Goal goal) {
        return goal.have()
                .map(have -> EnglishText.number(have) + " of " + EnglishText.number(goal.sold())
                        + (goal.measure() == Goal.Measure.ASSIGNED ? " assigned" : " in use")
                        + goal.want().filter(w -> w > 1).map(w -> ", " + EnglishText.number(w) + " wanted").orElse(""));
    }
}
