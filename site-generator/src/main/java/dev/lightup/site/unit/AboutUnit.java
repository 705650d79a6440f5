package dev.lightup.site.unit;

import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.page.AboutSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pages that all units share. They change with the code only.
public final class AboutUnit implements UnitSite {
    /// No distributor's.
    private static final UnitScope SCOPE = UnitScope.of(Unit.about(), "", Set.of(), Set.of());

    /// So often it is published though nothing changed: a deployment that nobody sends to must notice new code too.
    private static final Duration OFTEN = Duration.ofMinutes(15);

    private final AboutSite site;

    public AboutUnit(AboutSite site) {
        this.site = site;
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        return new RenderedUnit(site.render(), SCOPE, List.of(), Optional.of(at.plus(OFTEN)), Optional.empty(), 0,
                RenderedUnit.End.WHOLE, DraftSources.NONE);
    }
}
