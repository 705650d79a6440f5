package dev.lightup.domain.reading;

import static dev.lightup.domain.reading.AnOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.state.Slice;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A sender's counter that began again is told to the level above.
class SequenceFallTest {
    private static final Instant MOVED = Instant.parse("2026-11-20T10:00:00Z");

    private static HeldSlice fallen(HeldSlice held, Optional<Instant> until) {
        Slice s = held.slice();
        return new HeldSlice(held.subject(), new Slice(s.holder(), s.from(), until, s.customer(), s.state(), s.recent(),
                s.earlier(), s.lastReceived(), s.beyond(), Optional.of(MOVED)));
    }

    @Test
    void aThingThatIsHeldNowCountsAndOneThatMovedAwayDoesNot() {
        HeldSlice plain = order("1").held();
        HeldSlice held = fallen(order("2").held(), Optional.empty());
        HeldSlice gone = fallen(order("3").held(), Optional.of(MOVED));
        assertThat(AccountSummary.of("a/x", Given.reading(plain, held, gone)).fell()).contains(1);
        assertThat(AccountSummary.of("a/x", Given.reading(plain)).fell()).isEmpty();
    }
}
