package dev.lightup.site.view;

import dev.lightup.domain.reading.AccountReading;
import java.util.List;

/// All customers of an account as JSON, most idle seats first.
public record CustomersTwin(String $schema, String unit, List<Twin.CustomerLine> customers) {
    /// The twin of that account's customers.
    public static CustomersTwin of(AccountReading reading, Known known, String unit) {
        Place place = Place.account(1);
        var twins = new Twins(Cast.of(reading, known), place);
        return new CustomersTwin(place.schema("customers"), unit,
                reading.customers().stream().map(twins::line).toList());
    }
}
