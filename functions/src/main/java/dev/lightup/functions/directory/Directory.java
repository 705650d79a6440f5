package dev.lightup.functions.directory;

import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import java.util.List;
import java.util.Optional;

/// Endpoints and tenants. Implementations are thread-safe.
public interface Directory {
    /// The endpoint of that id; empty also when it is disabled.
    Optional<Endpoint> endpoint(String id);

    /// A tenant that an endpoint names.
    ///
    /// @throws IllegalStateException when the directory lacks it
    Tenant tenant(String id);

    /// Whether there is a tenant of that id.
    default boolean hasTenant(String id) {
        return true;
    }

    /// The ids of a tenant's endpoints, as far as they are noted; one that was made by hand may not be.
    default List<String> endpoints(String tenant) {
        return List.of();
    }

    /// Asked when a signature did not match: the endpoint as the store has it now, if it may be asked again already. An endpoint's keys
    /// may have been rotated a moment ago. Empty where the store was asked for the request at hand: no request costs a second look-up.
    Optional<Endpoint> afterMismatch(String id);

    /// Does what a first look-up does, with what is not there and in memory, before a snapshot is taken of the process.
    default void rehearse() {}

    /// Forgets everything that was read, as after a restore from a snapshot.
    void forget();
}
