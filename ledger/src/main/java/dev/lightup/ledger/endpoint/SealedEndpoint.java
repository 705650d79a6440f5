package dev.lightup.ledger.endpoint;

import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/// An endpoint as the table keeps it.
///
/// @param id its id
/// @param tenant whose it is
/// @param shape the number of the shape of what is sealed
/// @param nonce what it was sealed with, drawn anew each time: it tells one version from another, too
/// @param sealed its document, which only its tenant's key opens
/// @param moved from which version of a secret it came here, where it came from one
public record SealedEndpoint(
        String id,
        String tenant,
        int shape,
        SdkBytes nonce,
        SdkBytes sealed,
        Optional<Move> moved) {
    /// How an endpoint came here from a secret.
    ///
    /// @param secret the secret's version
    /// @param nonce what it was sealed with then
    public record Move(String secret, String nonce) {}

    /// The nonce as a word.
    public String version() {
        return HexFormat.of().formatHex(nonce.asByteArray());
    }

    /// The same, from that version of a secret.
    public SealedEndpoint movedFrom(String secret) {
        return new SealedEndpoint(id, tenant, shape, nonce, sealed, Optional.of(new Move(secret, version())));
    }

    /// The same in the place of another: where that came from is told on.
    public SealedEndpoint after(SealedEndpoint before) {
        return new SealedEndpoint(id, tenant, shape, nonce, sealed, before.moved());
    }

    /// Whether it is as it came from a secret: nobody changed it here.
    public boolean isAsMoved() {
        return moved.filter(move -> move.nonce().equals(version())).isPresent();
    }

    @Override
    public String toString() {
        return "SealedEndpoint[" + id + "]";
    }
}
