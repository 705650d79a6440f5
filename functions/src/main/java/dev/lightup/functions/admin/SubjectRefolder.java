package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Folds subjects anew now: one, or all that a tenant's events name, as far as the time of a call allows. Thread-safe.
final class SubjectRefolder {
    private static final int TOGETHER = 100;
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final EventFinder finder;
    private final EventEntries events;
    private final SubjectFolding folding;
    private final InstantSource clock;

    SubjectRefolder(Ledger ledger, EventFinder finder, Formats formats, SubjectFolding folding, InstantSource clock) {
        this.ledger = ledger;
        this.finder = finder;
        this.events = new EventEntries(ledger, formats);
        this.folding = folding;
        this.clock = clock;
    }

    AdminAnswer refold(AdminCommand.Refold asked, BooleanSupplier inTime) {
        if (asked.subject().isEmpty()) {
            Optional<IndexMarker> after = asked.next().flatMap(IndexMarker::parse);
            return asked.next().isPresent() && after.isEmpty()
                    ? new AdminAnswer.Malformed("/next: what the last answer said")
                    : all(asked.tenant(), after, inTime);
        }
        Optional<Subject> subject = asked.subject().flatMap(Subject::parse);
        if (subject.isEmpty()) {
            return new AdminAnswer.Malformed("/subject: kind/id, such as order/7Q-2210");
        }
        if (!isKnown(asked.tenant(), subject.get())) {
            return new AdminAnswer.Unknown("nothing is stored of this subject");
        }
        Tally tally = new Tally();
        refold(asked.tenant(), subject.get(), tally);
        return tally.answer(Optional.empty());
    }

    private boolean isKnown(String tenant, Subject subject) {
        return ledger.subjects().state(tenant, subject).isPresent()
                || ledger.subjects().entries(tenant, subject).findFirst().isPresent();
    }

    /// What a call did.
    private static final class Tally {
        private long looked;
        private final List<AnswerParts.Change> changed = new ArrayList<>();
        private final List<AnswerParts.Failed> failed = new ArrayList<>();

        AdminAnswer answer(Optional<String> next) {
            return new AdminAnswer.Refolded(looked, changed.stream().limit(AdminAnswer.Refolded.MOST).toList(),
                    failed.stream().limit(AdminAnswer.Refolded.MOST).toList(), next);
        }
    }

    /// Event by event: a subject is folded once for each hundred events that name it, not once for each.
    private AdminAnswer all(String tenant, Optional<IndexMarker> after, BooleanSupplier inTime) {
        var walk = new ReceivedWalk(ledger.sweeps(), Instant.EPOCH, after, clock.instant().plus(AHEAD));
        Tally tally = new Tally();
        List<RawKey> some = new ArrayList<>();
        @Nullable
        ReceivedEvent last = null;
        while (walk.hasNext()) {
            ReceivedEvent next = walk.next();
            last = next;
            if (next.key().tenant().equals(tenant)) {
                some.add(next.key());
            }
            if (some.size() == TOGETHER) {
                refold(tenant, some, tally);
                some.clear();
                if (!inTime.getAsBoolean()) {
                    return tally.answer(Optional.of(IndexMarker.of(last).toString()));
                }
            }
        }
        refold(tenant, some, tally);
        return tally.answer(Optional.empty());
    }

    private void refold(String tenant, Collection<RawKey> events, Tally tally) {
        NavigableSet<Subject> subjects = new TreeSet<>();
        for (RawEvent raw : finder.read(events).values()) {
            said(raw).forEach(subjects::add);
        }
        subjects.forEach(subject -> refold(tenant, subject, tally));
    }

    /// The subjects of an event; none where it cannot be read, which parks it and is listed there.
    private List<Subject> said(RawEvent raw) {
        try {
            return events.of(raw).stream().map(entry -> entry.subject()).toList();
        } catch (IllegalStateException _) {
            return List.of();
        }
    }

    private void refold(String tenant, Subject subject, Tally tally) {
        tally.looked++;
        Optional<StateItem> before = ledger.subjects().state(tenant, subject);
        try {
            folding.refold(tenant, subject);
        } catch (RuntimeException e) {
            tally.failed.add(new AnswerParts.Failed(subject.toString(), FailureCause.problem(e).orElseThrow(() -> e)));
            return;
        }
        ledger.subjects()
                .state(tenant, subject)
                .filter(after -> before.filter(was -> was.version() == after.version()).isEmpty())
                .ifPresent(after -> tally.changed.add(new AnswerParts.Change(subject.toString(),
                        before.map(StateItem::version), after.version(),
                        before.filter(was -> was.stored().equals(after.stored())).isPresent())));
    }
}
