package dev.lightup.ledger.key;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.IsoTime;
import java.time.Instant;

/// Partition and sort keys. Every partition begins with the tenant.
public final class ItemKeys {
    public static final String RAW = "raw";
    public static final String BODY = "body";
    public static final String LABEL = "label";
    public static final String STATE = "state";
    public static final String HEAD = "head";
    public static final String CURSOR = "cursor";
    public static final String EDITION = "edition";
    public static final String OPERATOR = "operator";
    /// The partition of the tenants that leave or left.
    public static final String CLOSINGS = "operator#X";
    /// What the partitions of endpoints begin with: whoever sends names no tenant.
    public static final String ENDPOINTS = "operator#D#";
    /// The attribute that says whose an endpoint is.
    public static final String TENANT = "t";
    public static final String ENTRIES = "e#";
    /// `$` is the character after `#`.
    public static final String AFTER_ENTRIES = "e$";
    public static final String CHECKPOINTS = "c#";
    public static final String NAMES = "n#";
    public static final String MAPS = "m#";
    public static final String MEMBERS = "m#";
    /// `$` is the character after `#`: one range has both.
    public static final String GROUP_MEMBERS = "m$";
    /// `%` is the character after `$`.
    public static final String AFTER_MEMBERS = "m%";
    public static final String FRAME = "frame";
    public static final String PAGES = "p#";
    public static final String SUMMARIES = "s#";
    public static final String DRIVEN = "d#";
    public static final String PARKED = "x#";
    public static final String NOTICES = "u#";
    public static final String REFOLDS = "r#";
    public static final String IMPORTS = "f#";
    public static final String PIECES = "p#";
    public static final String KEPT = "kept";
    public static final String ROWS = "r#";
    private static final int HASH = 20;

    private ItemKeys() {}

    public static String subject(String tenant, Subject subject) {
        return KeyIds.tenant(tenant) + "#S#" + subject;
    }

    public static String label(String tenant, String token) {
        return KeyIds.tenant(tenant) + "#L#" + token;
    }

    public static String customer(String tenant, String customer) {
        return KeyIds.tenant(tenant) + "#C#" + customer;
    }

    public static String unit(Unit unit) {
        return unit.tenant() + "#U#" + unit.word();
    }

    /// Where the pieces of a file lie.
    public static String file(RawKey raw) {
        return raw.tenant() + "#F#" + raw.hash();
    }

    /// The file whose pieces lie there: only what is accepted is read in.
    public static RawKey fileOf(String pk) {
        return new RawKey(tenant(pk), RawKey.Shelf.EVENT, rest(pk));
    }

    public static String shard(int shard) {
        return OPERATOR + "#W#" + shard;
    }

    /// Sorts by own time; the hash tells two entries of one instant apart, also two lines of one export.
    public static String entry(RawKey raw, Entry entry) {
        return ENTRIES + IsoTime.format(entry.ownTime()) + '#'
                + KeyIds.hash(HASH, KeyIds.utf8(raw.toString()), KeyIds.utf8(Integer.toString(entry.place())));
    }

    public static String map(RawKey raw, Entry map) {
        return MAPS + KeyIds.hash(HASH, KeyIds.utf8(raw.toString()), KeyIds.utf8(Integer.toString(map.place())));
    }

    public static Unit unitOf(String pk) {
        return Unit.of(tenant(pk), rest(pk));
    }

    public static String checkpoint(CheckpointRef ref) {
        return CHECKPOINTS + IsoTime.format(ref.cut()) + '#' + ref.hash();
    }

    public static CheckpointRef checkpointOf(String sk) {
        int hash = sk.lastIndexOf('#');
        return new CheckpointRef(IsoTime.parse(sk.substring(CHECKPOINTS.length(), hash))
                .orElseThrow(() -> new IllegalStateException("a checkpoint's key holds its cut")),
                sk.substring(hash + 1));
    }

    /// Sorts after the entries of that own time and before those of the next.
    public static String after(Instant cut) {
        return ENTRIES + IsoTime.format(cut) + '$';
    }

    /// What stands after the second `#` of a partition key.
    public static String rest(String pk) {
        return pk.substring(pk.indexOf('#', pk.indexOf('#') + 1) + 1);
    }

    /// What stands before the first `#`: the tenant.
    public static String tenant(String pk) {
        return pk.substring(0, pk.indexOf('#'));
    }

    public static Subject subjectOf(String text) {
        return Subject.parse(text).orElseThrow(() -> new IllegalStateException("a key names no subject"));
    }
}
