package dev.lightup.functions.cookie;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;

/// Signing keys for tests, made once, when they are first asked for: one takes half a second.
public final class TestKeys {
    public static final SiteKey OURS = key("K2OURS");

    private TestKeys() {}

    /// One of the same name that is not ours.
    static SiteKey another() {
        return Another.KEY;
    }

    private static final class Another {
        private static final SiteKey KEY = key("K2OURS");
    }

    private static SiteKey key(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return new SiteKey(id, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
