package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountPart;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.Holder;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.bucket.ObjectContent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// States that an account's pages, or some of its customers', are made from.
final class AccountStates {
    private final String opaque;
    private final Map<Subject, StateItem> states = new TreeMap<>();
    private final Optional<String> account;
    private final UnitInput input;

    /// @param opaque the account's id in paths
    AccountStates(String opaque, Collection<StateItem> states) {
        this.opaque = opaque;
        states.forEach(state -> this.states.put(state.subject(), state));
        this.account = account(states, opaque);
        this.input = UnitInput.of(this.states.values(),
                holder -> holder.kind() == Holder.Kind.ACCOUNT && account.filter(holder.account()::equals).isPresent());
    }

    /// What the account holds.
    UnitInput input() {
        return input;
    }

    /// The distributor's id of the partner, as far as a state knows it.
    Optional<String> account() {
        return account;
    }

    /// The distributor's id in paths.
    Optional<String> distributor() {
        return states.values()
                .stream()
                .flatMap(s -> Optional.ofNullable(s.paths().get(UnitInput.TENANT)).stream())
                .findFirst();
    }

    Set<Subject> subjects() {
        return states.keySet();
    }

    /// On whose customers' pages a slice is.
    Optional<Unit.Group> group(HeldSlice held) {
        return Optional.ofNullable(states.get(held.subject()))
                .flatMap(state -> state.group(held.subject(), held.slice()));
    }

    boolean isOf(Unit.Group group, HeldSlice held) {
        return group(held).filter(group::equals).isPresent();
    }

    /// All groups of the account's customers that anything is of, those among them of which nobody is the customer aside.
    Set<Unit> groups() {
        Set<Unit> groups = new TreeSet<>();
        input.held().forEach(held -> group(held).filter(Unit::hasPages).ifPresent(groups::add));
        return groups;
    }

    /// A hash of what names no customer.
    String rest() {
        return ObjectContent
                .hash(Codec.write(AccountPart.of(input.held(), held -> group(held).filter(Unit::hasPages).isEmpty())));
    }

    /// What belongs to a unit of the account.
    ///
    /// @param distributor the distributor's id in paths
    UnitScope scope(Unit unit, String distributor) {
        Set<String> ids = new HashSet<>(input.paths().values());
        ids.add(opaque);
        ids.add(distributor);
        Set<String> foreign = new HashSet<>(input.foreign());
        foreign.removeAll(ids);
        return UnitScope.of(unit, distributor, ids, foreign);
    }

    /// The account that the opaque id stands for, as the states know it.
    private static Optional<String> account(Collection<StateItem> states, String opaque) {
        return states.stream()
                .flatMap(state -> state.paths().entrySet().stream())
                .filter(path -> path.getValue().equals(opaque) && path.getKey().startsWith(UnitInput.ACCOUNT))
                .map(path -> path.getKey().substring(UnitInput.ACCOUNT.length()))
                .findFirst();
    }
}
