package dev.lightup.site.parts;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RenewalWords;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.StateWords;
import java.util.List;
import java.util.Optional;

/// A customer as a line of a table.
///
/// @param picture its seats as a bar
/// @param next the next day that costs money
/// @param state what to know first
/// @param disputed how many of its subscriptions are disputed; absent when none is
public record CustomerRow(
        NamedLink person,
        Svg picture,
        SeatFigures seats,
        Optional<Next> next,
        StateTag state,
        Optional<String> disputed) {
    /// The next day that costs money.
    public record Next(String what, DisplayTime day, List<String> notes) {}

    static CustomerRow of(CustomerReading customer, AccountNames cast, RelativeLinks place) {
        return new CustomerRow(cast.person(customer.id(), place.home()), SeatsView.line(customer.seats().total()),
                SeatFigures.of(customer.seats().total()), customer.renewal().map(r -> next(r, cast.days())),
                StateWords.standing(customer.standing()), disputed(customer));
    }

    private static Optional<String> disputed(CustomerReading customer) {
        long things = customer.holdings().subscriptions().stream().filter(s -> s.dispute().isPresent()).count();
        return things == 0 ? Optional.empty() : Optional.of(EnglishText.number(things) + " disputed");
    }

    public static List<CustomerRow> all(List<CustomerReading> customers, AccountNames cast, RelativeLinks place) {
        return customers.stream().map(c -> of(c, cast, place)).toList();
    }

    public static Next next(Renewal renewal, DisplayDays days) {
        return new Next(RenewalWords.what(renewal.outcome(), renewal.trial()), days.day(renewal.on()),
                RenewalWords.seats(renewal).stream().toList());
    }
}
