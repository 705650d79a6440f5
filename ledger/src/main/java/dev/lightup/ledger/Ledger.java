package dev.lightup.ledger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The event log and everything derived from it, on one table. Thread-safe; makes no call when made.
public final class Ledger {
    private final RawEvents rawEvents;
    private final Labels labels;
    private final Subjects subjects;
    private final Customers customers;
    private final Units units;
    private final Heads heads;
    private final Sweeps sweeps;

    public Ledger(DynamoDbClient client, String table) {
        this.rawEvents = new RawEvents(client, table);
        this.labels = new Labels(client, table);
        this.subjects = new Subjects(client, table);
        this.customers = new Customers(client, table);
        this.units = new Units(client, table);
        this.heads = new Heads(client, table);
        this.sweeps = new Sweeps(client, table);
    }

    public RawEvents rawEvents() {
        return rawEvents;
    }

    public Labels labels() {
        return labels;
    }

    public Subjects subjects() {
        return subjects;
    }

    public Customers customers() {
        return customers;
    }

    public Units units() {
        return units;
    }

    public Heads heads() {
        return heads;
    }

    public Sweeps sweeps() {
        return sweeps;
    }
}
