package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import java.util.Optional;

/// A subject's slice as its holder sees it.
public record HeldSlice(Subject subject, Slice slice) {
    /// The customer whose it is, as far as it says so itself.
    public Optional<String> customer() {
        return switch (subject.kind()) {
            case CUSTOMER -> Optional.of(subject.id());
            case USAGE -> Optional.of(SkuKey.ofUsage(subject, slice.customer()).customer()).filter(id -> !id.isEmpty());
            case PARTNER, ORDER, SUBSCRIPTION, OFFER, MILESTONE, ESCALATION, ENDPOINT, PROGRAMME, FEED, LINK,
                    PORTFOLIO ->
                slice.customer();
        };
    }
}
