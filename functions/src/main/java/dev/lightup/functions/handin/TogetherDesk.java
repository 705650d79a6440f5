package dev.lightup.functions.handin;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.endpoint.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Links accounts, and parts them, in the name of a reader of all of them. Such a reader makes a home of accounts that stand by themselves, or joins one
/// that is there as it is: nothing is added to what others may be reading, and no account leaves the name under which somebody else put it. Their
/// events are of grade B: who said so is proven, and nobody signed them. Thread-safe.
final class TogetherDesk {
    /// By which key the operator's own events are said.
    private static final String OPERATOR = "operator";
    /// What one distributor alone could say of its own accounts needs no reader's word.
    private static final int DISTRIBUTORS = 2;

    private final Directory directory;
    private final AccountLinks links;

    TogetherDesk(Ledger ledger, Directory directory, InstantSource clock) {
        this.directory = directory;
        this.links = new AccountLinks(ledger, directory, clock);
    }

    HandInAnswer look(HandInRequest.LookAtLinks asked, String key) {
        return directory.hasTenant(Tenant.OPERATOR)
                ? new HandInAnswer.Links(homes(links.standings(asked.accounts()), key))
                : no(HandInAnswer.Refusal.NO_OPERATOR);
    }

    private List<HandInAnswer.LinkedHome> homes(NavigableMap<LinkedUnit, AccountLinks.Standing> asked, String key) {
        var homes = new ArrayList<HandInAnswer.LinkedHome>();
        for (String name : names(asked.values())) {
            Set<LinkedUnit> all = links.under(name).keySet();
            if (all.size() > 1) {
                homes.add(new HandInAnswer.LinkedHome(links.path(name),
                        all.stream().filter(asked::containsKey).toList(), asked.keySet().containsAll(all),
                        linker(links.sayers(all, name), key)));
            }
        }
        return homes;
    }

    private static Set<String> names(Collection<AccountLinks.Standing> standings) {
        var names = new TreeSet<String>();
        standings.forEach(one -> one.partner().ifPresent(names::add));
        return names;
    }

    private static HandInAnswer.Linker linker(Set<String> sayers, String key) {
        if (sayers.equals(Set.of(key))) {
            return HandInAnswer.Linker.READER;
        }
        return sayers.contains(OPERATOR) ? HandInAnswer.Linker.OPERATOR : HandInAnswer.Linker.ANOTHER;
    }

    HandInAnswer link(HandInRequest.LinkAccounts asked, String key) {
        if (!directory.hasTenant(Tenant.OPERATOR)) {
            return no(HandInAnswer.Refusal.NO_OPERATOR);
        }
        var named = new TreeSet<>(asked.accounts());
        if (named.size() > AccountLinks.MOST
                || named.stream().map(LinkedUnit::tenant).distinct().count() < DISTRIBUTORS) {
            return no(HandInAnswer.Refusal.LINKED_OTHERWISE);
        }
        NavigableMap<LinkedUnit, AccountLinks.Standing> read = links.standings(named);
        List<HandInAnswer.LinkedHome> homes = homes(read, key);
        if (!homes.isEmpty()) {
            HandInAnswer.LinkedHome home = homes.getFirst();
            // the operator may have linked one more with these a moment ago
            if (read.entrySet().stream().anyMatch(one -> links.isPending(one.getKey(), one.getValue()))) {
                return no(HandInAnswer.Refusal.LINKED_MEANWHILE);
            }
            return home.whole() && home.by() != HandInAnswer.Linker.ANOTHER
                    && named.equals(new TreeSet<>(home.accounts()))
                            ? new HandInAnswer.Linked(home.id(), true)
                            : no(HandInAnswer.Refusal.LINKED_OTHERWISE);
        }
        Optional<String> name = Optional.of(links.name(read));
        // before anything is said: what somebody else is just linking is not torn from it
        return read.entrySet().stream().noneMatch(one -> links.isOvertaken(one.getKey(), one.getValue(), name))
                && saysAll(read, name, new AccountLinks.Sayer(Grade.B, key, asked.request()))
                        ? new HandInAnswer.Linked(links.path(name.get()), false)
                        : no(HandInAnswer.Refusal.LINKED_MEANWHILE);
    }

    private boolean saysAll(
            NavigableMap<LinkedUnit, AccountLinks.Standing> read,
            Optional<String> name,
            AccountLinks.Sayer by) {
        return read.entrySet().stream().allMatch(one -> links.say(one.getKey(), one.getValue(), name, by));
    }

    HandInAnswer part(HandInRequest.PartAccounts asked, String key) {
        NavigableMap<LinkedUnit, AccountLinks.Standing> there = links.ofHome(asked.home());
        Set<String> names = names(there.values());
        if (!names.isEmpty() && !links.sayers(there.keySet(), names.iterator().next()).equals(Set.of(key))) {
            return no(HandInAnswer.Refusal.LINKED_OTHERWISE);
        }
        // what was linked and is not taken in yet cannot be parted yet
        var others = new TreeSet<>(asked.accounts());
        others.removeAll(there.keySet());
        boolean comes = links.standings(others)
                .entrySet()
                .stream()
                .anyMatch(one -> links.isOvertaken(one.getKey(), one.getValue(), Optional.empty()));
        return !comes && saysAll(there, Optional.empty(), new AccountLinks.Sayer(Grade.B, key, asked.request()))
                ? new HandInAnswer.Parted(asked.home())
                : no(HandInAnswer.Refusal.LINKED_MEANWHILE);
    }

    private static HandInAnswer no(HandInAnswer.Refusal why) {
        return HandInAnswer.Refused.of(why, "");
    }
}
