package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/// Which entries a fold was made of, in sixteen bytes: how many, and the sum of their hashes. The same set has the same sum in
/// whatever order it came, so a fold can tell that it takes in nothing new without knowing each entry.
///
/// @param count how many entries
/// @param sum of the first eight bytes of each one's SHA-256 over source, id and place, modulo 2^64
public record EntrySum(long count, long sum) {
    public static final EntrySum NONE = new EntrySum(0, 0);

    /// The subject's entries, each counted once.
    public static EntrySum of(Subject subject, Collection<Entry> entries) {
        EntrySum all = NONE;
        MessageDigest sha = sha256();
        for (Entry entry : Identity.distinct(subject, entries)) {
            all = new EntrySum(all.count + 1, all.sum + hash(sha, entry));
        }
        return all;
    }

    /// Both together; they must have no entry in common.
    public EntrySum plus(EntrySum other) {
        return new EntrySum(count + other.count, sum + other.sum);
    }

    private static long hash(MessageDigest sha, Entry entry) {
        for (String part : new String[]{entry.source(), entry.id()}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sha.update(bytes);
        }
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(entry.place()).flip());
        return ByteBuffer.wrap(sha.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
