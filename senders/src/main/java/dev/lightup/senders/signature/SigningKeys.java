package dev.lightup.senders.signature;

import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Reads keys: as Standard Webhooks writes them, and in the common forms of others.
public final class SigningKeys {
    private static final String SECRET_PREFIX = "whsec_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;
    private static final int SHORTEST_RSA = 2048;
    private static final int RAW_PUBLIC = 32;
    /// What stands before the raw bytes of an Ed25519 key in its X.509 form.
    private static final byte[] X509_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    /// The points of small order, as they can be written, the sign bit aside: one signature would fit every message.
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private SigningKeys() {}

    /// Reads a shared secret: base64 of 24 to 64 bytes, `whsec_` before it or not.
    ///
    /// @throws IllegalArgumentException when it is none; the message never holds the secret
    public static ByteString secret(String written) {
        byte[] bytes = decode(written, SECRET_PREFIX, "a secret");
        if (bytes.length < SHORTEST_SECRET || bytes.length > LONGEST_SECRET) {
            throw new IllegalArgumentException("a secret has 24 to 64 bytes, this one has " + bytes.length);
        }
        return ByteString.of(bytes);
    }

    /// Reads an Ed25519 public key: base64 of the raw 32 bytes or of the 44 bytes of its X.509 form, `whpk_` before it or not.
    ///
    /// @throws IllegalArgumentException when it is none, or one that every message would be signed by
    public static PublicKey publicKey(String written) {
        byte[] bytes = decode(written, PUBLIC_PREFIX, "a public key");
        if (bytes.length != RAW_PUBLIC && bytes.length != RAW_PUBLIC + X509_HEAD.length) {
            throw new IllegalArgumentException("a public key has 32 bytes, or 44 in its X.509 form");
        }
        byte[] encoded = bytes;
        if (bytes.length == RAW_PUBLIC) {
            encoded = new byte[RAW_PUBLIC + X509_HEAD.length];
            System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
            System.arraycopy(bytes, 0, encoded, X509_HEAD.length, RAW_PUBLIC);
        }
        byte[] point = Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length);
        point[RAW_PUBLIC - 1] &= 0x7f;
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(point))) {
            throw new IllegalArgumentException("a public key of small order proves nothing");
        }
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /// Reads a public key of another algorithm, RSA or of an elliptic curve: base64 of its X.509 form (`SubjectPublicKeyInfo`).
    ///
    /// @throws IllegalArgumentException when it is none, or one too short to prove anything
    public static PublicKey publicKeyInfo(String written) {
        var encoded = new X509EncodedKeySpec(decode(written, "", "a public key"));
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(encoded);
                if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
                    throw new IllegalArgumentException("a public key of RSA has " + SHORTEST_RSA + " bits or more");
                }
                return key;
            } catch (GeneralSecurityException _) {
                // of another algorithm, or of none
            }
        }
        throw new IllegalArgumentException("not the X.509 form of a public key of RSA or of an elliptic curve");
    }

    /// Reads a certificate: base64 of its X.509 form (DER).
    ///
    /// @throws IllegalArgumentException when it is none
    public static X509Certificate certificate(String written) {
        byte[] encoded = decode(written, "", "a certificate");
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not an X.509 certificate", e);
        }
    }

    private static byte[] decode(String written, String prefix, String what) {
        String base64 = written.startsWith(prefix) ? written.substring(prefix.length()) : written;
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is base64", e);
        }
    }
}
