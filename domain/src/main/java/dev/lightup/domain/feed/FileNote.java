package dev.lightup.domain.feed;

import dev.lightup.domain.state.FeedShare.HeldShare;
import dev.lightup.domain.state.FeedState.LeftOut;
import java.util.Optional;

/// What is to be told of a feed's newest file beside the numbers that rest on it.
///
/// @param feed the feed: endpoint and kind of rows
/// @param leftOut rows of the account that were listed and not read: what an earlier file said of them stands
/// @param nobodys rows that could not be read and name no account: they may be this one's
/// @param held the file that lists so much less than the one before that nothing is taken for gone
/// @param open the file that is being read in: what the account shows is partly that file's, partly what stood before
public record FileNote(
        String feed,
        Optional<LeftOut> leftOut,
        Optional<LeftOut> nobodys,
        Optional<HeldShare> held,
        Optional<UnfinishedFile> open) {
    /// Whether there is anything to tell.
    public boolean says() {
        return leftOut.isPresent() || nobodys.isPresent() || held.isPresent() || open.isPresent();
    }
}
