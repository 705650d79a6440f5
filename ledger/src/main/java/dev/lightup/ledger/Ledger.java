package dev.lightup.ledger;

import dev.lightup.ledger.item.Lazy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The event log and everything derived from it, on one table. Thread-safe; makes no call when made, and each part when it is first asked
/// for: a sender waits for the beginning of a process that needs two of them.
public final class Ledger {
    private final Lazy<RawEvents> rawEvents;
    private final Lazy<Labels> labels;
    private final Lazy<Subjects> subjects;
    private final Lazy<Customers> customers;
    private final Lazy<Units> units;
    private final Lazy<Heads> heads;
    private final Lazy<Sweeps> sweeps;
    private final Lazy<Refolds> refolds;
    private final Lazy<Inventory> inventory;
    private final Lazy<Editions> editions;

    public Ledger(DynamoDbClient client, String table) {
        this.rawEvents = new Lazy<>(() -> new RawEvents(client, table));
        this.labels = new Lazy<>(() -> new Labels(client, table));
        this.subjects = new Lazy<>(() -> new Subjects(client, table));
        this.customers = new Lazy<>(() -> new Customers(client, table));
        this.units = new Lazy<>(() -> new Units(client, table));
        this.heads = new Lazy<>(() -> new Heads(client, table));
        this.sweeps = new Lazy<>(() -> new Sweeps(client, table));
        this.refolds = new Lazy<>(() -> new Refolds(client, table));
        this.inventory = new Lazy<>(() -> new Inventory(client, table));
        this.editions = new Lazy<>(() -> new Editions(client, table));
    }

    public RawEvents rawEvents() {
        return rawEvents.get();
    }

    public Labels labels() {
        return labels.get();
    }

    public Subjects subjects() {
        return subjects.get();
    }

    public Customers customers() {
        return customers.get();
    }

    public Units units() {
        return units.get();
    }

    public Heads heads() {
        return heads.get();
    }

    public Sweeps sweeps() {
        return sweeps.get();
    }

    public Refolds refolds() {
        return refolds.get();
    }

    public Editions editions() {
        return editions.get();
    }

    public Inventory inventory() {
        return inventory.get();
    }
}
