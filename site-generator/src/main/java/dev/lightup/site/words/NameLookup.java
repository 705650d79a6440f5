package dev.lightup.site.words;

import java.util.Optional;

/// What a view may ask about ids and names: clear names behind labels' tokens, opaque ids for links.
public interface NameLookup {
    /// The clear name of a label's token; empty when it was erased or never known.
    Optional<String> name(String token);

    /// The opaque id of a customer's page.
    Optional<String> customer(String id);

    /// The opaque id of an account's unit.
    Optional<String> account(String id);

    /// The opaque id of a portfolio's pages.
    Optional<String> portfolio(String id);
}
