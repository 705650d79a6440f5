package dev.lightup.site.words;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the customers of an account are called, and where their pages lie.
///
/// @param byId their names by id
/// @param twice names that several of them have
public record CustomerNames(Map<String, String> byId, Set<String> twice, NameLookup known) {
    public static CustomerNames of(Map<String, String> byId, NameLookup known) {
        return new CustomerNames(byId, twice(byId.values()), known);
    }

    /// The names that stand there more than once.
    public static Set<String> twice(Collection<String> names) {
        var seen = new HashSet<String>();
        return names.stream().filter(name -> !seen.add(name)).collect(Collectors.toUnmodifiableSet());
    }

    /// A customer's name, or its id where the name was not told or was erased.
    String name(String id) {
        return byId.getOrDefault(id, id);
    }

    /// A name as a list shows it: with the id where another of the same account has the same name.
    String shown(String id) {
        String name = name(id);
        return twice.contains(name) ? EnglishText.clean(name) + " (" + id + ")" : name;
    }

    /// The way to a customer's page, when it has one.
    ///
    /// @param home the way from the page to the account's home (`""`, `"../"`)
    Optional<String> page(String id, String home) {
        return known.customer(id).map(opaque -> home + "c/" + opaque + "/");
    }
}
