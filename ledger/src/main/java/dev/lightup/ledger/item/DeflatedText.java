package dev.lightup.ledger.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Text as few bytes: one byte that names the form, then UTF-8 as it is or deflated (RFC 1951), whichever is shorter. Deflating begins
/// with a dictionary of what our JSON is full of, because an item of up to 1 KB costs one write unit. A dictionary never changes;
/// another one would be another form.
public final class DeflatedText {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED_1 = 1;
    private static final byte[] DICTIONARY_1 = resource("dictionary-1.txt");
    private static final int LEVEL = 6;
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int CHUNK = 4096;

    private DeflatedText() {}

    /// Always the same bytes for the same text on one Java platform.
    public static byte[] pack(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] deflated = deflate(plain);
        return deflated.length < plain.length ? tagged(DEFLATED_1, deflated) : tagged(PLAIN, plain);
    }

    /// The text of packed bytes.
    ///
    /// @throws IllegalStateException when they are none
    public static String unpack(byte[] packed) {
        if (packed.length == 0) {
            throw new IllegalStateException("packed text has at least one byte");
        }
        return switch (packed[0]) {
            case PLAIN -> new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
            case DEFLATED_1 -> inflate(packed);
            default -> throw new IllegalStateException("packed text in the unknown form " + packed[0]);
        };
    }

    private static byte[] resource(String name) {
        try (InputStream in = DeflatedText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    private static byte[] tagged(byte form, byte[] content) {
        byte[] tagged = new byte[content.length + 1];
        tagged[0] = form;
        System.arraycopy(content, 0, tagged, 1, content.length);
        return tagged;
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(LEVEL, true);
        try {
            deflater.setDictionary(DICTIONARY_1);
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2 + 64);
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static String inflate(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY_1);
            inflater.setInput(packed, 1, packed.length - 1);
            var out = new ByteArrayOutputStream(packed.length * 4);
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int read = inflater.inflate(chunk);
                if (out.size() > LARGEST || (read == 0 && (inflater.needsInput() || inflater.needsDictionary()))) {
                    throw new IllegalStateException("packed text is cut short or too large");
                }
                out.write(chunk, 0, read);
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("packed text is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
