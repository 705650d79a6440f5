package dev.lightup.local.cloud;

import dev.lightup.ledger.Ledger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A ledger's table and a client that reaches it.
///
/// @param client stays its maker's to close
/// @param name the table's name
public record TableAccess(DynamoDbClient client, String name) {
    /// The ledger on this table.
    public Ledger ledger() {
        return new Ledger(client, name);
    }
}
