package dev.lightup.functions.inviting;

import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.PersonalLabels;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import java.util.List;
import java.util.Optional;

/// What pages are called where a reader enters. Whoever invites may write it, and so it may be a name: one that was erased meets its tombstone, as an
/// event's name does, and does not come back by another invitation. Thread-safe.
public final class PageTitles {
    private final PersonalLabels labels;

    public PageTitles(PersonalLabels labels) {
        this.labels = labels;
    }

    /// A unit's pages for a reader.
    ///
    /// @param whose the unit's tenant
    /// @param told what whoever invites calls them
    /// @throws IllegalArgumentException if they cannot be called so
    public GrantedPage page(Tenant whose, Unit unit, String path, Optional<String> account, Optional<String> told) {
        return new GrantedPage(path, told.filter(title -> !isErased(whose, unit, title))
                .orElseGet(() -> GrantedPage.plain(unit, account)), account);
    }

    private boolean isErased(Tenant whose, Unit unit, String title) {
        return labels.read(whose.id(), List.of(token(whose, unit, title)))
                .values()
                .stream()
                .anyMatch(label -> label instanceof PersonalLabel.Erased);
    }

    /// Leaves a tombstone, so that nobody calls a unit's pages so again. Others' may be called so: what many are called is no name.
    public void erase(Tenant whose, Unit unit, String title) {
        labels.erase(whose.id(), token(whose, unit, title));
    }

    /// No name's: a customer of that name keeps it.
    private static String token(Tenant whose, Unit unit, String title) {
        return TenantTokens.token(whose.key(), "title\0" + unit.text() + '\0' + title);
    }
}
