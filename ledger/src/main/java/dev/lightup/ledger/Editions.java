package dev.lightup.ledger;

import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import dev.lightup.ledger.item.Shelf;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which edition of the pages the deployment has told all units to come to: one item of the operator's. Thread-safe.
public final class Editions {
    private static final String PLACE = Keys.OPERATOR + "#U#about";

    private final Shelf<Edition> editions;

    Editions(DynamoDbClient client, String table) {
        this.editions = new Shelf<>(client, table, EDITION);
    }

    /// The edition that every unit was told of; empty before the first.
    public Optional<String> told() {
        return editions.get(PLACE, Keys.EDITION).map(Edition::name);
    }

    /// Every unit is told of that edition now.
    public void tell(String edition) {
        editions.put(new Edition(edition));
    }

    private record Edition(String name) {}

    private static final Schema<Edition> EDITION = Layout
            .of(Edition.class, "edition", _ -> PLACE, _ -> Keys.EDITION)
            .text("e", Edition::name)
            .read(bag -> new Edition(bag.find("e", String.class).orElse("")));
}
