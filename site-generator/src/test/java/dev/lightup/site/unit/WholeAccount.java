package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.NameResolver;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an account's pages are by all its states, however the account is made.
public final class WholeAccount {
    private WholeAccount() {}

    /// The pages by path.
    public static SortedMap<String, String> pages(Ledger ledger, Unit unit, Instant at) {
        var states = new AccountStates(unit.id(), DraftSources.of(ledger, unit).states());
        UnitInput all = states.input();
        ClearLabels labels = new LabelResolver(ledger.labels()).read(unit.tenant(), all.tokens());
        var names = new NameResolver(all.paths(), labels.names());
        AccountReading reading = new AccountReader(ProgrammeSource.NONE, ReasonCodes.own())
                .read(unit.tenant(), states.account().orElseThrow(), all.shown(labels).held(), at);
        var pages = new TreeMap<String, String>();
        new AccountSite().render(reading, names).forEach(page -> pages.put(page.path(), page.text()));
        return pages;
    }
}
