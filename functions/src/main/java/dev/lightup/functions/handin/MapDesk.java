package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandedFile;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.EndpointDocument.ColumnsDocument;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.DraftedColumns;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.http.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Drafts the column map of a file that no map of its feed reads, and keeps it as the feed's next version once somebody who was told what it
/// makes of the file has it published. Thread-safe.
final class MapDesk {
    /// An endpoint that is written longer takes no further map by a form: some room is left to the operator.
    static final int LARGEST = 60 * 1024;
    private static final int ATTEMPTS = 20;

    private final Directory directory;
    private final DirectoryStore store;

    MapDesk(Directory directory, DirectoryStore store) {
        this.directory = directory;
        this.store = store;
    }

    /// A map that is not kept yet.
    ///
    /// @param kept the endpoint that it was drafted for
    /// @param next the same with it
    record Draft(DirectoryStore.Kept kept, EndpointDocument next, DraftedColumns columns) {
        /// What is said of it: `seats 2`.
        String map() {
            ColumnsDocument last = next.columns().getLast();
            return last.feed() + " " + last.version().orElseThrow();
        }
    }

    /// What reads a file.
    sealed interface Reading {
        /// The endpoint with a map that is not kept yet.
        record Drafted(Endpoint endpoint, Draft draft) implements Reading {}

        /// Nothing.
        record None(HandInAnswer why) implements Reading {}
    }

    /// The endpoint as it is kept now; empty where no further map can be kept: one that was made by hand is in no list, and who writes lists
    /// may do more than keep maps.
    Optional<DirectoryStore.Kept> kept(HandedFile file) {
        return store.endpoint(file.endpoint())
                .filter(one -> one.endpoint().tenant().equals(file.tenant())
                        && directory.endpoints(file.tenant()).contains(file.endpoint()));
    }

    /// What reads a file that the maps of its feed do not.
    ///
    /// @param kept the feed as it is now
    /// @param why they do not
    static Reading reading(
            Optional<DirectoryStore.Kept> kept,
            Format format,
            HandedFile file,
            ByteString bytes,
            String why) {
        if (kept.isEmpty()) {
            return refused(HandInAnswer.Refusal.COLUMNS, why, format.draft(bytes), Optional.empty());
        }
        boolean nameless = kept.get().endpoint().nameless().orElse(false);
        return format.drafted(bytes, file.said())
                // a column that nobody knows may hold names
                .map(columns -> nameless ? columns.withoutValues() : columns)
                .map(columns -> columns.open().isEmpty()
                        ? drafted(kept.get(), columns)
                        : new Reading.None(new HandInAnswer.Asked(columns)))
                .orElseGet(() -> refused(HandInAnswer.Refusal.COLUMNS, why, Optional.empty(), Optional.empty()));
    }

    private static Reading drafted(DirectoryStore.Kept kept, DraftedColumns columns) {
        List<ColumnsDocument> maps = new ArrayList<>(kept.endpoint().columns());
        Set<String> drafted = columns.map(1).headers();
        for (ColumnMap map : kept.endpoint().endpointOf().columns()) {
            if (map.headers().containsAll(drafted)) {
                var more = new TreeSet<>(map.headers());
                more.removeAll(drafted);
                return refused(HandInAnswer.Refusal.MAP, "Column map " + map.version()
                        + " has all of these columns, and its files would be read by a map of these alone. Add to the file what it has beside them ("
                        + String.join(", ", more)
                        + "), or give such files a feed of their own.", Optional.empty(), Optional.of(columns));
            }
        }
        int highest = maps.stream().mapToInt(map -> map.version().orElse(1)).max().orElse(0);
        maps.add(ColumnsDocument.of(columns.map(highest + 1)));
        EndpointDocument next = kept.endpoint().reading(maps);
        if (Codec.write(next).length > LARGEST) {
            return refused(HandInAnswer.Refusal.MAP, "The feed has as many maps as it can hold.", Optional.empty(),
                    Optional.of(columns));
        }
        try {
            return new Reading.Drafted(next.endpointOf(), new Draft(kept, next, columns));
        } catch (IllegalArgumentException e) {
            return refused(HandInAnswer.Refusal.MAP, String.valueOf(e.getMessage()), Optional.empty(),
                    Optional.of(columns));
        }
    }

    private static Reading refused(
            HandInAnswer.Refusal why,
            String detail,
            Optional<String> draft,
            Optional<DraftedColumns> columns) {
        return new Reading.None(new HandInAnswer.Refused(why, detail, List.of(), draft, columns));
    }

    /// Keeps a map.
    ///
    /// @return whether it is there now; not where somebody else gave the feed another one since it was drafted
    boolean keep(Draft draft) {
        DirectoryStore.Kept kept = draft.kept();
        EndpointDocument next = draft.next();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (store.replace(kept, next)) {
                directory.forget();
                return true;
            }
            Optional<DirectoryStore.Kept> now = store.endpoint(next.endpoint());
            List<ColumnsDocument> maps = now.map(one -> one.endpoint().columns()).orElse(List.of());
            if (now.isEmpty() || !maps.equals(kept.endpoint().columns())) {
                directory.forget();
                return maps.equals(next.columns());
            }
            // its keys were changed, or it was switched: that stays
            kept = now.get();
            next = kept.endpoint().reading(next.columns());
        }
        throw new IllegalStateException("others change endpoint " + next.endpoint() + " again and again");
    }

    /// The map that read a file, as far as it tells what rows mean.
    static String told(Endpoint endpoint, int version) {
        return endpoint.columns()
                .stream()
                .filter(map -> map.version() == version)
                .findFirst()
                .map(MapDesk::told)
                .orElse("");
    }

    private static String told(ColumnMap map) {
        return Codec.text(ColumnsDocument.of(map));
    }
}
