package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.senders.endpoint.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;

/// Seals a tenant's endpoints: AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) makes of the tenant's, for nothing else. What is sealed is bound to
/// the endpoint's id, its tenant and the number of its shape, so that an item which is copied under another of these does not open. Thread-safe.
final class EndpointSeal {
    private static final byte[] PURPOSE = utf8("lightup endpoint");
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String tenant;
    private final SecretKey key;

    /// @param tenant whose endpoints they are
    EndpointSeal(Tenant tenant) {
        this.tenant = tenant.id();
        try {
            key = new SecretKeySpec(KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(tenant.key().array())
                            .thenExpand(PURPOSE, KEY)),
                    "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of every JDK", e);
        }
    }

    /// Seals an endpoint.
    ///
    /// @param moved from which secret's version it comes; absent where it comes from none
    /// @throws IllegalArgumentException when it is too long, or another tenant's
    SealedEndpoint close(EndpointDocument endpoint, SecureRandom random, Optional<String> moved) {
        if (!endpoint.tenant().equals(tenant)) {
            throw new IllegalArgumentException("endpoint " + endpoint.endpoint() + " is not of tenant " + tenant);
        }
        byte[] document = endpoint.written();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, endpoint.endpoint(), ShapeNumber.ENDPOINT);
            var sealed = new SealedEndpoint(endpoint.endpoint(), tenant, ShapeNumber.ENDPOINT,
                    SdkBytes.fromByteArray(nonce), SdkBytes.fromByteArray(cipher.doFinal(document)), Optional.empty());
            return moved.map(secret -> sealed.movedFrom(secret)).orElse(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing an endpoint failed", e);
        }
    }

    /// Opens what was sealed.
    ///
    /// @throws UnopenedEndpoint when it was not sealed with this key for this id and tenant, or is of another release's shape
    EndpointDocument open(SealedEndpoint item) {
        if (item.shape() != ShapeNumber.ENDPOINT) {
            throw new UnopenedEndpoint(item.id(), "its shape has the number " + item.shape());
        }
        try {
            EndpointDocument document = DirectoryReader
                    .document(cipher(Cipher.DECRYPT_MODE, item.nonce().asByteArray(), item.id(), item.shape())
                            .doFinal(item.sealed().asByteArray()));
            document.endpointOf();
            return document;
        } catch (GeneralSecurityException e) {
            throw new UnopenedEndpoint(item.id(), "it is not sealed with the key of its tenant for this id", e);
        } catch (CodecException | IllegalArgumentException e) {
            // what it says may have a key in it
            throw new UnopenedEndpoint(item.id(), "what is sealed is not understood: " + e.getClass().getSimpleName());
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String id, int shape) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(utf8(String.join("\0", "endpoint", id, tenant, Integer.toString(shape))));
        return cipher;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
