package dev.lightup.functions.admin;

import dev.lightup.senders.http.ByteString;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Makes keys, secrets and ids of chance. Thread-safe.
final class KeyMaker {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;

    private final SecureRandom random;

    KeyMaker(SecureRandom random) {
        this.random = random;
    }

    /// A tenant's key.
    ByteString key() {
        return ByteString.of(bytes(KEY_BYTES));
    }

    /// A shared secret, as Standard Webhooks writes it.
    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
    }

    /// An endpoint's id, which nobody guesses.
    String endpoint(String tenant) {
        return "ep_" + tenant + "_" + HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
