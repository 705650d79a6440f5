package dev.lightup.site.account;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Optional;

/// A customer's page as JSON.
public record CustomerTwin(
        String $schema,
        String unit,
        String id,
        String name,
        Optional<String> country,
        Optional<String> segment,
        CustomerReading.Standing standing,
        TwinParts.SeatCount seats,
        Optional<TwinParts.Renewal> renewal,
        List<TwinParts.Offer> offers,
        List<TwinParts.Trend> months,
        List<TwinParts.Subscription> subscriptions,
        List<TwinParts.Path> paths,
        List<TwinParts.Order> orders,
        TwinParts.Timeline timeline) {
    /// The twin of that customer's page.
    public static CustomerTwin of(CustomerReading customer, AccountNames cast, String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 2);
        var twins = new TwinMaker(cast, place);
        return new CustomerTwin(place.schema("customer"), unit, customer.id(), cast.customer(customer.id()),
                customer.state().flatMap(CustomerState::country), customer.state().flatMap(CustomerState::segment),
                customer.standing(), TwinMaker.seats(customer.seats().total()), twins.line(customer).renewal(),
                TwinMaker.offers(customer.seats().offers()),
                customer.months().stream().map(TwinMaker::trend).toList(),
                customer.holdings().subscriptions().stream().map(TwinMaker::subscription).toList(),
                customer.holdings().paths().stream().map(twins::path).toList(),
                customer.holdings().orders().stream().map(twins::order).toList(),
                twins.timeline(customer.timeline()));
    }
}
