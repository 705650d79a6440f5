package dev.lightup.functions.receive;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the bodies of what is put aside, AES-256-GCM under a key derived from the tenant's. The nonce is a keyed hash of the place and
/// the body, so nothing random is needed after a restore from a snapshot, one body has one sealed form, and no two bodies share a nonce.
public final class QuarantineCipher {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final ByteString key;
    private final ByteString nonceKey;

    /// @param tenantKey the key of the tenant whose bodies they are
    public QuarantineCipher(ByteString tenantKey) {
        key = TenantTokens.derived(tenantKey, "quarantine");
        nonceKey = TenantTokens.derived(tenantKey, "quarantine nonce");
    }

    /// Seals a body for its place.
    public byte[] close(RawKey place, ByteString body) {
        byte[] aad = aad(place);
        byte[] hashed = Arrays.copyOf(aad, aad.length + body.length());
        System.arraycopy(body.array(), 0, hashed, aad.length, body.length());
        byte[] nonce = Arrays.copyOf(TenantTokens.hmac(nonceKey, hashed), NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, aad).doFinal(body.array());
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a body failed", e);
        }
    }

    /// Opens what was sealed for that place.
    ///
    /// @throws IllegalArgumentException when it was not sealed with this key for this place
    public ByteString open(RawKey place, byte[] sealed) {
        try {
            return ByteString
                    .of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), aad(place)).doFinal(sealed, NONCE,
                            sealed.length - NONCE));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed with this key for this place", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.array(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(aad);
        return cipher;
    }

    private static byte[] aad(RawKey place) {
        return place.toString().getBytes(StandardCharsets.UTF_8);
    }
}
