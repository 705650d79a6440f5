package dev.lightup.functions.leaving;

import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.TenantDocument;
import dev.lightup.ledger.FaultyDynamo.Fault;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/// Counts what is written anywhere, and ends the process at one of them.
final class EndingAt {
    private final int at;
    private final boolean after;
    int calls;

    EndingAt(int at, boolean after) {
        this.at = at;
        this.after = after;
    }

    static final class Ended extends Error {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    synchronized Fault fault() {
        return ++calls == at ? after ? Fault.KILL_AFTER : Fault.KILL_BEFORE : Fault.NONE;
    }

    private void around(Runnable write) {
        Fault fault = fault();
        if (fault == Fault.KILL_BEFORE) {
            throw new Ended();
        }
        write.run();
        if (fault == Fault.KILL_AFTER) {
            throw new Ended();
        }
    }

    LeavingPages over(LeavingPages pages) {
        return new LeavingPages() {
            @Override
            public Erased erase(String tenant) {
                var erased = new Erased[1];
                around(() -> erased[0] = pages.erase(tenant));
                return erased[0];
            }

            @Override
            public Dropped drop(String tenant) {
                return pages.drop(tenant);
            }

            @Override
            public Archived archive(String tenant) {
                return pages.archive(tenant);
            }
        };
    }

    DirectoryStore over(DirectoryStore store) {
        return new DirectoryStore() {
            @Override
            public boolean add(TenantDocument tenant) {
                return store.add(tenant);
            }

            @Override
            public boolean hasTenant(String tenant) {
                return store.hasTenant(tenant);
            }

            @Override
            public boolean add(EndpointDocument endpoint) {
                return store.add(endpoint);
            }

            @Override
            public Optional<Kept> endpoint(String id) {
                return store.endpoint(id);
            }

            @Override
            public boolean replace(Kept read, EndpointDocument next) {
                var done = new boolean[1];
                around(() -> done[0] = store.replace(read, next));
                return done[0];
            }

            @Override
            public List<Listed> endpoints(String tenant) {
                return store.endpoints(tenant);
            }

            @Override
            public void removeEndpoint(String id) {
                around(() -> store.removeEndpoint(id));
            }

            @Override
            public void removeTenant(String id) {
                around(() -> store.removeTenant(id));
            }
        };
    }
}
