package dev.lightup.site.publish;

import dev.lightup.ledger.Label;
import dev.lightup.ledger.Labels;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Clear names behind tokens.
final class Clear {
    private final Labels labels;

    Clear(Labels labels) {
        this.labels = labels;
    }

    /// The names of those tokens that have one; erased ones have none.
    Map<String, String> names(String tenant, Collection<String> tokens) {
        Map<String, String> names = new HashMap<>();
        for (Label label : labels.read(tenant, tokens).values()) {
            switch (label) {
                case Label.Clear(String token, String value) -> names.put(token, value);
                case Label.Erased _ -> {}
            }
        }
        return names;
    }
}
