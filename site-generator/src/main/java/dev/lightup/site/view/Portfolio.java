package dev.lightup.site.view;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.AccountSummary;
import dev.lightup.domain.reading.BySide;
import dev.lightup.domain.reading.DistributorReading;
import dev.lightup.domain.reading.Totals;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is who on a distributor's pages.
record Portfolio(DistributorReading reading, Known known, Days days, Map<String, String> names) {
    static Portfolio of(DistributorReading reading, Known known) {
        Map<String, String> names = reading.accounts()
                .stream()
                .collect(Collectors.toUnmodifiableMap(AccountSummary::unit, a -> name(a, known), (a, _) -> a));
        return new Portfolio(reading, known, new Days(reading.distributor().zone(), reading.lastReceived()), names);
    }

    private static String name(AccountSummary account, Known known) {
        return account.name().flatMap(known::name).orElse(account.account());
    }

    /// The distributor's name within a sentence.
    String d() {
        return Words.name(reading.distributor().name());
    }

    /// An account's name, or its id.
    String account(String unit, String id) {
        return names.getOrDefault(unit, id);
    }

    /// An account with the way to its home.
    Person person(String unit, String id, Place place) {
        return new Person(account(unit, id), Optional.of(place.home() + unit + "/"));
    }

    /// The sides of one account.
    Cast cast(String unit, String id) {
        return new Cast(account(unit, id), reading.distributor().name(), days, Map.of(), known);
    }

    /// What waits in the whole portfolio.
    String lead() {
        Totals totals = reading.totals();
        if (totals.accounts() == 0) {
            return reading.lastReceived().isEmpty()
                    ? "Nothing was received from " + d() + " yet."
                    : "No account is known yet.";
        }
        String of = Words.count(totals.accounts(), "account");
        if (totals.moves() == 0) {
            return "Nothing waits at any of " + of + ".";
        }
        String things = Words.count(totals.moves(), "thing") + (totals.moves() == 1 ? " waits" : " wait") + " across "
                + of + ": " + sides(totals.waits());
        return totals.late() == 0 ? things + "; none is late." : Words.ended(things);
    }

    private String sides(BySide waits) {
        var parts = new ArrayList<String>();
        for (Side side : DistributorReading.OWN_FIRST) {
            if (waits.of(side) > 0) {
                parts.add(Words.number(waits.of(side)) + " for " + who(side));
            }
        }
        return Words.list(parts);
    }

    /// Whose moves they are, over all accounts.
    String who(Side side) {
        return switch (side) {
            case DISTRIBUTOR -> d();
            case PARTNER -> "partners";
            case VENDOR -> "the vendor";
            case CUSTOMER -> "customers";
        };
    }

    /// How many of that are late; absent when none is.
    Optional<String> late() {
        Totals totals = reading.totals();
        return totals.late() == 0
                ? Optional.empty()
                : Optional.of(Words.number(totals.late()) + (totals.late() == 1 ? " is late, at " : " are late, at ")
                        + Words.count(totals.withLate(), "account") + ".");
    }

    String rest() {
        Totals totals = reading.totals();
        return totals.accounts() == 0 ? "" : Verdicts.told(totals.seats());
    }

    String text() {
        return Stream.of(lead(), late().orElse(""), rest())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
