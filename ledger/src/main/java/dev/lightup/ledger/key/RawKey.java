package dev.lightup.ledger.key;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a raw event lies: its identity as a key.
///
/// @param tenant whose it is
/// @param shelf accepted under its own identity, or put aside under its body's
/// @param hash 32 hex digits
public record RawKey(String tenant, Shelf shelf, String hash) implements Comparable<RawKey> {
    /// How many shards the indexes have.
    public static final int SHARDS = 8;
    private static final int HASH = 32;
    private static final int MARK = 12;
    private static final Pattern RECEIPT = Pattern.compile("[eq][0-9a-f]{32}");

    public RawKey {
        KeyIds.tenant(tenant);
        if (hash.length() != HASH) {
            throw new IllegalArgumentException("a raw event's hash has 32 hex digits");
        }
    }

    /// The two kinds of place.
    public enum Shelf {
        /// Accepted: the hash is of source and id.
        EVENT("E"),
        /// Quarantined or conflicting: the hash is of endpoint and body, so that a repaired event can still come under its own id.
        QUARANTINE("Q");

        private final String letter;

        Shelf(String letter) {
            this.letter = letter;
        }
    }

    /// The place of an event that is accepted.
    public static RawKey of(String tenant, String source, String id) {
        return new RawKey(tenant, Shelf.EVENT, KeyIds.hash(HASH, KeyIds.utf8(source), KeyIds.utf8(id)));
    }

    /// The place of a body that is put aside.
    public static RawKey aside(String tenant, String endpoint, byte[] body) {
        return new RawKey(tenant, Shelf.QUARANTINE, KeyIds.hash(HASH, KeyIds.utf8(endpoint), body));
    }

    /// The key of that text, as {@link #toString} gives it.
    public static RawKey parse(String text) {
        String[] parts = text.split("#", -1);
        if (parts.length == 3) {
            for (Shelf shelf : Shelf.values()) {
                if (shelf.letter.equals(parts[1])) {
                    return new RawKey(parts[0], shelf, parts[2]);
                }
            }
        }
        throw new IllegalArgumentException("not the key of a raw event");
    }

    /// Where what has that receipt lies; empty when it is the receipt of no single event.
    public static Optional<RawKey> ofReceipt(String tenant, String receipt) {
        if (!RECEIPT.matcher(receipt).matches()) {
            return Optional.empty();
        }
        Shelf shelf = receipt.charAt(0) == 'e' ? Shelf.EVENT : Shelf.QUARANTINE;
        return Optional.of(new RawKey(tenant, shelf, receipt.substring(1)));
    }

    /// The receipt of what lies there: the same on every repeat, and what it can be found by.
    public String receipt() {
        return switch (shelf) {
            case EVENT -> "e" + hash;
            case QUARANTINE -> "q" + hash;
        };
    }

    /// A short hash that says "this event" in a state's list of what it folded last: 12 hex digits.
    public String mark() {
        return hash.substring(0, MARK);
    }

    /// Its shard of the index by time received.
    public int shard() {
        return Character.digit(hash.charAt(hash.length() - 1), 16) % SHARDS;
    }

    @Override
    public int compareTo(RawKey other) {
        return toString().compareTo(other.toString());
    }

    /// The partition key: `tenant#E#hash` or `tenant#Q#hash`.
    @Override
    public String toString() {
        return tenant + '#' + shelf.letter + '#' + hash;
    }
}
