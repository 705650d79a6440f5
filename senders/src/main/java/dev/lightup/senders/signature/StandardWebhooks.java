package dev.lightup.senders.signature;

import dev.lightup.domain.event.Grade;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies Standard Webhooks signatures, `v1` (HMAC-SHA256) and `v1a` (Ed25519). The work does not depend on how many keys an
/// endpoint has, nor of which kinds, nor on whether there is one: missing keys are made up by a dummy, and a match does not end the comparison. Thread-safe.
public final class StandardWebhooks implements SenderAuthentication {
    /// How far the sender's clock may be from ours, both ways, that moment included.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);
    /// How many keys of an endpoint may count at one time.
    public static final int MOST_KEYS = 3;

    private static final String HMAC = "HmacSHA256";
    private static final ByteString DUMMY_SECRET = ByteString.of(new byte[32]);
    /// The public key of RFC 8032, test 1.
    private static final String DUMMY_PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static final String UNPROVEN = "no valid signature, within five minutes, by a key of this endpoint";

    private final InstantSource clock;

    public StandardWebhooks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public PresentedSignature read(RequestHeaders headers) {
        return switch (SignedHeaders.read(headers)) {
            case SignedHeaders.Outcome.Malformed(HttpProblem problem) -> new PresentedSignature.Malformed(problem);
            case SignedHeaders.Outcome.Missing() -> new PresentedSignature.Unsigned(UNPROVEN + hint(headers));
            case SignedHeaders.Outcome.Read(SignedHeaders read) ->
                new PresentedSignature.Signed(this, new Check(this, read));
        };
    }

    /// Some tools sign alike under names of their own.
    private static String hint(RequestHeaders headers) {
        boolean svix = headers.value("webhook-id").isEmpty() && headers.value("svix-id").isPresent();
        return svix
                ? "; headers svix-* are not read: send the same values as webhook-id, webhook-timestamp and "
                        + "webhook-signature"
                : "";
    }

    /// The three headers of one request, and the clock that they are judged by.
    private record Check(StandardWebhooks scheme, SignedHeaders headers) implements SignatureCheck {
        @Override
        public Optional<SenderProof> verify(ApiRequest request, List<SigningKey> keys) {
            return scheme.verify(headers, request.body(), keys)
                    .map(key -> new SenderProof(key, headers.id(), headers.timestamp(), Grade.A));
        }

        @Override
        public String unproven() {
            return UNPROVEN;
        }
    }

    /// Verifies a signature.
    ///
    /// @param headers its well formed headers
    /// @param body its bytes as they came
    /// @param keys the endpoint's keys; none when there is no such endpoint
    /// @return the id of the key that signed it; empty for every other reason alike
    private Optional<String> verify(SignedHeaders headers, ByteString body, List<SigningKey> keys) {
        Instant now = clock.instant();
        boolean inTime = Math.abs(now.getEpochSecond() - headers.timestamp().getEpochSecond()) <= TOLERANCE.toSeconds();
        List<SigningKey> active = keys.stream()
                .filter(StandardWebhooks::isOurs)
                .filter(key -> key.validity().holds(now))
                .limit(MOST_KEYS)
                .toList();
        byte[] head = (headers.id() + "." + headers.seconds() + ".").getBytes(StandardCharsets.US_ASCII);
        List<String> matching = new ArrayList<>();
        if (!headers.hmacs().isEmpty()) {
            hmac(headers.hmacs(), head, body, active, matching);
        }
        if (!headers.ed25519s().isEmpty()) {
            ed25519(headers.ed25519s(), head, body, active, matching);
        }
        return inTime && !matching.isEmpty() ? Optional.of(matching.getFirst()) : Optional.empty();
    }

    /// Whether it is a key of the two kinds that this scheme knows: no other takes the place of one, nor comes near a verifier.
    private static boolean isOurs(SigningKey key) {
        return switch (key) {
            case SigningKey.Secret _ -> true;
            case SigningKey.Public(var _, PublicKey publicKey, var _) -> publicKey instanceof EdECPublicKey edwards
                    && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            case SigningKey.Certificate _ -> false;
        };
    }

    private static void hmac(
            List<ByteString> signatures,
            byte[] head,
            ByteString body,
            List<SigningKey> keys,
            List<String> matching) {
        int done = 0;
        for (SigningKey key : keys) {
            if (key instanceof SigningKey.Secret(String id, ByteString secret, var _)) {
                done++;
                if (matches(sign(secret, head, body), signatures)) {
                    matching.add(id);
                }
            }
        }
        for (; done < MOST_KEYS; done++) {
            matches(sign(DUMMY_SECRET, head, body), signatures);
        }
    }

    private static boolean matches(byte[] expected, List<ByteString> signatures) {
        boolean any = false;
        for (ByteString signature : signatures) {
            any |= MessageDigest.isEqual(expected, signature.array());
        }
        return any;
    }

    /// Made at the first signature of its kind: reading a key brings the curve's classes and tables, which HMAC does not need.
    private static final class Dummy {
        static final PublicKey KEY = SigningKeys.publicKey(DUMMY_PUBLIC);
    }

    private static void ed25519(
            List<ByteString> signatures,
            byte[] head,
            ByteString body,
            List<SigningKey> keys,
            List<String> matching) {
        PublicKey dummy = Dummy.KEY;
        int done = 0;
        for (SigningKey key : keys) {
            if (key instanceof SigningKey.Public(String id, PublicKey publicKey, var _)) {
                done++;
                if (verifies(publicKey, head, body, signatures)) {
                    matching.add(id);
                }
            }
        }
        for (; done < MOST_KEYS; done++) {
            verifies(dummy, head, body, signatures);
        }
    }

    private static boolean verifies(PublicKey key, byte[] head, ByteString body, List<ByteString> signatures) {
        boolean any = false;
        for (ByteString signature : signatures) {
            any |= verifies(key, head, body, signature);
        }
        return any;
    }

    private static boolean verifies(PublicKey key, byte[] head, ByteString body, ByteString signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(head);
            verifier.update(body.array());
            return verifier.verify(signature.array());
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    /// The `v1` header entry of a message: what a sender that shares the secret puts into `webhook-signature`.
    public static String sign(ByteString secret, String id, Instant timestamp, ByteString body) {
        byte[] head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(sign(secret, head, body));
    }

    private static byte[] sign(ByteString secret, byte[] head, ByteString body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.array(), HMAC));
            mac.update(head);
            return mac.doFinal(body.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }
}
