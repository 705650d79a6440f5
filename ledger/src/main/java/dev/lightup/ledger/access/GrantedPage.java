package dev.lightup.ledger.access;

import dev.lightup.ledger.key.Unit;
import java.util.Optional;

/// Where a unit's pages are, and what they are called.
///
/// @param path from the site's root, beginning and ending in a slash
/// @param title what the entry pages call it: what the invitation said, which both sides know
/// @param account the distributor's own id of the account whose pages they are; absent of a distributor's own, and of a grant that an earlier
/// release wrote
public record GrantedPage(String path, String title, Optional<String> account) {
    private static final int LONGEST = 120;

    /// A distributor's own pages.
    public GrantedPage(String path, String title) {
        this(path, title, Optional.empty());
    }

    public GrantedPage {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("a unit's folder begins and ends with a slash");
        }
        if (title.isBlank() || title.length() > LONGEST || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title is one line of at most " + LONGEST + " characters");
        }
    }

    /// What a unit's pages are called without anybody's name: by the distributor and its number of the account.
    public static String plain(Unit unit, Optional<String> account) {
        if (unit instanceof Unit.Partner) {
            return "All distributors";
        }
        if (unit instanceof Unit.Distributor) {
            return "All accounts of " + unit.tenant();
        }
        return account.map(id -> "Account " + id + " at " + unit.tenant())
                .filter(text -> text.length() <= LONGEST)
                .orElseGet(() -> "An account at " + unit.tenant());
    }

    /// Whether somebody wrote what it is called, which may be a name.
    ///
    /// @param unit whose pages they are
    public boolean isTitled(Unit unit) {
        return !title.equals(plain(unit, account));
    }

    /// The same, called by nobody's name.
    GrantedPage untitled(Unit unit) {
        return new GrantedPage(path, plain(unit, account), account);
    }
}
