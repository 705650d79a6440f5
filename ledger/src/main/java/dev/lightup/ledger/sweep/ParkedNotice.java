package dev.lightup.ledger.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a tenant's pages say of its parked events.
///
/// @param count how many are parked
/// @param since when the oldest of them failed first
/// @param told whether its unit is known to be due since these figures were noted
public record ParkedNotice(String tenant, int count, Instant since, boolean told) {
    public ParkedNotice {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Says the same, and that its unit is due since.
    public ParkedNotice asTold() {
        return new ParkedNotice(tenant, count, since, true);
    }

    /// Whether it tells the same figures.
    public boolean saysAs(ParkedNotice other) {
        return count == other.count && since.equals(other.since);
    }
}
