package dev.lightup.ledger.closing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What lay in the table of a tenant at one moment.
///
/// @param at the moment
/// @param kinds how many things of each kind
/// @param events as {@link ClosingRecord#events}
/// @param endpoints those that events came by, listed in the directory or not
public record CountedTenant(Instant at, SortedMap<String, Long> kinds, String events, List<String> endpoints) {
    public CountedTenant {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
        endpoints = List.copyOf(endpoints);
    }
}
