package dev.lightup.site.publish;

import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.UnitKey;
import dev.lightup.site.page.AboutSite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pages that all units share. They change with the code only.
final class AboutUnit implements UnitSite {
    private static final Scope SCOPE = new Scope(List.of("about/", "assets/"), Set.of(), Set.of(), Optional.empty());

    private final AboutSite site;

    AboutUnit(AboutSite site) {
        this.site = site;
    }

    @Override
    public Draft draft(UnitKey unit, Programme programme, Instant at) {
        return new Draft(site.render(), SCOPE, List.of(), Optional.empty(), Optional.empty(), 0, false);
    }
}
