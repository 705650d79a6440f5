package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.KeyIds;
import java.util.ArrayList;
import java.util.List;

/// A file's entries, cut so that all that speak of one subject stand in one piece: which they are depends on the file alone.
///
/// @param rows the pieces
/// @param end what the file says as a whole: it comes when every piece is done
record FilePieces(List<List<Entry>> rows, List<Entry> end) {
    private static final int HASH = 8;

    /// @param count into how many pieces it is cut
    static FilePieces of(List<Entry> entries, int count) {
        List<List<Entry>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new ArrayList<>());
        }
        List<Entry> end = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry.subject().kind()) {
                case FEED, ENDPOINT -> end.add(entry);
                case PARTNER, OFFER, CUSTOMER, ORDER, SUBSCRIPTION, USAGE, MILESTONE, ESCALATION, PROGRAMME ->
                    rows.get(piece(entry.subject(), count)).add(entry);
            }
        }
        end.removeIf(entry -> entry.fact() instanceof FeedFact.FileBegun);
        return new FilePieces(rows, end);
    }

    int count() {
        return rows.size();
    }

    private static int piece(Subject subject, int count) {
        return (int) (Long.parseLong(KeyIds.hash(HASH, KeyIds.utf8(subject.toString())), 16) % count);
    }
}
