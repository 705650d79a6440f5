package dev.lightup.site.view;

import dev.lightup.domain.reading.CustomerReading;
import dev.lightup.domain.reading.Renewal;
import java.util.List;
import java.util.Optional;

/// A customer as a line of a table.
///
/// @param next the next day that costs money
/// @param state what to know first
public record CustomerRow(Person person, String sold, String active, String idle, Optional<Next> next, Tag state) {
    /// The next day that costs money.
    public record Next(String what, When day, List<String> notes) {}

    static CustomerRow of(CustomerReading customer, Cast cast, Place place) {
        var seats = customer.seats();
        return new CustomerRow(cast.person(customer.id(), place.home()), Words.number(seats.sold()),
                Words.number(seats.active()), Words.number(seats.idle()),
                customer.renewal().map(r -> next(r, cast.days())),
                Wording.standing(customer.standing()));
    }

    static List<CustomerRow> all(List<CustomerReading> customers, Cast cast, Place place) {
        return customers.stream().map(c -> of(c, cast, place)).toList();
    }

    static Next next(Renewal renewal, Days days) {
        return new Next(RenewalWords.what(renewal.outcome(), renewal.trial()), days.day(renewal.on()),
                RenewalWords.seats(renewal).stream().toList());
    }
}
