package dev.lightup.domain.feed;

import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.PartnerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Up to when what is not listed of an account was absent from each feed: by the feed's newest whole file that counts; by files of the first
/// reading, by the newest that lists the account.
public final class FeedAbsence {
    private final Map<String, Instant> absent = new TreeMap<>();
    private final List<FileNote> notes = new ArrayList<>();

    private FeedAbsence() {}

    /// What is known where only one file is: nothing that it lists is absent.
    public static FeedAbsence none() {
        return new FeedAbsence();
    }

    /// @param now what a file that is being read in is judged by
    public FeedAbsence(Optional<PartnerState> partner, List<TypedSlice<FeedShare>> shares, ReadingClock now) {
        partner.map(PartnerState::feeds).ifPresent(absent::putAll);
        for (TypedSlice<FeedShare> share : shares) {
            String feed = share.subject().id();
            FeedShare state = share.state();
            state.whole().ifPresent(at -> absent.merge(feed, at, (one, other) -> one.isAfter(other) ? one : other));
            var note = new FileNote(feed, state.leftOut(), state.nobodys(), state.held(),
                    state.open().map(file -> UnfinishedFile.of(file, now)));
            if (note.says()) {
                notes.add(note);
            }
        }
    }

    /// Whether a later file of the feed no longer lists what it last listed as of then.
    public boolean gone(String feed, Instant asOf) {
        return Optional.ofNullable(absent.get(feed)).filter(file -> file.isAfter(asOf)).isPresent();
    }

    /// What is to be told of the newest files, by feed.
    public List<FileNote> notes() {
        return List.copyOf(notes);
    }
}
