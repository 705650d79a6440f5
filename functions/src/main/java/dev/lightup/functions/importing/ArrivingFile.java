package dev.lightup.functions.importing;

import dev.lightup.ledger.log.RawEvent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// An uploaded file while it is read: it is counted and hashed on the way, and no more of it is read than was announced. Used by one thread.
final class ArrivingFile extends FilterInputStream {
    private static final int BUFFER = 64 * 1024;

    private final RawEvent.FileApart announced;
    private final MessageDigest digest;
    private long read;
    private boolean longer;

    ArrivingFile(InputStream bytes, RawEvent.FileApart announced) {
        super(bytes);
        this.announced = announced;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long left = announced.size() - read;
        if (left <= 0) {
            longer = longer || in.read() >= 0;
            return -1;
        }
        int count = in.read(to, from, (int) Math.min(length, left));
        if (count > 0) {
            digest.update(to, from, count);
            read += count;
        }
        return count;
    }

    @Override
    public long skip(long bytes) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Reads what nobody has read, and says what is wrong with the bytes: they are not the announced ones.
    Optional<String> difference() throws IOException {
        byte[] rest = new byte[BUFFER];
        int count;
        do {
            count = read(rest, 0, rest.length);
        } while (count >= 0);
        if (longer) {
            return Optional.of("size: more bytes came than the " + announced.size() + " that were announced");
        }
        if (read < announced.size()) {
            return Optional.of("size: " + read + " bytes came, " + announced.size() + " were announced");
        }
        return HexFormat.of().formatHex(digest.digest()).equals(announced.sha256())
                ? Optional.empty()
                : Optional.of("sha256: the bytes that came have another one than was announced");
    }
}
