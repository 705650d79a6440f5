package dev.lightup.senders.signature;

import dev.lightup.senders.http.ByteString;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/// A key that an endpoint's requests may be signed with. A scheme takes those of its own kinds and passes the others over.
public sealed interface SigningKey {
    /// Its name in the directory.
    String id();

    /// When it counts.
    Validity validity();

    /// A shared secret.
    record Secret(String id, ByteString secret, Validity validity) implements SigningKey {}

    /// The sender's public key, of whatever algorithm.
    record Public(String id, PublicKey key, Validity validity) implements SigningKey {}

    /// A certificate: the sender's own, or what the one that comes with a request must be issued by.
    record Certificate(String id, X509Certificate certificate, Validity validity) implements SigningKey {}

    /// The time in which a key counts.
    ///
    /// @param notBefore its first moment
    /// @param notAfter its last moment
    record Validity(Optional<Instant> notBefore, Optional<Instant> notAfter) {
        /// Always.
        public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

        /// Whether it counts at that moment.
        public boolean holds(Instant at) {
            return notBefore.filter(at::isBefore).isEmpty() && notAfter.filter(at::isAfter).isEmpty();
        }
    }
}
