package dev.lightup.domain.state;

import dev.lightup.domain.event.FeedFact.UnreadRow;
import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What the files of one feed list, account by account.
///
/// @param latest the as-of of the newest file, whole or not
/// @param whole the as-of of the newest whole file that counts
/// @param accounts the accounts that whole files listed
/// @param held the newest whole file, where it would make too much gone: it counts as partial
/// @param nobodys rows of the newest file that were left out and name no account
/// @param open the files that are being read in, by source and id of their event; absent when none is
@StoredName("feed")
public record FeedState(
        Optional<Instant> latest,
        Optional<Instant> whole,
        SortedMap<String, Listing> accounts,
        Optional<HeldFile> held,
        Optional<LeftOut> nobodys,
        Optional<OpenFiles> open) implements SubjectState {
    /// How many accounts of one feed are kept. Nothing of further ones is ever taken for gone.
    public static final int ACCOUNTS = 400;
    /// How many characters their ids have together, at most: a state is bounded.
    public static final int CHARACTERS = 16_000;

    /// How many files of one feed are told of while they are being read in.
    public static final int OPEN = 8;

    /// Files that are being read in.
    public record OpenFiles(SortedMap<String, OpenFile> files) {}

    /// A file that is being read in.
    ///
    /// @param asOf the moment of its oldest row
    /// @param received when all of it was there
    /// @param rows how many rows it has
    public record OpenFile(Instant asOf, Instant received, long rows) {}

    /// One account.
    ///
    /// @param whole up to when what is not listed of it was absent; absent while no whole file spoke of it
    /// @param rows how many rows the newest whole file lists; 0 when it lists none any more
    /// @param seats how many seats they have
    /// @param leftOut its rows of the newest file that were left out
    public record Listing(Optional<Instant> whole, long rows, long seats, Optional<LeftOut> leftOut) {}

    /// Rows of a file that were left out.
    ///
    /// @param asOf the file's
    /// @param rows how many
    /// @param first some of them, by line
    public record LeftOut(Instant asOf, long rows, List<UnreadRow> first) {
        public LeftOut {
            first = List.copyOf(first);
        }
    }

    /// A whole file that would make too much gone.
    ///
    /// @param accounts what it lists
    public record HeldFile(Instant asOf, SortedMap<String, Count> accounts) {}

    /// What a file lists of an account.
    ///
    /// @param asOf the moment of its oldest row
    /// @param partial whether rows of the account were left out, so that nothing of it is gone
    public record Count(Instant asOf, long rows, long seats, boolean partial) {}
}
