package dev.lightup.site.view;

import dev.lightup.domain.reading.CustomerReading;
import dev.lightup.domain.state.CustomerState;
import java.util.List;
import java.util.Optional;

/// A customer's page as JSON.
public record CustomerTwin(String $schema, String unit, String id, String name, Optional<String> country,
        Optional<String> segment,
        CustomerReading.Standing standing, Twin.SeatCount seats, Optional<Twin.Renewal> renewal,
        List<Twin.Offer> offers, List<Twin.Trend> months,
        List<Twin.Subscription> subscriptions, List<Twin.Path> paths, List<Twin.Order> orders,
        Twin.Timeline timeline) {
    /// The twin of that customer's page.
    public static CustomerTwin of(CustomerReading customer, Cast cast, String unit) {
        Place place = Place.account(2);
        var twins = new Twins(cast, place);
        return new CustomerTwin(place.schema("customer"), unit, customer.id(), cast.customer(customer.id()),
                customer.state().flatMap(CustomerState::country), customer.state().flatMap(CustomerState::segment),
                customer.standing(), Twins.seats(customer.seats()), twins.line(customer).renewal(),
                Twins.offers(customer.offers()),
                customer.months().stream().map(Twins::trend).toList(),
                customer.subscriptions().stream().map(Twins::subscription).toList(),
                customer.paths().stream().map(twins::path).toList(),
                customer.orders().stream().map(twins::order).toList(),
                twins.timeline(customer.timeline()));
    }
}
