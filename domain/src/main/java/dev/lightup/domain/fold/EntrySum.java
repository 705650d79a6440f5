package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/// Which entries a fold was made of, in sixteen bytes: how many, and the sum of their hashes. The same set has the same sum in
/// whatever order it came, so a fold can tell that it takes in nothing new without knowing each entry.
///
/// @param count how many entries
/// @param sum of the first eight bytes of each one's SHA-256 over source and id (UTF-16, each behind its length) and place, modulo 2^64
public record EntrySum(long count, long sum) {
    public static final EntrySum NONE = new EntrySum(0, 0);

    /// The subject's entries, each counted once.
    public static EntrySum of(Subject subject, Collection<Entry> entries) {
        EntrySum all = NONE;
        MessageDigest sha = sha256();
        for (Entry entry : EntryIdentity.distinct(subject, entries)) {
            all = new EntrySum(all.count + 1, all.sum + hash(sha, entry));
        }
        return all;
    }

    /// Both together; they must have no entry in common.
    public EntrySum plus(EntrySum other) {
        return new EntrySum(count + other.count, sum + other.sum);
    }

    private static long hash(MessageDigest sha, Entry entry) {
        update(sha, entry.source());
        update(sha, entry.id());
        update(sha, entry.place());
        byte[] digest = sha.digest();
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = (first << Byte.SIZE) | (digest[i] & 0xff);
        }
        return first;
    }

    private static void update(MessageDigest sha, String text) {
        update(sha, text.length());
        text.chars().forEach(unit -> {
            sha.update((byte) (unit >> Byte.SIZE));
            sha.update((byte) unit);
        });
    }

    private static void update(MessageDigest sha, int number) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            sha.update((byte) (number >> shift));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
