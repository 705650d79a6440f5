package dev.lightup.functions.format.canonical;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.signature.Authentication;
import dev.lightup.ledger.RawEvent;
import java.util.List;
import java.util.Map;

/// Being written.
public final class Canonical implements Format {
    private final Authentication authentication;

    public Canonical(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return "canonical";
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of();
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public Reading read(Delivery delivery) {
        throw new IllegalStateException("being written");
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        throw new IllegalStateException("being written");
    }
}
