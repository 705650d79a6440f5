package dev.lightup.local.invoke;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as a value. The array is shared, not copied: nobody writes to it.
public final class Bytes {
    /// No bytes.
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /// These bytes, which the caller gives away.
    public static Bytes of(byte[] array) {
        return new Bytes(array);
    }

    /// Text in UTF-8.
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes themselves, to read only.
    public byte[] array() {
        return array;
    }

    /// How many.
    public int size() {
        return array.length;
    }

    /// As UTF-8 text.
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
