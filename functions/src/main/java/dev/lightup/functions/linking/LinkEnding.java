package dev.lightup.functions.linking;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Parts accounts from their partner's others; where fewer than two are left, whoever read their home reads it no more. Thread-safe.
public final class LinkEnding {
    private final Ledger ledger;
    private final AccountLinks links;
    private final InstantSource clock;

    public LinkEnding(Ledger ledger, AccountLinks links, InstantSource clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /// What became of it.
    ///
    /// @param others the accounts that stay linked with each other; none where there is no home any more
    /// @param readers whose grants of the home were taken back
    /// @param stood whether the account stood by itself before
    public record Ended(NavigableMap<LinkedUnit, AccountLinks.Standing> others, int readers, boolean stood) {
        private static Ended alone(int readers, boolean stood) {
            return new Ended(new TreeMap<>(), readers, stood);
        }
    }

    /// Parts one account.
    ///
    /// @return empty where somebody else said something else of it a moment ago
    public Optional<Ended> end(LinkedUnit account, AccountLinks.Sayer by) {
        AccountLinks.Standing read = links.standings(List.of(account)).get(account);
        Optional<String> partner = Optional.ofNullable(read).flatMap(AccountLinks.Standing::partner);
        if (read == null || partner.isEmpty()) {
            // whoever was cut off behind the event finds what is left to do by the name that the account had
            return Optional.of(Ended.alone(links.lastName(account).map(this::revokedIfNone).orElse(0), true));
        }
        NavigableMap<LinkedUnit, AccountLinks.Standing> others = links.under(partner.get());
        others.remove(account);
        if (!links.say(account, read, Optional.empty(), by)) {
            return Optional.empty();
        }
        return Optional.of(
                others.size() < 2 ? Ended.alone(revoked(partner.get()), false) : new Ended(others, 0, false));
    }

    /// Parts all accounts of a distributor from those of others: it leaves, and nobody can name its accounts then.
    ///
    /// @return whether none of those that have pages is linked any more
    public boolean endAll(String tenant, AccountLinks.Sayer by) {
        List<LinkedUnit> accounts = ledger.units()
                .summaries(tenant)
                .stream()
                .map(SummaryItem::unit)
                .filter(unit -> unit instanceof Unit.Account && OpaqueId.isOne(unit.id()))
                .map(unit -> new LinkedUnit(tenant, unit.id()))
                .toList();
        return links.standings(accounts)
                .entrySet()
                .stream()
                // one that was parted before a cut may have left readers
                .filter(one -> one.getValue().partner().isPresent() || one.getValue().changed().isPresent())
                .allMatch(one -> end(one.getKey(), by).isPresent());
    }

    private int revokedIfNone(String partner) {
        return links.under(partner).size() < 2 ? revoked(partner) : 0;
    }

    private int revoked(String partner) {
        return ledger.grants().revokeAll(new Unit.Partner(links.path(partner)), Optional.empty(), clock.instant());
    }
}
