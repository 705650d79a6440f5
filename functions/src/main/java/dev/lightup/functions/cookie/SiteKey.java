package dev.lightup.functions.cookie;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The key that readers' cookies are signed with: RSA of 2,048 bits, as CloudFront wants it.
///
/// @param id what CloudFront calls its public half
/// @param key its private half
public record SiteKey(String id, RSAPrivateCrtKey key) {
    private static final int BITS = 2_048;
    private static final String KIND = "PRIVATE KEY";

    public SiteKey {
        if (!id.matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("the id of a signing key is a word");
        }
        if (key.getModulus().bitLength() != BITS) {
            throw new IllegalArgumentException("the readers' signing key is RSA of " + BITS + " bits");
        }
    }

    /// Reads the private half, PKCS #8 in PEM (`openssl genpkey -algorithm RSA`).
    ///
    /// @throws IllegalArgumentException when it is none, without saying what it is
    public static SiteKey parse(String id, String pem) {
        String text = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
        try {
            PrivateKey read = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
            if (read instanceof RSAPrivateCrtKey key) {
                return new SiteKey(id, key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // nothing of it may be told
        }
        throw new IllegalArgumentException("the readers' signing key is no RSA key of PKCS #8 in PEM");
    }

    /// Its public half.
    public PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /// Its private half as it is read.
    public String pem() {
        return "-----BEGIN " + KIND + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + KIND + "-----\n";
    }

    /// Never the key: it goes into no log.
    @Override
    public String toString() {
        return "the signing key " + id;
    }
}
