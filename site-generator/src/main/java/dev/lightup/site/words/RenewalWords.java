package dev.lightup.site.words;

import dev.lightup.domain.seats.Renewal;
import java.util.Optional;
import java.util.Set;

/// What happens on the last day of a term, in words.
public final class RenewalWords {
    private RenewalWords() {}

    /// For a table, before the day: never "ends" where nobody told what happens.
    public static String what(Renewal.Outcome outcome, boolean trial) {
        if (trial) {
            return "trial ends";
        }
        return switch (outcome) {
            case RENEWS -> "renews";
            case ENDS -> "set not to renew";
            case BRIDGE -> "goes on as a paid bridge";
            case NOT_TOLD -> "term ends, renewal not told";
            case MIXED -> "terms end, some renew";
        };
    }

    /// The headline's sentence on seats for which money is committed though they are idle, or though nobody knows; empty where there are
    /// none.
    public static String headline(Renewal renewal, DisplayDays days) {
        long idle = renewal.idle().orElse(0L);
        long unmeasured = renewal.unmeasured();
        if (idle + unmeasured == 0) {
            return "";
        }
        String seats = idle == 0
                ? EnglishText.count(unmeasured, "seat") + " whose use is not measured"
                : EnglishText.count(idle, "idle seat")
                        + (unmeasured == 0 ? "" : " and " + EnglishText.number(unmeasured) + " not measured");
        boolean one = idle + unmeasured == 1;
        String day = days.longText(renewal.on());
        return " " + switch (renewal.outcome()) {
            case RENEWS -> seats + (one ? " renews on " : " renew on ") + day + ".";
            case BRIDGE -> seats + (one ? " goes" : " go") + " on as a paid bridge after " + day + ".";
            case NOT_TOLD -> "The term of " + seats + " ends on " + day + "; what happens then was not told.";
            case MIXED, ENDS -> "The terms of " + seats + " end on " + day + "; some of them renew.";
        };
    }

    /// What happens to the idle seats whose terms end on the next such day: `17 renew on 12 Mar 2027`.
    ///
    /// @param outcomes what happens, wherever their terms end that day
    public static String next(long idle, Set<Renewal.Outcome> outcomes, String day) {
        String seats = EnglishText.number(idle);
        Renewal.Outcome outcome = outcomes.size() == 1 ? outcomes.iterator().next() : Renewal.Outcome.MIXED;
        return switch (outcome) {
            case RENEWS -> seats + (idle == 1 ? " renews on " : " renew on ") + day;
            case BRIDGE -> seats + (idle == 1 ? " goes" : " go") + " on as a paid bridge after " + day;
            case NOT_TOLD, MIXED, ENDS -> "terms of " + seats + " end on " + day;
        };
    }

    /// How many seats it is about.
    public static Optional<String> seats(Renewal renewal) {
        return renewal.seats()
                .map(n -> EnglishText.count(n, "seat")
                        + renewal.idle().filter(i -> i > 0).map(i -> ", " + EnglishText.number(i) + " idle").orElse("")
                        + (renewal.unmeasured() > 0
                                ? ", " + EnglishText.number(renewal.unmeasured()) + " not measured"
                                : ""));
    }
}
