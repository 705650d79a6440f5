package dev.lightup.site.publish;

import dev.lightup.ledger.UnitKey;

/// Which pages each kind of unit has.
final class UnitSites {
    /// Assets and definitions: the pages that all units share.
    static final UnitKey ABOUT = new UnitKey(Programmes.OPERATOR, "about");

    private final UnitSite account;
    private final UnitSite distributor;
    private final UnitSite about;

    UnitSites(UnitSite account, UnitSite distributor, UnitSite about) {
        this.account = account;
        this.distributor = distributor;
        this.about = about;
    }

    /// @throws IllegalArgumentException when there is no such kind of unit
    UnitSite of(UnitKey unit) {
        if (unit.equals(ABOUT)) {
            return about;
        }
        if (!unit.tenant().equals(Programmes.OPERATOR)) {
            if (unit.isAccount()) {
                return account;
            }
            if (unit.equals(UnitKey.distributor(unit.tenant()))) {
                return distributor;
            }
        }
        throw new IllegalArgumentException("no unit that has pages: " + unit);
    }

    /// The unit on whose pages another's states stand: what is not placed stands on the distributor's home.
    static UnitKey shownOn(UnitKey unit) {
        return unit.equals(UnitKey.unplaced(unit.tenant())) ? UnitKey.distributor(unit.tenant()) : unit;
    }
}
