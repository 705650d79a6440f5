package dev.lightup.functions.directory;

import dev.lightup.functions.directory.DirectoryStore.Became;
import dev.lightup.functions.directory.DirectoryStore.Moved;
import dev.lightup.json.CodecException;
import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.ledger.endpoint.SealedEndpoints;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Brings endpoints that are secrets of their own into the table. While the functions read secrets it seals what they say, and says it again where they
/// changed; once they read the table it removes each secret whose item is there and opens, and seals before what was changed or left out meanwhile. Each
/// write leaves a state from which the same call goes on. What was changed in both places is told, and nothing is decided. Thread-safe.
final class EndpointMover {
    private static final int ATTEMPTS = 20;

    private final SealedEndpoints items;
    private final VersionedSecrets secrets;
    private final TenantSecrets tenants;
    private final SecureRandom random;
    private final boolean isRead;

    /// @param isRead whether the functions read the table, and no secret of an endpoint any more
    EndpointMover(
            SealedEndpoints items,
            VersionedSecrets secrets,
            TenantSecrets tenants,
            SecureRandom random,
            boolean isRead) {
        this.items = items;
        this.secrets = secrets;
        this.tenants = tenants;
        this.random = random;
        this.isRead = isRead;
    }

    /// Of an endpoint what there is of it at both places.
    private record Found(VersionedSecrets.Version secret, EndpointDocument document, Optional<SealedEndpoint> item) {}

    /// @param endpoint one that no list has, since it was made by hand; all that the tenant's list has without
    List<Moved> move(String tenant, Optional<String> endpoint, boolean dryRun) {
        Optional<TenantDocument> owner = tenants.find(tenant);
        if (owner.isEmpty()) {
            return List.of();
        }
        var seal = new EndpointSeal(owner.get().tenantOf());
        return endpoint.map(List::of)
                .or(() -> owner.get().endpoints())
                .orElse(List.of())
                .stream()
                .flatMap(id -> move(tenant, id, seal, dryRun).map(became -> new Moved(id, became)).stream())
                .toList();
    }

    /// Empty where there is none of that tenant.
    private Optional<Became> move(String tenant, String id, EndpointSeal seal, boolean dryRun) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SealedEndpoint> item = items.current(id);
            Optional<VersionedSecrets.Version> secret = secrets.read(SecretsDirectoryStore.name(id));
            if (secret.isEmpty()) {
                return item.filter(one -> one.tenant().equals(tenant))
                        .map(one -> opened(seal, one).isPresent()
                                ? Became.IN_TABLE
                                : Became.UNOPENED);
            }
            Optional<EndpointDocument> document = document(secret.get(), id);
            if (document.isEmpty()) {
                return Optional.of(Became.UNREADABLE);
            }
            if (!document.get().tenant().equals(tenant)) {
                return Optional.empty();
            }
            if (item.filter(one -> !one.tenant().equals(tenant)).isPresent()) {
                return Optional.of(Became.DIFFERS);
            }
            Optional<Became> became = move(new Found(secret.get(), document.get(), item), seal, dryRun);
            if (became.isPresent()) {
                return became;
            }
        }
        throw new IllegalStateException("others change endpoint " + id + " again and again");
    }

    /// Empty where somebody else changed it meanwhile.
    private Optional<Became> move(Found found, EndpointSeal seal, boolean dryRun) {
        Optional<Became> stops = stops(found, seal);
        if (stops.isPresent()) {
            return stops;
        }
        boolean stands = stands(found, seal);
        if (dryRun) {
            return Optional.of(isRead ? Became.WOULD_MOVE : stands ? Became.AS_COPIED : Became.WOULD_COPY);
        }
        if (!stands) {
            SealedEndpoint sealed;
            try {
                sealed = seal.close(found.document(), random, Optional.of(found.secret().id()));
            } catch (IllegalArgumentException _) {
                return Optional.of(Became.TOO_LONG);
            }
            tenants.note(found.document());
            boolean put = found.item()
                    .map(item -> items.replace(item.nonce(), sealed))
                    .orElseGet(() -> items.add(sealed));
            if (!put) {
                return Optional.empty();
            }
        }
        // as it is now, by the key that functions open it with
        if (items.current(found.document().endpoint()).flatMap(item -> opened(seal, item)).isEmpty()) {
            return Optional.of(Became.UNOPENED);
        }
        if (!isRead) {
            return Optional.of(stands ? Became.AS_COPIED : Became.COPIED);
        }
        secrets.remove(SecretsDirectoryStore.name(found.document().endpoint()));
        return Optional.of(Became.MOVED);
    }

    /// What somebody has to look at; of an item that nobody reads yet there is nothing.
    private Optional<Became> stops(Found found, EndpointSeal seal) {
        if (!isRead || found.item().isEmpty()) {
            return Optional.empty();
        }
        SealedEndpoint item = found.item().get();
        Optional<EndpointDocument> opened = opened(seal, item);
        if (opened.isEmpty()) {
            return Optional.of(Became.UNOPENED);
        }
        boolean mine = isOf(item, found.secret()) || item.isAsMoved() || opened.get().equals(found.document());
        return mine ? Optional.empty() : Optional.of(Became.DIFFERS);
    }

    /// Whether the table has what is to be there.
    private boolean stands(Found found, EndpointSeal seal) {
        return found.item()
                .filter(item -> isRead
                        ? isOf(item, found.secret()) || !item.isAsMoved()
                        : isOf(item, found.secret()) && opened(seal, item).filter(found.document()::equals).isPresent())
                .isPresent();
    }

    /// Whether the secret is as it was when the item came from it: what differs was changed in the table.
    private static boolean isOf(SealedEndpoint item, VersionedSecrets.Version secret) {
        return item.moved().filter(move -> move.secret().equals(secret.id())).isPresent();
    }

    private static Optional<EndpointDocument> opened(EndpointSeal seal, SealedEndpoint item) {
        try {
            return Optional.of(seal.open(item));
        } catch (UnopenedEndpoint _) {
            return Optional.empty();
        }
    }

    private static Optional<EndpointDocument> document(VersionedSecrets.Version secret, String id) {
        try {
            EndpointDocument document = SecretsDirectoryStore.document(secret);
            document.endpointOf();
            return Optional.of(document).filter(one -> one.endpoint().equals(id));
        } catch (CodecException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
