package dev.lightup.site.unit;

import dev.lightup.ledger.key.Unit;
import java.util.Optional;

/// Which pages each kind of unit has.
public final class UnitSites {
    /// Assets and definitions: the pages that all units share.
    public static final Unit ABOUT = new Unit(ProgrammeSource.OPERATOR, "about");

    private final UnitSite account;
    private final UnitSite distributor;
    private final UnitSite about;

    public UnitSites(UnitSite account, UnitSite distributor, UnitSite about) {
        this.account = account;
        this.distributor = distributor;
        this.about = about;
    }

    /// @throws IllegalArgumentException when there is no such kind of unit
    public UnitSite of(Unit unit) {
        if (!hasPages(unit)) {
            throw new IllegalArgumentException("no unit that has pages: " + unit);
        }
        return unit.equals(ABOUT) ? about : unit.isAccount() ? account : distributor;
    }

    /// The unit whose pages somebody's text names; empty when there is none.
    public static Optional<Unit> find(String text) {
        try {
            return Optional.of(shownOn(Unit.parse(text))).filter(UnitSites::hasPages);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean hasPages(Unit unit) {
        return unit.equals(ABOUT) || (!unit.tenant().equals(ProgrammeSource.OPERATOR)
                && (unit.isAccount() || unit.equals(Unit.distributor(unit.tenant()))));
    }

    /// The unit on whose pages another's states stand: what is not placed stands on the distributor's home.
    public static Unit shownOn(Unit unit) {
        return unit.equals(Unit.unplaced(unit.tenant())) ? Unit.distributor(unit.tenant()) : unit;
    }
}
