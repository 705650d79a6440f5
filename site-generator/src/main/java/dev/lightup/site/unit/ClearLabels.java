package dev.lightup.site.unit;

import java.util.Map;
import java.util.Set;

/// What is known of the clear values behind tokens.
///
/// @param names clear values by token
/// @param erased tokens whose value was erased; one that is in neither never had one: its endpoint sends references only
public record ClearLabels(Map<String, String> names, Set<String> erased) {
    private static final String ERASED = "(erased)";
    private static final String NOT_KEPT = "(not kept)";

    public ClearLabels {
        names = Map.copyOf(names);
        erased = Set.copyOf(erased);
    }

    /// What a page shows of a sentence that a person wrote.
    String sentence(String token) {
        String clear = names.get(token);
        return clear != null ? clear : erased.contains(token) ? ERASED : NOT_KEPT;
    }
}
