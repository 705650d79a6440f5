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
        return new GrantedPage(path, told.filter(title -> !isErased(whose, title))
                .orElseGet(() -> GrantedPage.plain(unit, account)), account);
    }

    private boolean isErased(Tenant whose, String title) {
        return labels.read(whose.id(), List.of(token(whose, title)))
                .values()
                .stream()
                .anyMatch(label -> label instanceof PersonalLabel.Erased);
    }

    /// Leaves a tombstone, so that nobody calls pages so again.
    public void erase(Tenant whose, String title) {
        labels.erase(whose.id(), token(whose, title));
    }

    /// No name's: a customer of that name keeps it.
    private static String token(Tenant whose, String title) {
        return TenantTokens.token(whose.key(), "title\0" + title);
    }
}
