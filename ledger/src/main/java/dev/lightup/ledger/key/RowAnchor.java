package dev.lightup.ledger.key;

import dev.lightup.domain.event.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The ids of rows within pages: whoever makes a page and whoever leads to a row of it say the same.
public final class RowAnchor {
    private static final int BYTES = 15;

    private RowAnchor() {}

    /// The id of a subject's row. So long that no sender finds two names of the same: places named twice stop a page.
    public static String of(Subject subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(KeyIds.utf8(subject.toString()));
            return subject.kind().word().charAt(0) + "-"
                    + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
