package dev.lightup.functions.byhand;

import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A file that somebody hands in. Its bytes travel compressed and as letters: within a form, and from function to function.
///
/// @param tenant for which distributor
/// @param reader who hands it in, as the table knows readers
/// @param request the gateway's id of the request: a repeat of one request is one
/// @param endpoint for which feed
/// @param packed its bytes, gzip in base64
/// @param said what was said of its columns, by the name of the question: no map of the feed reads them
public record HandedFile(
        String tenant,
        String reader,
        String request,
        String endpoint,
        String packed,
        SortedMap<String, String> said) {
    public HandedFile {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /// Bytes as they travel.
    public static String pack(ByteString bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no room", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /// The bytes; empty when they were not packed so, or are more than so many.
    public static Optional<ByteString> unpack(String packed, int most) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            byte[] bytes = gzip.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(ByteString.of(bytes));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
