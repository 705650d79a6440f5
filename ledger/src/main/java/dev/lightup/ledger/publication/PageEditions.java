package dev.lightup.ledger.publication;

import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which edition of the pages the deployment has told all units to come to: one item of the operator's. Thread-safe.
public final class PageEditions {
    private static final String PLACE = ItemKeys.OPERATOR + "#U#about";

    private final ItemStore<Told> editions;

    public PageEditions(DynamoDbClient client, String table) {
        this.editions = new ItemStore<>(client, table, EDITION);
    }

    /// An edition that units were told of.
    ///
    /// @param since when all of them had been
    public record Told(String name, Instant since) {}

    /// The edition that every unit was told of last; empty before the first.
    public Optional<Told> told() {
        return editions.get(PLACE, ItemKeys.EDITION);
    }

    /// Every unit was told of that edition.
    public void tell(Told edition) {
        editions.put(edition);
    }

    private static final RecordSchema<Told> EDITION = RecordLayout
            .of(Told.class, "edition", _ -> PLACE, _ -> ItemKeys.EDITION)
            .text("e", Told::name)
            .number("since", told -> told.since().toEpochMilli())
            .read(bag -> new Told(bag.find("e", String.class).orElse(""),
                    Instant.ofEpochMilli(bag.find("since", Long.class).orElse(0L))));
}
