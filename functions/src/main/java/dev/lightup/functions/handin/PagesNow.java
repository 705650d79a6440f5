package dev.lightup.functions.handin;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.functions.byhand.FileSeats;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.endpoint.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the seats of a file beside what the pages of its accounts say now: what each account told the level above when it was made last. Reads only.
/// Thread-safe.
final class PagesNow {
    /// The pages of so many accounts are added up: one call of the table. Of more those that are named are read, and nothing is added up.
    static final int ADDED = 100;

    private final Ledger ledger;

    PagesNow(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param entries all that the file says
    /// @param named the accounts that the look names
    /// @return empty for a file that tells no seats
    Optional<FileSeats> read(Tenant tenant, List<Entry> entries, StatusWords words, List<String> named) {
        SortedMap<String, Seats> file = new FileSums(words).of(entries);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var accounts = new TreeSet<String>();
        entries.forEach(entry -> entry.account().ifPresent(accounts::add));
        boolean tooMany = accounts.size() > ADDED;
        Map<String, Seats> now = now(tenant, tooMany ? named : accounts);
        Optional<Seats> nobodys = Optional.ofNullable(file.get(""));
        boolean isCompared = !tooMany && nobodys.isEmpty() && !now.isEmpty();
        return Optional.of(new FileSeats(FileSeats.Told.of(Seats.sum(file.values())),
                isCompared ? Optional.of(FileSeats.Told.of(Seats.sum(now.values()))) : Optional.empty(), tooMany,
                now.size(),
                named.stream()
                        .map(account -> new FileSeats.OfAccount(account, told(file, account), told(now, account)))
                        .toList(),
                nobodys.map(FileSeats.Told::of)));
    }

    private static Optional<FileSeats.Told> told(Map<String, Seats> seats, String account) {
        return Optional.ofNullable(seats.get(account)).map(FileSeats.Told::of);
    }

    private Map<String, Seats> now(Tenant tenant, Collection<String> accounts) {
        Map<String, Seats> now = new TreeMap<>();
        ledger.units()
                .summaries(accounts.stream()
                        .map(id -> Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", id)))
                        .toList())
                .forEach(item -> UnitSummary.of(item)
                        .known()
                        .map(UnitSummary::account)
                        .ifPresent(told -> put(now, told)));
        return now;
    }

    private static void put(Map<String, Seats> now, AccountSummary told) {
        now.put(told.account(), told.seats());
    }
}
