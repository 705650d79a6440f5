package dev.lightup.site.unit;

import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which pages each kind of unit has.
public final class UnitSites {
    private final Map<UnitKind, UnitSite> sites = new EnumMap<>(UnitKind.class);

    /// @param pages who makes the pages of a kind; empty where it has none
    public UnitSites(Function<UnitKind, Optional<UnitSite>> pages) {
        for (UnitKind kind : UnitKind.values()) {
            pages.apply(kind).ifPresent(site -> sites.put(kind, site));
        }
    }

    /// @throws IllegalArgumentException when there is no such kind of unit
    public UnitSite of(Unit unit) {
        UnitSite site = sites.get(unit.kind());
        if (site == null || !unit.hasPages()) {
            throw new IllegalArgumentException("no unit that has pages: " + unit);
        }
        return site;
    }

    /// The unit whose pages somebody's text names; empty when there is none.
    public static Optional<Unit> find(String text) {
        try {
            return Unit.parse(text).shownOn();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
