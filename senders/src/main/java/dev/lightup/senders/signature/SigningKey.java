package dev.lightup.senders.signature;

import dev.lightup.senders.http.ByteString;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/// A key that an endpoint's requests may be signed with.
public sealed interface SigningKey {
    /// Its name in the directory.
    String id();

    /// When it counts.
    Validity validity();

    /// A shared secret (`whsec_`, scheme `v1`).
    record Secret(String id, ByteString secret, Validity validity) implements SigningKey {}

    /// The sender's public key (`whpk_`, scheme `v1a`).
    record Public(String id, PublicKey key, Validity validity) implements SigningKey {}

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
