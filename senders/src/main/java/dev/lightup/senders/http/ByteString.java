package dev.lightup.senders.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// Bytes as a value: a body, a key. Compared in constant time and never printed. Holders agree not to change the array.
public final class ByteString {
    /// No bytes.
    public static final ByteString EMPTY = new ByteString(new byte[0]);

    private final byte[] array;

    private ByteString(byte[] array) {
        this.array = array;
    }

    /// These bytes, not copied.
    public static ByteString of(byte[] array) {
        return new ByteString(array);
    }

    /// The bytes of a text in UTF-8.
    public static ByteString utf8(String text) {
        return new ByteString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes themselves, not to be changed.
    public byte[] array() {
        return array;
    }

    public int length() {
        return array.length;
    }

    /// The text that these bytes are in UTF-8; what is no UTF-8 is replaced.
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString bytes && MessageDigest.isEqual(array, bytes.array);
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
