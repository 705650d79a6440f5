package dev.lightup.functions.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where tenants and endpoints are kept, to be changed: what {@link Directory} reads. Every change is whole or not there, also when two
/// operators make one at once or the process ends in between, and may be repeated. Implementations are thread-safe.
public interface DirectoryStore {
    /// Adds a tenant.
    ///
    /// @return false when there is one of that id already, or was a moment ago; nothing is changed then
    boolean add(TenantDocument tenant);

    /// Whether there is such a tenant.
    boolean hasTenant(String tenant);

    /// Adds an endpoint of a tenant that is there.
    ///
    /// @return false when there is one of that id already, whosever it is; nothing is changed then
    boolean add(EndpointDocument endpoint);

    /// An endpoint as it is now, taking what is sent to it or not.
    ///
    /// @throws IllegalArgumentException when what is kept under that id is none
    Optional<Kept> endpoint(String id);

    /// Puts an endpoint in the place of the one that was read.
    ///
    /// @return false when somebody else changed it meanwhile; nothing is changed then
    boolean replace(Kept read, EndpointDocument next);

    /// The endpoints of a tenant, by id.
    List<Listed> endpoints(String tenant);

    /// Removes an endpoint of a tenant that leaves, for good; one that is not there is removed.
    void removeEndpoint(String id);

    /// Removes a tenant that leaves, with its key, for good. Its endpoints are removed before.
    void removeTenant(String id);

    /// Brings a tenant's endpoints that are secrets of their own into the table, where this is a directory that knows both.
    ///
    /// @param endpoint one that no list has; all of the tenant's list without
    /// @param dryRun says what would become of each, and does nothing
    default List<Moved> move(String tenant, Optional<String> endpoint, boolean dryRun) {
        return List.of();
    }

    /// What became of an endpoint that was a secret.
    record Moved(String id, Became became) {}

    /// The ways.
    enum Became {
        /// It would be sealed, and stay a secret.
        WOULD_COPY,
        /// It is sealed, and still a secret, which is what counts.
        COPIED,
        /// It was sealed before, as it is.
        AS_COPIED,
        /// It would be in the table and no secret any more.
        WOULD_MOVE,
        /// It is in the table, and no secret any more.
        MOVED,
        /// It was in the table alone.
        IN_TABLE,
        /// Somebody changed the secret since it was sealed, and somebody the item.
        DIFFERS,
        /// The secret is no endpoint.
        UNREADABLE,
        /// What is in the table does not open.
        UNOPENED,
        /// It is longer than an endpoint may be.
        TOO_LONG;

        /// Whether somebody has to look at it.
        public boolean stops() {
            return this == DIFFERS || this == UNREADABLE || this == UNOPENED || this == TOO_LONG;
        }

        /// As it is told.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// An endpoint that was read.
    ///
    /// @param version changes with every change
    record Kept(EndpointDocument endpoint, String version) {}

    /// An endpoint of a list.
    ///
    /// @param endpoint empty where what is kept under the id cannot be understood
    record Listed(String id, Optional<EndpointDocument> endpoint) {}
}
