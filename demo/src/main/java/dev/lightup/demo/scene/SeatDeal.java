package dev.lightup.demo.scene;

import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Seats of one product for one customer: the order, and the subscription that comes of it.
///
/// @param curve how the seats come into use
/// @param submitted when they were ordered
public record SeatDeal(
        StoryCustomer client,
        StoryProduct product,
        int seats,
        String order,
        String subscription,
        AdoptionCurve curve,
        Instant submitted) {
    Subject orderSubject() {
        return new Subject(Subject.Kind.ORDER, order);
    }

    Subject subscriptionSubject() {
        return new Subject(Subject.Kind.SUBSCRIPTION, subscription);
    }

    Subject milestones() {
        return new Subject(Subject.Kind.MILESTONE, subscription);
    }

    Subject usage() {
        return Subject.usage(client.id(), product.sku());
    }

    List<OrderLine> lines() {
        return List.of(new OrderLine(product.sku(), seats, Optional.empty()));
    }

    SeatDeal withCurve(AdoptionCurve other) {
        return new SeatDeal(client, product, seats, order, subscription, other, submitted);
    }
}
