package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.format.Vocabulary;
import dev.lightup.senders.http.ByteString;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Posts files of one feed, one a day, and tells what then stands on an account's page: read, kept, stored, read again, folded, counted. Not
/// safe for use by several threads.
final class FileDesk {
    private static final Vocabulary VOCABULARY = Formats.all(InstantSource.system()).vocabulary();
    private static final Instant FIRST = Instant.parse("2026-11-20T12:00:00Z");
    private static final Programme PROGRAMME = new Programme("Active use", List.of(), List.of(), List.of(), List.of());

    private final ColumnMap columns;
    private final List<Entry> entries = new ArrayList<>();
    private int posted;

    FileDesk(ColumnMap columns) {
        this.columns = columns;
    }

    /// A map under which our field names are the headers.
    static FileDesk of(ColumnMap.Feed feed) {
        return of(feed, Optional.empty());
    }

    /// The same, with days in that pattern.
    static FileDesk of(ColumnMap.Feed feed, Optional<String> dates) {
        Map<String, String> map = ExportField.fields(feed)
                .stream()
                .filter(field -> field != ExportField.AS_OF)
                .collect(Collectors.toMap(ExportField::word, ExportField::word, (one, _) -> one, TreeMap::new));
        return new FileDesk(new ColumnMap(1, feed, Optional.of("asOf"), map, dates));
    }

    /// Posts a file that is received at noon, a day after the one before.
    ExportRows post(String file) {
        Instant received = FIRST.plusSeconds(86_400L * posted);
        if (!(ColumnMatch.find(file, List.of(columns)) instanceof ColumnMatch.Search.Found(ColumnMatch layout))) {
            throw new AssertionError("no column map fits");
        }
        var keeping = new ExportTokenizer(layout, ByteString.of(new byte[32]), Optional.empty());
        String stored = keeping.sheet(received, received).write(keeping.fields());
        ExportRows rows = ExportRows.of(StoredExport.read(stored), "ep_files/" + columns.feed().word(),
                VOCABULARY.statuses());
        if (rows.read() > 0 || layout.table().isEmpty()) {
            entries.addAll(Formats.all(InstantSource.fixed(received)).entries(raw(stored, received)));
        }
        posted++;
        return rows;
    }

    private RawEvent raw(String body, Instant received) {
        String id = "0001-" + posted;
        return new RawEvent(RawKey.of("nordvik", "/nordvik/files", id), "ep_files", "/nordvik/files", id, "export", 1,
                "text/csv", received, Grade.A, "k1", "mac", "request", "e" + posted, RawEvent.Standing.ACCEPTED,
                Optional.empty(), Optional.empty(), body);
    }

    /// What the files said, in the order in which their rows did.
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// What an account's page is made from.
    AccountReading account(String account) {
        Map<Subject, List<Entry>> bySubject = entries.stream().collect(Collectors.groupingBy(Entry::subject));
        List<HeldSlice> held = new ArrayList<>();
        bySubject.forEach((subject, said) -> {
            for (Slice slice : new Fold(VOCABULARY.statuses()).fold(subject, said).slices()) {
                if (slice.holder().equals(Holder.account(account))) {
                    held.add(new HeldSlice(subject, slice));
                }
            }
        });
        return new AccountReader(PROGRAMME, VOCABULARY.reasons()).read("nordvik", account, held,
                FIRST.plusSeconds(86_400L * 9));
    }

    /// Sold seats of a customer, over its SKUs.
    Optional<Long> sold(String account, String customer) {
        return account(account).customers()
                .stream()
                .filter(one -> one.id().equals(customer))
                .findFirst()
                .flatMap(one -> one.seats().total().sold());
    }
}
