package dev.lightup.functions.upload;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Uploads in a folder, for a stack on one machine. Its front writes them, and leaves in the folder where it is found and the key with which addresses are
/// signed. Thread-safe.
public final class FolderUploads implements UploadPlace {
    /// How long an address is taken.
    public static final Duration VALID = Duration.ofMinutes(15);
    /// The file that says where the folder's front is.
    public static final String FRONT = "front.json";

    private final Path folder;

    /// @param folder may be missing until the front makes it
    public FolderUploads(Path folder) {
        this.folder = folder;
    }

    /// Where the front is.
    ///
    /// @param url its address, without a slash at its end
    /// @param key 32 bytes in hex
    public record FrontDoor(String url, String key) {}

    @Override
    public UploadAddress address(RawEvent.FileApart file, Instant now) {
        FrontDoor front = front();
        Instant expires = Instant.ofEpochSecond(now.plus(VALID).getEpochSecond());
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        var url = URI.create(front.url() + "/v1/" + file.path() + "?size=" + file.size() + "&expires="
                + expires.getEpochSecond() + "&signature=" + signature(front, file, expires));
        return new UploadAddress(url, new TreeMap<>(Map.of(UploadAddress.CHECKSUM, checksum)), expires);
    }

    /// Whether an address is one of ours.
    public boolean isOurs(RawEvent.FileApart file, Instant expires, String signature) {
        return MessageDigest.isEqual(signature(front(), file, expires).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(FrontDoor front, RawEvent.FileApart file, Instant expires) {
        String signed = String.join("\n", "PUT", file.path(), file.sha256(), Long.toString(file.size()),
                Long.toString(expires.getEpochSecond()));
        return HexFormat.of()
                .formatHex(TenantTokens.hmac(ByteString.of(HexFormat.of().parseHex(front.key())),
                        signed.getBytes(StandardCharsets.UTF_8)));
    }

    private FrontDoor front() {
        try {
            return Codec.read(FrontDoor.class, Files.readString(folder.resolve(FRONT)));
        } catch (IOException e) {
            throw new UncheckedIOException("nobody takes uploads into " + folder, e);
        }
    }

    /// Where a file lies.
    public Path file(RawEvent.FileApart file) {
        Path path = folder.resolve(file.path()).normalize();
        if (!path.startsWith(folder.normalize())) {
            throw new IllegalArgumentException("an upload lies in its folder");
        }
        return path;
    }

    @Override
    public Optional<InputStream> open(RawEvent.FileApart file) {
        try {
            return Optional.of(Files.newInputStream(file(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("an upload was not read", e);
        }
    }

    @Override
    public void delete(RawEvent.FileApart file) {
        try {
            Files.deleteIfExists(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException("an upload was not deleted", e);
        }
    }

    @Override
    public void forget(String tenant) {
        Path own = folder.resolve("uploads").resolve(tenant);
        try (Stream<Path> all = Files.walk(own)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            // nobody announced a file
        } catch (IOException e) {
            throw new UncheckedIOException("uploads were not deleted", e);
        }
    }
}
