package dev.lightup.site.parts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Many rows as parts of few, so that one changed row moves one of them: cut in two by a hash of what a row is about, again and again until no
/// part has too many. A row's part does not follow from its neighbours.
///
/// @param bits the first bits of the hashes of its rows; empty where nothing had to be cut
/// @param rows in the order in which they came
public record HashParts<T>(String bits, List<T> rows) {
    private static final int BITS = Long.SIZE - 1;

    /// Cuts rows.
    ///
    /// @param most how many rows a part has at most
    /// @param about what a row is about: no two rows have the same
    /// @return parts that have rows, in the order of their bits
    public static <T> List<HashParts<T>> of(Collection<T> rows, int most, Function<T, String> about) {
        var parts = new ArrayList<HashParts<T>>();
        cut("", rows.stream().map(row -> new Hashed<>(row, hash(about.apply(row)))).toList(), most, parts);
        return List.copyOf(parts);
    }

    private record Hashed<T>(T row, long hash) {}

    private static <T> void cut(String bits, List<Hashed<T>> rows, int most, List<HashParts<T>> parts) {
        if (rows.size() <= most || bits.length() == BITS) {
            if (!rows.isEmpty()) {
                parts.add(new HashParts<>(bits, rows.stream().map(Hashed::row).toList()));
            }
            return;
        }
        long bit = 1L << (BITS - bits.length());
        cut(bits + "0", rows.stream().filter(row -> (row.hash() & bit) == 0).toList(), most, parts);
        cut(bits + "1", rows.stream().filter(row -> (row.hash() & bit) != 0).toList(), most, parts);
    }

    private static long hash(String about) {
        try {
            return ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
