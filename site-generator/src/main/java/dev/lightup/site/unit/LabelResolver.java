package dev.lightup.site.unit;

import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.PersonalLabels;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Clear names behind tokens.
public final class LabelResolver {
    private final PersonalLabels labels;

    public LabelResolver(PersonalLabels labels) {
        this.labels = labels;
    }

    /// The names of those tokens that have one; erased ones have none.
    public Map<String, String> names(String tenant, Collection<String> tokens) {
        Map<String, String> names = new HashMap<>();
        for (PersonalLabel label : labels.read(tenant, tokens).values()) {
            switch (label) {
                case PersonalLabel.Clear(String token, String value) -> names.put(token, value);
                case PersonalLabel.Erased _ -> {}
            }
        }
        return names;
    }
}
