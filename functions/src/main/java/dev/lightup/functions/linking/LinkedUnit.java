package dev.lightup.functions.linking;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.endpoint.Tenant;
import java.util.Optional;

/// An account as the operator's tenant knows it: by its distributor and its opaque id. Neither the distributor's own id of the partner nor a name
/// leaves the distributor's tenant.
public record LinkedUnit(String tenant, String id) implements Comparable<LinkedUnit> {
    public LinkedUnit {
        if (tenant.isEmpty() || !OpaqueId.isOne(id)) {
            throw new IllegalArgumentException("an account is linked by its tenant and its opaque id");
        }
    }

    /// @param account the distributor's own id of it
    public static LinkedUnit of(Tenant whose, String account) {
        return new LinkedUnit(whose.id(), OpaqueId.id(whose.key().array(), "account", account));
    }

    /// The account whose link a subject is; empty where it is none.
    public static Optional<LinkedUnit> of(Subject subject) {
        int slash = subject.id().indexOf('/');
        return subject.kind() == Subject.Kind.LINK && slash > 0 && OpaqueId.isOne(subject.id().substring(slash + 1))
                ? Optional.of(new LinkedUnit(subject.id().substring(0, slash), subject.id().substring(slash + 1)))
                : Optional.empty();
    }

    /// What the events of its link are about.
    public Subject subject() {
        return new Subject(Subject.Kind.LINK, tenant + '/' + id);
    }

    public Unit unit() {
        return Unit.account(tenant, id);
    }

    @Override
    public int compareTo(LinkedUnit other) {
        int byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : id.compareTo(other.id);
    }
}
