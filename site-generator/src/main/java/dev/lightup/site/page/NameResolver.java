package dev.lightup.site.page;

import dev.lightup.site.words.NameLookup;
import java.util.Map;
import java.util.Optional;

/// What Publish knows of ids and names when it renders a unit: opaque ids for paths, clear names for labels' tokens.
///
/// @param paths opaque ids by `account:<id>`, `customer:<id>`, `portfolio:<id>` and `tenant:`, as they lie beside the states
/// @param labels clear names by token; an erased label is absent
public record NameResolver(Map<String, String> paths, Map<String, String> labels) implements NameLookup {
    public NameResolver {
        paths = Map.copyOf(paths);
        labels = Map.copyOf(labels);
    }

    /// The distributor's opaque id.
    ///
    /// @throws IllegalStateException when it is not known: no page of the tenant could be addressed
    public String distributor() {
        return path("tenant:").orElseThrow(() -> new IllegalStateException("no opaque id of the distributor"));
    }

    /// The opaque id of an account, when known.
    @Override
    public Optional<String> account(String id) {
        return path("account:" + id);
    }

    /// The opaque id of a customer, when known; without one the customer has no page.
    @Override
    public Optional<String> customer(String id) {
        return path("customer:" + id);
    }

    /// The opaque id of a portfolio, when known; without one it has no page.
    @Override
    public Optional<String> portfolio(String id) {
        return path("portfolio:" + id);
    }

    /// The clear name of a label's token; empty when it was erased or never known.
    @Override
    public Optional<String> name(String token) {
        return Optional.ofNullable(labels.get(token));
    }

    private Optional<String> path(String key) {
        return Optional.ofNullable(paths.get(key));
    }
}
