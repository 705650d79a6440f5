package dev.lightup.domain.waiting;

import dev.lightup.domain.programme.Side;
import java.util.List;

/// Counts by whose move it is.
public record BySide(int partner, int distributor, int vendor, int customer) {
    /// None.
    public static final BySide NONE = new BySide(0, 0, 0, 0);

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

    /// Counts moves by their side.
    public static BySide of(List<Move> moves) {
        return moves.stream().map(m -> NONE.and(m.why().side())).reduce(NONE, BySide::and);
    }

    public BySide and(BySide other) {
        return new BySide(partner + other.partner, distributor + other.distributor, vendor + other.vendor,
                customer + other.customer);
    }

    public BySide and(Side side) {
        return and(new BySide(side == Side.PARTNER ? 1 : 0, side == Side.DISTRIBUTOR ? 1 : 0,
                side == Side.VENDOR ? 1 : 0, side == Side.CUSTOMER ? 1 : 0));
    }
}
