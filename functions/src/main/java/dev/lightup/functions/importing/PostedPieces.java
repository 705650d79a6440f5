package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.KeyIds;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a file that lies in its raw event: all entries of one subject are in one.
record PostedPieces(List<List<Entry>> pieces, List<Entry> end) implements FilePieces {
    private static final int HASH = 8;

    /// @param count into how many pieces it is cut
    static PostedPieces of(List<Entry> entries, int count) {
        List<List<Entry>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new ArrayList<>());
        }
        List<Entry> end = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry.subject().kind()) {
                case FEED, ENDPOINT -> end.add(entry);
                case PARTNER, OFFER, CUSTOMER, ORDER, SUBSCRIPTION, USAGE, MILESTONE, ESCALATION, PROGRAMME, LINK,
                        PORTFOLIO ->
                    rows.get(piece(entry.subject(), count)).add(entry);
            }
        }
        end.removeIf(entry -> entry.fact() instanceof FeedFact.FileBegun);
        return new PostedPieces(rows, end);
    }

    @Override
    public int count() {
        return pieces.size();
    }

    @Override
    public List<Entry> rows(int number) {
        return pieces.get(number);
    }

    @Override
    public boolean isBySubject() {
        return true;
    }

    private static int piece(Subject subject, int count) {
        return (int) (Long.parseLong(KeyIds.hash(HASH, KeyIds.utf8(subject.toString())), 16) % count);
    }
}
