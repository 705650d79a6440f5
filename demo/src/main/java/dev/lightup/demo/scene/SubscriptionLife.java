package dev.lightup.demo.scene;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A subscription from activation to its end, with its paid seats over time.
final class SubscriptionLife {
    private final SeatDeal deal;
    private final Instant there;
    private final NavigableMap<Instant, Long> seats = new TreeMap<>();
    private Instant gone = Instant.MAX;

    SubscriptionLife(SeatDeal deal, Instant there) {
        this.deal = deal;
        this.there = there;
        seats.put(Instant.MIN, (long) deal.seats());
    }

    SeatDeal deal() {
        return deal;
    }

    Instant there() {
        return there;
    }

    Instant gone() {
        return gone;
    }

    long seats(Instant at) {
        return seats.floorEntry(at).getValue();
    }

    void change(Instant at, long quantity) {
        seats.put(at, quantity);
    }

    void end(Instant at) {
        gone = at;
    }
}
