package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.subject.StateItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Folds subjects anew now: one, or all that a tenant's events name, as far as the time of a call allows. Thread-safe.
final class SubjectRefolder {
    private final Ledger ledger;
    private final SpokenSubjects spoken;
    private final SubjectFolding folding;

    SubjectRefolder(Ledger ledger, SpokenSubjects spoken, SubjectFolding folding) {
        this.ledger = ledger;
        this.spoken = spoken;
        this.folding = folding;
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

    /// A subject is folded once for each hundred events that name it, not once for each.
    private AdminAnswer all(String tenant, Optional<IndexMarker> after, BooleanSupplier inTime) {
        Tally tally = new Tally();
        Optional<IndexMarker> next = spoken.walk(tenant, Instant.EPOCH, after, _ -> true, inTime,
                subjects -> subjects.forEach(subject -> refold(tenant, subject, tally)));
        return tally.answer(next.map(IndexMarker::toString));
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
