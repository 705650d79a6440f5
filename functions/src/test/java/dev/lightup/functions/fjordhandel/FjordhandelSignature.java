package dev.lightup.functions.fjordhandel;

import dev.lightup.domain.event.Grade;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.RequestHeaders;
import dev.lightup.senders.signature.PresentedSignature;
import dev.lightup.senders.signature.SenderAuthentication;
import dev.lightup.senders.signature.SenderProof;
import dev.lightup.senders.signature.SignatureCheck;
import dev.lightup.senders.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// RSA over the delivery's number and the body, in two headers of its own.
final class FjordhandelSignature implements SenderAuthentication {
    private static final String DELIVERY = "fjord-delivery";
    private static final String SIGNATURE = "fjord-signature";
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int MOST_KEYS = 2;
    private static final PublicKey DUMMY = pair().getPublic();

    private final AtomicInteger checks = new AtomicInteger();

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(PrivateKey key, String delivery, byte[] body) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update((delivery + ".").getBytes(StandardCharsets.US_ASCII));
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many signatures were checked.
    int checks() {
        return checks.get();
    }

    @Override
    public PresentedSignature read(RequestHeaders headers) {
        Optional<String> delivery = headers.value(DELIVERY);
        Optional<String> signature = headers.value(SIGNATURE);
        if (delivery.isEmpty() || signature.isEmpty()) {
            return new PresentedSignature.Unsigned("two headers sign a delivery of Fjordhandel");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(signature.get());
            return new PresentedSignature.Signed(this, new Check(delivery.get(), bytes));
        } catch (IllegalArgumentException _) {
            return new PresentedSignature.Malformed(CommonProblems.HEADER_MALFORMED.because(SIGNATURE + ": base64"));
        }
    }

    private final class Check implements SignatureCheck {
        private final String delivery;
        private final byte[] signature;

        Check(String delivery, byte[] signature) {
            this.delivery = delivery;
            this.signature = signature;
        }

        @Override
        public Optional<SenderProof> verify(ApiRequest request, List<SigningKey> keys) {
            List<String> matching = new ArrayList<>();
            int done = 0;
            for (SigningKey key : keys) {
                if (done < MOST_KEYS && key instanceof SigningKey.Public(var id, RSAPublicKey rsa, var _)) {
                    done++;
                    if (verifies(rsa, request.body().array())) {
                        matching.add(id);
                    }
                }
            }
            for (; done < MOST_KEYS; done++) {
                verifies(DUMMY, request.body().array());
            }
            return matching.stream()
                    .findFirst()
                    .map(key -> new SenderProof(key, delivery, Instant.EPOCH, Grade.B));
        }

        private boolean verifies(PublicKey key, byte[] body) {
            checks.incrementAndGet();
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(key);
                verifier.update((delivery + ".").getBytes(StandardCharsets.US_ASCII));
                verifier.update(body);
                return verifier.verify(signature);
            } catch (SignatureException _) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String unproven() {
            return "no key of Fjordhandel fits";
        }
    }
}
