package dev.lightup.domain.seats;

import java.util.Collection;

/// Seats that are not sold and not none: they stand beside the sold ones, in no sum of them.
///
/// @param provisioning seats of subscriptions that were created and are not active yet
/// @param unknownStatus seats of subscriptions of which nobody knows where they stand: their word is in no table, or none was told
public record SeatsApart(long provisioning, long unknownStatus) {
    /// There are none.
    public static final SeatsApart NONE = new SeatsApart(0, 0);

    static SeatsApart sum(Collection<SeatsApart> parts) {
        return new SeatsApart(parts.stream().mapToLong(SeatsApart::provisioning).sum(),
                parts.stream().mapToLong(SeatsApart::unknownStatus).sum());
    }
}
