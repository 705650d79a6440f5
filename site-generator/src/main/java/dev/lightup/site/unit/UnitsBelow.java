package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.UnitMembership;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The units below that a unit is made from.
///
/// @param count how many there are
/// @param word what they are told when the run is done
public record UnitsBelow(int count, Optional<Word> word) {
    /// There are none.
    static final UnitsBelow NONE = new UnitsBelow(0, Optional.empty());

    /// What an account tells the groups of its customers.
    ///
    /// @param frame what their pages say that is the account's
    /// @param rest a hash of what names no customer, on which all their pages rest
    /// @param whole whether all of them have told what the account needs of them
    /// @param members memberships of groups that nobody put yet
    /// @param wanted groups that are to run
    public record Word(
            AccountFrame frame,
            String rest,
            boolean whole,
            List<UnitMembership> members,
            Collection<Unit> wanted) {
        public Word {
            members = List.copyOf(members);
            wanted = List.copyOf(wanted);
        }
    }
}
