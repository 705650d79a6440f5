package dev.lightup.site.unit;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;

/// Which units there are: what nobody ever spoke of is none, and nothing is noted of it.
public final class KnownUnits {
    private final Ledger ledger;

    public KnownUnits(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Whether anything in the table speaks of the unit.
    public boolean isKnown(Unit unit) {
        return switch (unit) {
            case Unit.About _ -> true;
            case Unit.Account _ -> isNoted(unit) || ledger.units().summary(unit).isPresent();
            case Unit.Distributor _ -> isNoted(unit)
                    || !ledger.units().memberships(Unit.unplaced(unit.tenant())).isEmpty()
                    || !ledger.units().summaries(unit.tenant()).isEmpty();
            case Unit.Group _, Unit.Unplaced _, Unit.Operator _, Unit.Partner _, Unit.Listed _, Unit.Other _ ->
                isNoted(unit);
        };
    }

    private boolean isNoted(Unit unit) {
        return ledger.heads().find(unit).isPresent() || !ledger.units().memberships(unit).isEmpty();
    }
}
