package dev.lightup.site.view;

import dev.lightup.domain.reading.CustomerReading;
import dev.lightup.domain.reading.Renewal;
import dev.lightup.site.chart.Svg;
import java.util.List;
import java.util.Optional;

/// A customer as a line of a table.
///
/// @param picture its seats as a bar
/// @param next the next day that costs money
/// @param state what to know first
/// @param disputed how many of its subscriptions are disputed; absent when none is
public record CustomerRow(Person person, Svg picture, String sold, String active, String idle, String unmeasured,
        Optional<Next> next, Tag state, Optional<String> disputed) {
    /// The next day that costs money.
    public record Next(String what, When day, List<String> notes) {}

    static CustomerRow of(CustomerReading customer, Cast cast, Place place) {
        var seats = customer.seats();
        return new CustomerRow(cast.person(customer.id(), place.home()), SeatsView.line(seats),
                Words.number(seats.sold()), SeatsView.used(seats), Words.number(seats.idle()),
                Words.number(seats.sold().map(_ -> seats.unmeasured())),
                customer.renewal().map(r -> next(r, cast.days())),
                Wording.standing(customer.standing()), disputed(customer));
    }

    private static Optional<String> disputed(CustomerReading customer) {
        long things = customer.subscriptions().stream().filter(s -> s.dispute().isPresent()).count();
        return things == 0 ? Optional.empty() : Optional.of(Words.number(things) + " disputed");
    }

    static List<CustomerRow> all(List<CustomerReading> customers, Cast cast, Place place) {
        return customers.stream().map(c -> of(c, cast, place)).toList();
    }

    static Next next(Renewal renewal, Days days) {
        return new Next(RenewalWords.what(renewal.outcome(), renewal.trial()), days.day(renewal.on()),
                RenewalWords.seats(renewal).stream().toList());
    }
}
