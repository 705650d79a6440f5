package dev.lightup.functions.together;

import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import java.util.List;
import java.util.Optional;

/// A reader at this moment, as far as accounts can be shown together to it.
///
/// @param session which may open less than its reader has
/// @param homes what shows accounts together and was not taken back: also where one of the accounts was, or one was added, so that it can be parted
/// @param held what was granted and holds
/// @param open those of it whose pages may be seen now
public record TogetherReader(
        ReaderSession session,
        List<ReaderGrant> homes,
        List<ReaderGrant> held,
        List<ReaderGrant> open) {
    /// A home is of accounts of so many distributors at least.
    static final int DISTRIBUTORS = 2;

    public TogetherReader {
        homes = List.copyOf(homes);
        held = List.copyOf(held);
        open = List.copyOf(open);
    }

    String reader() {
        return session.reader();
    }

    /// The accounts that it may have shown together: opened, and entered once by the address that was recorded for all of them.
    List<ReaderGrant> accounts() {
        return open.stream()
                .filter(grant -> grant.unit() instanceof Unit.Account && OpaqueId.isOne(grant.unit().id()))
                .filter(grant -> grant.accepted().isPresent() && grant.address().reader().equals(reader()))
                .toList();
    }

    /// The accounts of the homes that it joined.
    List<Unit> joined() {
        return homes().stream().flatMap(grant -> grant.invited().on().stream()).toList();
    }

    /// The same without accounts that it may have shown together.
    TogetherReader homesAlone() {
        return new TogetherReader(session, homes, held, List.of());
    }

    Optional<ReaderGrant> home(String id) {
        return homes().stream().filter(grant -> grant.unit().id().equals(id)).findFirst();
    }

    /// Whether it reads the home of that id.
    boolean isRead(String id) {
        return home(id).filter(held::contains).isPresent();
    }

    static boolean isOfSeveral(List<ReaderGrant> accounts) {
        return accounts.stream().map(grant -> grant.unit().tenant()).distinct().count() >= DISTRIBUTORS;
    }

    static LinkedUnit linked(Unit account) {
        return new LinkedUnit(account.tenant(), account.id());
    }

    /// Those of some grants that are of these accounts.
    static List<ReaderGrant> of(List<ReaderGrant> grants, List<LinkedUnit> accounts) {
        return grants.stream()
                .filter(grant -> accounts.stream().anyMatch(one -> one.unit().equals(grant.unit())))
                .toList();
    }
}
