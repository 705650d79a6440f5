package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.codec.IsoTime;
import java.time.Instant;

/// Partition and sort keys. Every partition begins with the tenant.
final class ItemKeys {
    static final String RAW = "raw";
    static final String BODY = "body";
    static final String LABEL = "label";
    static final String STATE = "state";
    static final String HEAD = "head";
    static final String CURSOR = "cursor";
    static final String EDITION = "edition";
    static final String OPERATOR = "operator";
    static final String ENTRIES = "e#";
    /// `$` is the character after `#`.
    static final String AFTER_ENTRIES = "e$";
    static final String CHECKPOINTS = "c#";
    static final String NAMES = "n#";
    static final String MAPS = "m#";
    static final String MEMBERS = "m#";
    static final String PAGES = "p#";
    static final String SUMMARIES = "s#";
    static final String DRIVEN = "d#";
    static final String PARKED = "x#";
    static final String REFOLDS = "r#";
    private static final int HASH = 20;

    private ItemKeys() {}

    static String subject(String tenant, Subject subject) {
        return KeyIds.tenant(tenant) + "#S#" + subject;
    }

    static String label(String tenant, String token) {
        return KeyIds.tenant(tenant) + "#L#" + token;
    }

    static String customer(String tenant, String customer) {
        return KeyIds.tenant(tenant) + "#C#" + customer;
    }

    static String unit(UnitKey unit) {
        return unit.tenant() + "#U#" + unit.unit();
    }

    static String shard(int shard) {
        return OPERATOR + "#W#" + shard;
    }

    /// Sorts by own time; the hash tells two entries of one instant apart, also two lines of one export.
    static String entry(StoredEntry entry) {
        return ENTRIES + IsoTime.format(entry.entry().ownTime()) + '#'
                + KeyIds.hash(HASH, KeyIds.utf8(entry.raw().toString()),
                        KeyIds.utf8(Integer.toString(entry.entry().place())));
    }

    static String map(StoredEntry map) {
        return MAPS + KeyIds.hash(HASH, KeyIds.utf8(map.raw().toString()),
                KeyIds.utf8(Integer.toString(map.entry().place())));
    }

    static UnitKey unitOf(String pk) {
        return new UnitKey(tenant(pk), rest(pk));
    }

    static String checkpoint(CheckpointRef ref) {
        return CHECKPOINTS + IsoTime.format(ref.cut()) + '#' + ref.hash();
    }

    static CheckpointRef checkpointOf(String sk) {
        int hash = sk.lastIndexOf('#');
        return new CheckpointRef(IsoTime.parse(sk.substring(CHECKPOINTS.length(), hash))
                .orElseThrow(() -> new IllegalStateException("a checkpoint's key holds its cut")),
                sk.substring(hash + 1));
    }

    /// Sorts after the entries of that own time and before those of the next.
    static String after(Instant cut) {
        return ENTRIES + IsoTime.format(cut) + '$';
    }

    /// What stands after the second `#` of a partition key.
    static String rest(String pk) {
        return pk.substring(pk.indexOf('#', pk.indexOf('#') + 1) + 1);
    }

    /// What stands before the first `#`: the tenant.
    static String tenant(String pk) {
        return pk.substring(0, pk.indexOf('#'));
    }

    static Subject subjectOf(String text) {
        return Subject.parse(text).orElseThrow(() -> new IllegalStateException("a key names no subject"));
    }
}
