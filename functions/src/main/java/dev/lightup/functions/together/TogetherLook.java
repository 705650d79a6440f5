package dev.lightup.functions.together;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.ledger.access.ReaderGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a reader may have shown together or apart now.
///
/// @param address the reader's, as it was recorded for all of the accounts
/// @param free accounts that stand by themselves; none where they are of one distributor
/// @param homes what is shown together already, and to this reader or for it to join
record TogetherLook(Optional<String> address, List<ReaderGrant> free, List<Home> homes) {
    TogetherLook {
        free = List.copyOf(free);
        homes = List.copyOf(homes);
    }

    /// Accounts that are shown together.
    ///
    /// @param accounts all of them, or as far as the reader knows them
    /// @param grant the reader's of it; absent where it is to be joined, or joined anew with one account more
    /// @param isOwn whether this reader linked them
    /// @param isRead whether the reader may read it: one of the accounts may have been taken back
    record Home(String id, List<ReaderGrant> accounts, Optional<ReaderGrant> grant, boolean isOwn, boolean isRead) {
        Home {
            accounts = List.copyOf(accounts);
        }
    }

    /// @param linked the homes of the reader's accounts; of one that is of others too, or somebody else's, nothing is told
    /// @param takenBack whether a home was taken back from the reader: it is not offered again
    static TogetherLook of(
            TogetherReader reader,
            List<HandInAnswer.LinkedHome> linked,
            Predicate<HandInAnswer.LinkedHome> takenBack) {
        List<ReaderGrant> accounts = reader.accounts();
        List<LinkedUnit> taken = linked.stream().flatMap(home -> home.accounts().stream()).toList();
        List<ReaderGrant> free = new ArrayList<>(accounts);
        free.removeAll(TogetherReader.of(accounts, taken));
        List<Home> homes = linked.stream()
                .filter(home -> reader.home(home.id()).isPresent()
                        || (isToJoin(home, accounts) && !takenBack.test(home)))
                .map(home -> {
                    boolean read = reader.isRead(home.id());
                    return new Home(home.id(), TogetherReader.of(reader.held(), home.accounts()),
                            reader.home(home.id()).filter(_ -> read || !isToJoin(home, accounts)),
                            home.by() == HandInAnswer.Linker.READER, read);
                })
                .toList();
        return new TogetherLook(accounts.stream().findFirst().map(grant -> grant.address().text()),
                TogetherReader.isOfSeveral(free) ? free : List.of(), homes);
    }

    private static boolean isToJoin(HandInAnswer.LinkedHome home, List<ReaderGrant> accounts) {
        List<ReaderGrant> known = TogetherReader.of(accounts, home.accounts());
        return home.whole() && home.by() != HandInAnswer.Linker.ANOTHER && known.size() == home.accounts().size()
                && TogetherReader.isOfSeveral(known);
    }
}
