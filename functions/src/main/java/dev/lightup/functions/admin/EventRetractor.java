package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.retracting.RetractedEvent;
import dev.lightup.functions.retracting.RetractionParts;
import dev.lightup.functions.retracting.RetractionRow;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.operator.RetractionBody;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Takes a stored event back, or takes that back. Each retraction can itself be retracted, so what holds is told by how many there are
/// in a row: none, and the event counts; one, and it does not; two, and it does again. Nothing is ever changed. Thread-safe.
final class EventRetractor {
    private static final String ACCOUNT = "account:";

    private final Ledger ledger;
    private final Formats formats;
    private final RetractionParts parts;
    private final InstantSource clock;

    EventRetractor(Ledger ledger, Formats formats, RetractionParts parts, InstantSource clock) {
        this.ledger = ledger;
        this.formats = formats;
        this.parts = parts;
        this.clock = clock;
    }

    AdminAnswer retract(AdminCommand.Retract asked) {
        Optional<RawKey> key = key(asked);
        if (key.isEmpty()) {
            return new AdminAnswer.Malformed("an event is named by its receipt, or by source and id");
        }
        Optional<RawEvent> raw = ledger.rawEvents().find(key.get());
        if (raw.isEmpty()) {
            return new AdminAnswer.Unknown("this tenant has no such event");
        }
        if (raw.get().file().isPresent()) {
            return new AdminAnswer.Refused("uploaded-file",
                    "a file that was uploaded is corrected by the next file of its feed");
        }
        List<Entry> entries;
        try {
            entries = formats.entries(raw.get());
        } catch (IllegalStateException e) {
            return new AdminAnswer.Refused("not-read", "what it says cannot be read, so it counts nowhere");
        }
        return entries.isEmpty()
                ? new AdminAnswer.Refused("says-nothing", "it speaks of no subject")
                : retract(whole(raw.get(), entries), asked);
    }

    private static Optional<RawKey> key(AdminCommand.Retract asked) {
        if (asked.receipt().isPresent()) {
            return asked.source().isPresent() || asked.id().isPresent()
                    ? Optional.empty()
                    : asked.receipt().flatMap(receipt -> RawKey.ofReceipt(asked.tenant(), receipt));
        }
        return asked.source().flatMap(source -> asked.id().map(id -> RawKey.of(asked.tenant(), source, id)));
    }

    /// A part of a retraction stands for all of it.
    private RetractedEvent whole(RawEvent raw, List<Entry> entries) {
        return raw.format().equals(RetractionBody.FORMAT) ? parts.whole(raw) : RetractedEvent.of(raw, entries);
    }

    private AdminAnswer retract(RetractedEvent event, AdminCommand.Retract asked) {
        boolean undo = asked.undo().orElse(false);
        RetractionRow row = RetractionRow.of(event, parts);
        boolean holds = row.holds();
        if (undo && row.count() == 0) {
            return new AdminAnswer.Refused("not-retracted", "it was never retracted");
        }
        if (undo == holds) {
            // what holds is not what is wanted: one more in the row
            return asked.dryRun().orElse(false)
                    ? answer(Optional.empty(), undo, false, row.last())
                    : put(row.last(), undo);
        }
        // it is said already; what a process that ended half-way did not put of it, or what is new since, is put now
        return row.said()
                .filter(_ -> !asked.dryRun().orElse(false))
                .map(said -> put(said, undo))
                .orElseGet(() -> answer(row.said().map(parts::receipt), undo, true, row.last()));
    }

    private AdminAnswer put(RetractedEvent event, boolean undo) {
        boolean isNew = parts.put(event, clock.instant());
        return answer(Optional.of(parts.receipt(event)), undo, !isNew, event);
    }

    private AdminAnswer answer(Optional<String> receipt, boolean undo, boolean repeated, RetractedEvent event) {
        String tenant = event.key().tenant();
        NavigableSet<Subject> subjects = new TreeSet<>(event.subjects());
        event.customers().forEach(customer -> subjects.addAll(ledger.customers().names(tenant, customer)));
        NavigableSet<String> accounts = new TreeSet<>();
        // all that ever held one: what is brought back may be what made it the holder
        ledger.subjects()
                .states(tenant, subjects)
                .forEach(state -> state.paths()
                        .keySet()
                        .stream()
                        .filter(path -> path.startsWith(ACCOUNT))
                        .forEach(path -> accounts.add(path.substring(ACCOUNT.length()))));
        return new AdminAnswer.Retracted(receipt, undo, repeated, subjects.size(),
                subjects.stream().limit(AdminAnswer.Retracted.MOST).map(Subject::toString).toList(),
                List.copyOf(accounts));
    }
}
