package dev.lightup.domain.reading;

import dev.lightup.domain.programme.Side;

/// Stuck orders by whose move it is; together the orders' stuck count.
public record StuckBySide(int partner, int distributor, int vendor, int customer) {
    /// None is stuck.
    public static final StuckBySide NONE = new StuckBySide(0, 0, 0, 0);

    /// How many wait for that side.
    public int of(Side side) {
        return switch (side) {
            case PARTNER -> partner;
            case DISTRIBUTOR -> distributor;
            case VENDOR -> vendor;
            case CUSTOMER -> customer;
        };
    }

    /// All of them.
    public int total() {
        return partner + distributor + vendor + customer;
    }

    StuckBySide and(StuckBySide other) {
        return new StuckBySide(partner + other.partner, distributor + other.distributor, vendor + other.vendor,
                customer + other.customer);
    }

    StuckBySide and(Side side) {
        return and(new StuckBySide(side == Side.PARTNER ? 1 : 0, side == Side.DISTRIBUTOR ? 1 : 0,
                side == Side.VENDOR ? 1 : 0, side == Side.CUSTOMER ? 1 : 0));
    }
}
