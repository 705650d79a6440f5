package dev.lightup.site.unit;

import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;

/// Makes the pages of one kind of unit from what is stored.
public interface UnitSite {
    /// The unit's pages. Everything is read after the run was raised, strongly consistent.
    ///
    /// @param at the instant whose pages they are; the same between two flips
    RenderedUnit draft(Unit unit, Programme programme, Instant at);
}
