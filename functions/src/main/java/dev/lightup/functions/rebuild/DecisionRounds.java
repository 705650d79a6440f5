package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks at some subjects of a tenant until each is decided: well, or different in several looks with a pause between them, in none of
/// which an event can be on its way. One that fails says so and holds no other up.
final class DecisionRounds {
    /// What was received so lately may be on its way through Apply. What is older and not applied is a difference: Sweep drives it.
    static final Duration ON_ITS_WAY = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(DecisionRounds.class.getName());
    /// A subject that differs does so in this many looks that see the same.
    private static final int LOOKS = 3;
    /// With a pause of half a second on average between them, long enough for what is on its way.
    private static final int MOST = 80;

    private final SubjectChecks subjects;
    private final MeetingChecks meetings;
    private final Optional<DifferenceRepair> mending;
    private final ConflictBackoff patience;
    private final InstantSource clock;

    /// @param mending what makes good; empty when it is only verified
    DecisionRounds(
            SubjectChecks subjects,
            MeetingChecks meetings,
            Optional<DifferenceRepair> mending,
            ConflictBackoff patience,
            InstantSource clock) {
        this.subjects = subjects;
        this.meetings = meetings;
        this.mending = mending;
        this.patience = patience;
        this.clock = clock;
    }

    /// A subject that differs so far.
    ///
    /// @param times how many looks saw just this
    private record Suspect(SubjectLook look, int times) {
        Suspect then(SubjectLook next) {
            return new Suspect(next, next.isSame(look) ? times + 1 : 1);
        }

        boolean isDecided() {
            return times >= LOOKS && !look.isGood() && !look.isPending();
        }
    }

    /// Decides about subjects.
    ///
    /// @param found where differences are noted
    /// @return the first subject that could not be decided about in the time there was
    Optional<Subject> decide(
            String tenant,
            List<Subject> all,
            ExpectedEntries told,
            Collection<DerivedDifference> found,
            BooleanSupplier inTime) {
        SortedMap<Subject, Suspect> open = new TreeMap<>();
        for (Subject subject : all) {
            if (!inTime.getAsBoolean()) {
                return Optional
                        .of(open.isEmpty() || subject.compareTo(open.firstKey()) < 0 ? subject : open.firstKey());
            }
            SubjectLook look = look(tenant, subject, told);
            if (!look.isGood()) {
                open.put(subject, new Suspect(look, 1));
            }
        }
        for (int round = 0; round < MOST && !open.isEmpty(); round++) {
            patience.await(ConflictBackoff.ATTEMPTS);
            List<Subject> decided = new ArrayList<>();
            for (Map.Entry<Subject, Suspect> one : open.entrySet()) {
                if (!inTime.getAsBoolean()) {
                    break;
                }
                Suspect suspect = one.getValue().then(look(tenant, one.getKey(), told));
                one.setValue(suspect);
                if (suspect.isDecided()) {
                    decided.add(one.getKey());
                    note(tenant, one.getKey(), suspect.look(), found);
                }
            }
            // all are noted before one is made good, which may make another one good too
            for (Subject subject : decided) {
                if (!inTime.getAsBoolean()) {
                    break;
                }
                mending.filter(_ -> isSeen(open.get(subject)))
                        .ifPresent(mend -> makeGood(mend, tenant, subject, told, found));
                open.remove(subject);
            }
            open.values().removeIf(suspect -> suspect.look().isGood());
            if (!inTime.getAsBoolean()) {
                break;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstKey());
    }

    private SubjectLook look(String tenant, Subject subject, ExpectedEntries told) {
        Instant young = clock.instant().minus(ON_ITS_WAY);
        try {
            MeetingCheck partition = subject.kind() == Subject.Kind.CUSTOMER
                    ? meetings.of(tenant, subject.id(), told, List.of(), young)
                    : MeetingCheck.NONE;
            return new SubjectLook.Seen(
                    subjects.of(tenant, subject, told.of(tenant, subject), Set.of(), young), partition);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> tenant + " " + subject + " cannot be looked at", e);
            return new SubjectLook.Failed(problem(e));
        }
    }

    private static boolean isSeen(@Nullable Suspect suspect) {
        return suspect != null && suspect.look() instanceof SubjectLook.Seen;
    }

    private static void note(String tenant, Subject subject, SubjectLook look, Collection<DerivedDifference> found) {
        switch (look) {
            case SubjectLook.Failed(String problem) -> found.add(failed(tenant, subject, problem));
            case SubjectLook.Seen seen -> seen.kinds()
                    .forEach(kind -> found.add(new DerivedDifference(tenant, subject.toString(), kind)));
        }
    }

    private void makeGood(
            DifferenceRepair mend,
            String tenant,
            Subject subject,
            ExpectedEntries told,
            Collection<DerivedDifference> found) {
        Instant young = clock.instant().minus(ON_ITS_WAY);
        try {
            if (subject.kind() == Subject.Kind.CUSTOMER) {
                mend.meeting(tenant, subject.id(), told, young);
            }
            mend.subject(tenant, subject, told.of(tenant, subject), young);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> tenant + " " + subject + " cannot be made good", e);
            found.add(failed(tenant, subject, problem(e)));
        }
    }

    private static DerivedDifference failed(String tenant, Subject subject, String problem) {
        return new DerivedDifference(tenant, subject.toString(), Kind.SUBJECT_FAILED, Optional.of(problem));
    }

    private static String problem(RuntimeException e) {
        return FailureCause.problem(e).orElse("not-reached");
    }
}
