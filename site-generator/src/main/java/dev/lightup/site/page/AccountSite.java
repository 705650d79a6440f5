package dev.lightup.site.page;

import dev.lightup.domain.reading.AccountReading;
import java.util.List;

/// The pages of an account: what the partner and the distributor both read, byte for byte the same. Thread-safe.
public final class AccountSite {
    /// All objects of the account's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the opaque ids of the distributor and of the account
    public List<Page> render(AccountReading reading, Names names) {
        String root = "d/" + names.distributor() + "/a/"
                + names.account(reading.account())
                        .orElseThrow(() -> new IllegalStateException("no opaque id of the account"))
                + "/";
        return List.of(Page.of(root + "summary.json", Page.JSON, "{}"));
    }
}
