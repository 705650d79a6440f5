package dev.lightup.local.front;

import com.sun.net.httpserver.HttpExchange;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.ledger.log.RawEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes announced files into a folder, as S3 takes them at a presigned address: bound to the length and the hash, for a while, again and again. A file is
/// written as it comes in and is there when all of it is right. Thread-safe.
public final class UploadDoor {
    /// Where announced files are put.
    static final String PATH = "/v1/uploads/";
    private static final Pattern FILE = Pattern.compile("/v1/(uploads/[a-z][a-z0-9-]{0,39}/[0-9a-f]{32})");
    private static final int SHA256 = 32;
    private static final LocalResponse TAKEN = new LocalResponse(200, java.util.List.of(),
            dev.lightup.senders.http.ByteString.EMPTY);

    private final FolderUploads place;
    private final InstantSource clock;
    private final Consumer<String> arrived;

    /// @param arrived is told where something came, as S3 tells the function that reads files in
    public UploadDoor(FolderUploads place, InstantSource clock, Consumer<String> arrived) {
        this.place = place;
        this.clock = clock;
        this.arrived = arrived;
    }

    LocalResponse answer(HttpExchange exchange) throws IOException {
        Matcher path = FILE.matcher(Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), ""));
        if (!exchange.getRequestMethod().equals("PUT")) {
            return error(405, "MethodNotAllowed");
        }
        if (!path.matches()) {
            return error(404, "NoSuchKey");
        }
        Map<String, String> query = query(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        try {
            String checksum = Objects.requireNonNullElse(
                    exchange.getRequestHeaders().getFirst(UploadAddress.CHECKSUM), "");
            byte[] hash = Base64.getDecoder().decode(checksum);
            long size = Long.parseLong(query.getOrDefault("size", ""));
            Instant expires = Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("expires", "")));
            String length = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("content-length"), "");
            var file = new RawEvent.FileApart(path.group(1), HexFormat.of().formatHex(hash), size);
            if (hash.length != SHA256 || !length.equals(Long.toString(size))
                    || !place.isOurs(file, expires, query.getOrDefault("signature", ""))) {
                return error(403, "SignatureDoesNotMatch");
            }
            if (clock.instant().isAfter(expires)) {
                return error(403, "AccessDenied");
            }
            return take(file, hash, exchange.getRequestBody());
        } catch (IllegalArgumentException _) {
            return error(403, "SignatureDoesNotMatch");
        }
    }

    private LocalResponse take(RawEvent.FileApart file, byte[] hash, InputStream body) throws IOException {
        Path target = place.file(file);
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".fresh", null);
        try {
            MessageDigest digest = sha256();
            long read;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), digest)) {
                read = body.transferTo(out);
            }
            if (read != file.size() || !MessageDigest.isEqual(digest.digest(), hash)) {
                return error(400, "BadDigest");
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        arrived.accept(file.path());
        return TAKEN;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> query(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    private static LocalResponse error(int status, String code) {
        return LocalResponse.of(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
    }
}
