package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.Ground.event;

import dev.lightup.ledger.log.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random events of a small channel in which everything meets everything: two customers, their subscriptions and orders, links that come
/// and go, transfers, corrections, retractions, wrong clocks.
public final class Channel {
    private final RandomGenerator random;
    private int count;

    public Channel(RandomGenerator random) {
        this.random = random;
    }

    /// So many events, each with its own id.
    public List<RawEvent> events(int many) {
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            events.add(next(i));
        }
        return events;
    }

    private RawEvent next(int minute) {
        String id = "e" + count++;
        String customer = "c" + random.nextInt(2);
        String account = "\"account\":\"a" + random.nextInt(3) + "\"";
        String subscription = "subscription/s" + random.nextInt(4);
        return switch (random.nextInt(12)) {
            case 0, 1 -> of(id, "subscription.created", subscription,
                    "{\"sku\":\"sku1\",\"quantity\":10,\"customer\":\"" + customer + "\"}", minute);
            case 2, 3 -> of(id, "subscription.quantity_changed", subscription,
                    "{\"quantity\":" + random.nextInt(90) + "}", minute);
            case 4 -> of(id, "subscription.transferred", subscription, "{" + account + "}", minute);
            case 5, 6 -> of(id, "customer.reseller_link.accepted", "customer/" + customer, "{" + account + "}",
                    minute);
            case 7 -> of(id, "customer.reseller_link.removed", "customer/" + customer, "{" + account + "}", minute);
            case 8 -> of(id, "order.submitted", "order/o" + random.nextInt(2),
                    "{\"lines\":[{\"sku\":\"sku1\",\"quantity\":3}],\"customer\":\"" + customer + "\"}", minute);
            case 9 -> of(id, "order.fulfilled", "order/o" + random.nextInt(2), "{}", minute);
            case 10 -> of(id, "system.retracted", random.nextBoolean() ? "customer/" + customer : subscription,
                    "{\"event\":\"e" + random.nextInt(count) + "\"}", minute);
            default -> of(id, "system.corrected", "customer/" + customer, "{\"event\":\"e" + random.nextInt(count)
                    + "\",\"type\":\"customer.reseller_link.accepted\",\"data\":{" + account + "}}", minute);
        };
    }

    private RawEvent of(String id, String type, String subject, String data, int minute) {
        int occurred = random.nextInt(6) == 0 ? minute - random.nextInt(30) : minute;
        return event("nordvik", id, type, subject, data, occurred, minute);
    }
}
