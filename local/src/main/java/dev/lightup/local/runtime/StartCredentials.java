package dev.lightup.local.runtime;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Credentials of one start. The key's id is a word that only this start's processes know, and so what the listeners on the loopback
/// interface know them by: whoever else is on the machine does not have it.
///
/// @param keyId a random word of 128 bits
/// @param secret what requests are signed with
/// @param session a session token
public record StartCredentials(String keyId, String secret, String session) {
    /// New ones.
    public static StartCredentials random(SecureRandom random) {
        return new StartCredentials("ASIA" + word(random), word(random), word(random));
    }

    private static String word(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /// Whether a request's `Authorization` names this key.
    public boolean sign(String authorization) {
        return authorization.contains("Credential=" + keyId + "/");
    }
}
