package dev.lightup.site.unit;

import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.PersonalLabels;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Clear names behind tokens.
public final class LabelResolver {
    private final PersonalLabels labels;

    public LabelResolver(PersonalLabels labels) {
        this.labels = labels;
    }

    /// What stands behind those tokens.
    public ClearLabels read(String tenant, Collection<String> tokens) {
        Map<String, String> names = new HashMap<>();
        Set<String> erased = new HashSet<>();
        for (PersonalLabel label : labels.read(tenant, tokens).values()) {
            switch (label) {
                case PersonalLabel.Clear(String token, String value) -> names.put(token, value);
                case PersonalLabel.Erased(String token) -> erased.add(token);
            }
        }
        return new ClearLabels(names, erased);
    }
}
