package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.KeptFile;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.format.UploadFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What stored events say: of themselves, or, where they announced a file, by what is kept of it. Thread-safe.
public final class EventEntries {
    private final Ledger ledger;
    private final Formats formats;

    public EventEntries(Ledger ledger, Formats formats) {
        this.ledger = ledger;
        this.formats = formats;
    }

    /// All entries of an event; of one whose file is not kept, none.
    ///
    /// @throws IllegalStateException when no format reads it
    public List<Entry> of(RawEvent event) {
        return of(event, _ -> true);
    }

    /// Some of the entries of an event. Of a file no more is held at a time than those and one piece.
    public List<Entry> of(RawEvent event, Predicate<Entry> wanted) {
        if (event.file().isEmpty()) {
            return formats.entries(event).stream().filter(wanted).toList();
        }
        List<Entry> entries = new ArrayList<>();
        ledger.kept().find(event.key()).ifPresent(file -> {
            if (file.refused().isEmpty()) {
                entries.add(begun(event, file));
                for (int number = 0; number < file.pieces(); number++) {
                    entries.addAll(piece(event, file, number));
                    entries.removeIf(wanted.negate());
                }
            }
            entries.addAll(end(event, file));
        });
        entries.removeIf(wanted.negate());
        return entries;
    }

    /// What an event says of a file of many rows before its first row; empty for every other event, and while its file is not kept.
    public Optional<Entry> begun(RawEvent event) {
        return event.file().isEmpty()
                ? LargeFiles.begun(formats.entries(event))
                : ledger.kept()
                        .find(event.key())
                        .filter(file -> file.refused().isEmpty())
                        .map(file -> begun(event, file));
    }

    /// What is told before the first row of a file.
    public Entry begun(RawEvent event, KeptFile file) {
        return uploads(event).begun(event, file.how());
    }

    /// What a piece of a file says.
    public List<Entry> piece(RawEvent event, KeptFile file, int number) {
        return uploads(event).piece(event, file.how(), number, ledger.kept().rows(file.file(), file.shape(), number));
    }

    /// What is told when every piece is done.
    public List<Entry> end(RawEvent event, KeptFile file) {
        return file.refused()
                .map(why -> List.of(formats.refused(event, why)))
                .orElseGet(() -> uploads(event).end(event, file.how()));
    }

    private UploadFormat uploads(RawEvent event) {
        return formats.uploads(event.format());
    }
}
