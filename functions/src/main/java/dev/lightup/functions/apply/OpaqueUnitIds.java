package dev.lightup.functions.apply;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Opaque ids beside a state: only this module knows the tenants' keys, and pages need ids that tell nothing.
final class OpaqueUnitIds {
    private static final String ACCOUNT = "account";
    private static final String CUSTOMER = "customer";
    private static final String TENANT = "tenant";
    private static final String PORTFOLIO = "portfolio";

    /// How many paths a state keeps, its slices' own aside.
    private static final int MOST = 64;

    private final Directory directory;

    OpaqueUnitIds(Directory directory) {
        this.directory = directory;
    }

    /// The unit whose pages show what a holder has.
    Unit unit(String tenant, Holder holder) {
        return Unit.of(tenant, holder, account -> Optional.of(opaque(tenant, ACCOUNT, account))).orElseThrow();
    }

    /// Whether a state's paths say that this customer's partition knows the subject.
    static boolean knows(SortedMap<String, String> paths, String customer) {
        return paths.containsKey(CUSTOMER + ':' + customer);
    }

    /// The paths without the customers that none of those is.
    static SortedMap<String, String> withoutOtherCustomers(SortedMap<String, String> paths, Set<String> customers) {
        SortedMap<String, String> left = new TreeMap<>(paths);
        left.keySet()
                .removeIf(name -> name.startsWith(CUSTOMER + ':')
                        && !customers.contains(name.substring(CUSTOMER.length() + 1)));
        return left;
    }

    /// The paths known so far with those of this state. Whoever held the subject once may have to be told that it does not any more, so
    /// none is taken out but beyond {@link #MOST}: then those stay that the present slices name. A customer whose path is gone meets the
    /// subject once more, which changes nothing.
    ///
    /// @param customers customers that entries of the subject name
    SortedMap<String, String> with(
            SortedMap<String, String> known,
            String tenant,
            FoldedSubject folded,
            Collection<String> customers) {
        SortedMap<String, String> paths = new TreeMap<>();
        put(paths, tenant, TENANT, "", tenant);
        for (Slice slice : folded.slices()) {
            if (slice.holder().kind() == Holder.Kind.ACCOUNT) {
                put(paths, tenant, ACCOUNT, slice.holder().account(), slice.holder().account());
            }
            slice.customer()
                    .filter(id -> customers.contains(id) || knows(known, id))
                    .ifPresent(id -> put(paths, tenant, CUSTOMER, id, id));
        }
        Subject subject = folded.subject();
        if (subject.kind() == Subject.Kind.CUSTOMER) {
            put(paths, tenant, CUSTOMER, subject.id(), subject.id());
        }
        if (subject.kind() == Subject.Kind.PORTFOLIO) {
            put(paths, tenant, PORTFOLIO, subject.id(), subject.id());
        }
        known.forEach((name, opaque) -> {
            if (paths.size() < MOST) {
                paths.putIfAbsent(name, opaque);
            }
        });
        for (String customer : customers) {
            if (paths.size() < MOST) {
                put(paths, tenant, CUSTOMER, customer, customer);
            }
        }
        return paths;
    }

    private void put(SortedMap<String, String> paths, String tenant, String kind, String name, String id) {
        paths.computeIfAbsent(kind + ':' + name, _ -> opaque(tenant, kind, id));
    }

    private String opaque(String tenant, String kind, String id) {
        return OpaqueId.id(directory.tenant(tenant).key().array(), kind, id);
    }
}
