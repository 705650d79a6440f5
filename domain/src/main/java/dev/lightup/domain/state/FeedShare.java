package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import dev.lightup.domain.state.FeedState.LeftOut;
import dev.lightup.domain.state.FeedState.OpenFile;
import java.time.Instant;
import java.util.Optional;

/// What the files of one feed say of one account: that account's share of the feed's state.
///
/// @param whole up to when what is not listed of the account was absent
/// @param leftOut its rows of the newest file that were left out
/// @param nobodys rows of that file that were left out and name no account: they may be this one's
/// @param held a file that would make too much gone, where some of it is this account's
/// @param open the newest file that is being read in: what the account shows is partly that file's
@StoredName("feed_share")
public record FeedShare(
        Optional<Instant> whole,
        Optional<LeftOut> leftOut,
        Optional<LeftOut> nobodys,
        Optional<HeldShare> held,
        Optional<OpenFile> open) implements SubjectState {
    /// A file that is held.
    ///
    /// @param rows how many rows of the account it lists
    /// @param before how many the newest whole file lists
    public record HeldShare(Instant asOf, long rows, long before) {}
}
