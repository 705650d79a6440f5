package dev.lightup.domain.feed;

import dev.lightup.domain.state.EndpointState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The health of one endpoint's feed.
///
/// @param endpoint the endpoint's id
/// @param lastReceived when it last told something of itself: a test, a heartbeat, an export, something quarantined
/// @param tested when its sender last tried the connection
/// @param heartbeat when its sender last said that it is alive
/// @param silent whether a sender that gives heartbeats has given none for longer than the distributor's silence limit
/// @param quarantined how many requests or rows could not be understood
/// @param problems the newest of them, newest first
/// @param files the files of its feeds
public record FeedReading(
        String endpoint,
        Optional<Instant> lastReceived,
        Optional<Instant> tested,
        Optional<Instant> heartbeat,
        boolean silent,
        long quarantined,
        List<EndpointState.Problem> problems,
        Files files) {
    public FeedReading {
        problems = List.copyOf(problems);
    }

    /// The files of an endpoint's feeds.
    ///
    /// @param newest the newest of each feed that is read
    /// @param open those that are being read in
    public record Files(List<FileOfFeed> newest, List<OpenFile> open) {
        public Files {
            newest = List.copyOf(newest);
            open = List.copyOf(open);
        }

        private boolean areTroubled() {
            return open.stream().anyMatch(one -> one.file().late())
                    || newest.stream().anyMatch(one -> one.file().unreadable() > 0 || one.held().isPresent());
        }
    }

    /// The newest file of a feed.
    ///
    /// @param feed the feed's name
    /// @param file what was read
    /// @param ageDays whole business days since its as-of
    /// @param held the file that lists so much less than the one before that nothing is taken for gone
    public record FileOfFeed(String feed, EndpointState.Export file, int ageDays, Optional<HeldFile> held) {}

    /// A file that is being read in.
    ///
    /// @param feed the feed's name
    public record OpenFile(String feed, UnfinishedFile file) {}

    /// A whole file that would make too much gone.
    ///
    /// @param rows how many rows it lists, of the accounts that the newest whole file lists
    /// @param before how many that one lists
    public record HeldFile(Instant asOf, long rows, long before) {}

    /// Whether something needs the sender's engineer.
    public boolean isTroubled() {
        return silent || quarantined > 0 || files.areTroubled();
    }
}
