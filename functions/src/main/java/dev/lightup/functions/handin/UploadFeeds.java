package dev.lightup.functions.handin;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.format.Format;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The feeds of a distributor that take files. Thread-safe.
final class UploadFeeds {
    private final Ledger ledger;
    private final Directory directory;
    private final Formats formats;

    UploadFeeds(Ledger ledger, Directory directory, Formats formats) {
        this.ledger = ledger;
        this.directory = directory;
        this.formats = formats;
    }

    /// Those of which something was heard, or which are listed, with what they read. One that does not open takes no file and is left out: the others'
    /// forms do not wait for whoever mends it.
    HandInAnswer known(String tenant) {
        Stream<String> heard = ledger.units()
                .members(Unit.distributor(tenant))
                .stream()
                .filter(subject -> subject.kind() == Subject.Kind.ENDPOINT)
                .map(Subject::id);
        SortedMap<String, String> reads = new TreeMap<>();
        Stream.concat(heard, directory.endpoints(tenant).stream())
                .distinct()
                .forEach(id -> opened(tenant, id).ifPresent(found -> reads.put(id, rows(found))));
        return new HandInAnswer.Feeds(List.copyOf(reads.keySet()), reads);
    }

    /// Of what its maps read rows.
    private static String rows(Endpoint feed) {
        return feed.columns()
                .stream()
                .map(map -> map.feed().word())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Optional<Endpoint> opened(String tenant, String endpoint) {
        try {
            return feed(tenant, endpoint);
        } catch (UnopenedEndpoint _) {
            return Optional.empty();
        }
    }

    /// A feed of files of that tenant; an endpoint of another one is none, as one that does not exist.
    Optional<Endpoint> feed(String tenant, String endpoint) {
        return Endpoint.isValidId(endpoint)
                ? directory.endpoint(endpoint)
                        .filter(found -> found.tenant().equals(tenant) && format(found).isPresent())
                : Optional.empty();
    }

    /// The format of one that takes files.
    Optional<Format> format(Endpoint endpoint) {
        return formats.named(endpoint.format()).filter(format -> format.mediaTypes().containsKey(ExportFormat.CSV));
    }
}
