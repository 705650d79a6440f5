package dev.lightup.site.view;

import dev.lightup.domain.reading.AccountReading;
import java.util.List;

/// All orders of an account as JSON, newest first.
public record OrdersTwin(String $schema, String unit, Twin.OrderCounts count, List<Twin.Order> orders) {
    /// The twin of that account's orders.
    public static OrdersTwin of(AccountReading reading, Known known, String unit) {
        Place place = Place.account(1);
        var twins = new Twins(Cast.of(reading, known), place);
        return new OrdersTwin(place.schema("orders"), unit, Twins.count(reading.orderCount()),
                reading.orders().stream().map(twins::order).toList());
    }
}
