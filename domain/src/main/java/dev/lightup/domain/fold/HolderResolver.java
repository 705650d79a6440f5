package dev.lightup.domain.fold;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who holds a subject, entry by entry.
///
/// The distributor holds its own subjects, a partner's account holds the partner. Any other subject goes to the account that its
/// own entries name; an entry that names none leaves the holder. While no entry of its own has named an account, the subject
/// follows its customer's maps: the newest that was not removed, and nobody when the last one goes. A map never takes a subject
/// from the account that the subject's own entries name: a customer may have a second reseller.
final class HolderResolver {
    /// How many standing maps are remembered; a customer has one or two resellers.
    private static final int MAPS = 16;

    private final boolean fixed;
    private final boolean customer;
    private final List<String> maps;
    private boolean named;
    private Optional<Holder> holder;

    HolderResolver(Subject subject) {
        this(subject, fixed(subject), false, List.of());
    }

    HolderResolver(Subject subject, Optional<Holder> holder, boolean named, List<String> maps) {
        this.fixed = fixed(subject).isPresent();
        this.customer = subject.kind() == Subject.Kind.CUSTOMER;
        this.holder = holder;
        this.named = named;
        this.maps = new ArrayList<>(maps);
    }

    private static Optional<Holder> fixed(Subject subject) {
        if (subject.kind().heldByTenant()) {
            return Optional.of(Holder.TENANT);
        }
        return subject.kind() == Subject.Kind.PARTNER ? Optional.of(Holder.account(subject.id())) : Optional.empty();
    }

    /// Whether an own entry has named an account.
    boolean named() {
        return named;
    }

    /// The accounts of the standing maps, the newest last.
    List<String> maps() {
        return List.copyOf(maps);
    }

    /// The holder so far; empty before the first.
    Optional<Holder> holder() {
        return holder;
    }

    /// Takes in what an entry says of the holder.
    void take(Entry entry) {
        if (fixed || AmendmentRules.target(entry).isPresent()) {
            return;
        }
        if (entry.fact() instanceof SystemFact.Placed(Optional<String> removed)) {
            map(entry.account(), removed);
        } else if (customer && entry.fact() instanceof CustomerFact.ResellerLinkRemoved) {
            unlink(entry.account());
        } else {
            entry.account().ifPresent(account -> name(account, entry));
        }
    }

    private void name(String account, Entry entry) {
        named = true;
        holder = Optional.of(Holder.account(account));
        if (customer && entry.fact() instanceof CustomerFact.ResellerLinkAccepted) {
            add(account);
        }
    }

    private void map(Optional<String> account, Optional<String> removed) {
        if (removed.isPresent()) {
            maps.remove(removed.get());
        } else if (account.isPresent()) {
            add(account.get());
        } else {
            maps.clear();
        }
        if (!named) {
            holder = standing();
        }
    }

    /// The customer's own link was removed: it falls back to a link that still stands.
    private void unlink(Optional<String> account) {
        Optional<Holder> left = account.map(Holder::account).or(() -> holder);
        left.ifPresent(was -> maps.remove(was.account()));
        if (left.equals(holder)) {
            holder = standing();
        }
    }

    private void add(String account) {
        maps.remove(account);
        maps.add(account);
        if (maps.size() > MAPS) {
            maps.removeFirst();
        }
    }

    private Optional<Holder> standing() {
        return maps.isEmpty() ? holder.map(_ -> Holder.UNPLACED) : Optional.of(Holder.account(maps.getLast()));
    }
}
