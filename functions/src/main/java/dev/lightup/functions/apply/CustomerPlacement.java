package dev.lightup.functions.apply;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.subject.StoredEntry;
import java.util.Optional;

/// What a customer's entries say of the accounts of the customer's subjects.
///
/// A link accepted, a link removed and a creation that names an account are maps; so is an amendment of a customer's event, because
/// what it amends may be one. What a map says of a subject is the same whoever finds the other, the map or the subject.
public final class CustomerPlacement {
    private CustomerPlacement() {}

    /// Whether an entry must be put where the customer's subjects find it.
    public static boolean isMap(Entry entry) {
        if (entry.subject().kind() != Subject.Kind.CUSTOMER) {
            return false;
        }
        Fact fact = entry.fact();
        boolean links = fact instanceof CustomerFact.ResellerLinkAccepted || fact instanceof CustomerFact.Created;
        return links
                ? entry.account().isPresent()
                : fact instanceof CustomerFact.ResellerLinkRemoved || fact instanceof SystemFact.Corrected
                        || fact instanceof SystemFact.Retracted;
    }

    /// Whether a subject follows its customer's maps: those of accounts do, customers and partners do not.
    public static boolean follows(Subject subject) {
        return !subject.kind().heldByTenant() && subject.kind() != Subject.Kind.CUSTOMER
                && subject.kind() != Subject.Kind.PARTNER;
    }

    /// What a map says of one of the customer's subjects: an entry under the map's own identity.
    public static StoredEntry derived(StoredEntry map, Subject subject) {
        Entry entry = map.entry();
        Fact fact = fact(entry);
        Catalogue.Type type = Catalogue.of(fact);
        // the account of a removed map stands in the fact, so that it is not taken for one that holds
        Optional<String> account = fact instanceof SystemFact.Placed(Optional<String> removed) && removed.isPresent()
                ? Optional.empty()
                : entry.account();
        return new StoredEntry(map.raw(),
                new Entry(subject, entry.id(), entry.source(), entry.place(), entry.sequence(),
                        entry.occurred(), entry.received(), account, Optional.empty(), entry.grade(), type.name(),
                        fact, entry.zone()));
    }

    private static Fact fact(Entry map) {
        if (map.fact() instanceof SystemFact.Retracted retracted) {
            return retracted;
        }
        if (map.fact() instanceof SystemFact.Corrected(String event, Fact fact)) {
            if (fact instanceof CustomerFact.ResellerLinkAccepted || fact instanceof CustomerFact.Created) {
                return new SystemFact.Corrected(event, new SystemFact.Placed());
            }
            return fact instanceof CustomerFact.ResellerLinkRemoved && map.account().isPresent()
                    ? new SystemFact.Corrected(event, new SystemFact.Placed(map.account()))
                    : new SystemFact.Retracted(event);
        }
        return map.fact() instanceof CustomerFact.ResellerLinkRemoved
                ? new SystemFact.Placed(map.account())
                : new SystemFact.Placed();
    }
}
