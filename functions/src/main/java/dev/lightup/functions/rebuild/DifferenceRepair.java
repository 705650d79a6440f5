package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.CustomerPlacement;
import dev.lightup.functions.apply.EntryReader;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes good what a look found, while events go on arriving. What is put is put again by anybody at any time; what is taken out is
/// looked at once more after it is gone, beside the raw event that it was of: an event that came between the look and the removal may
/// need it, and then it is put back. Thread-safe.
final class DifferenceRepair {
    /// A subject into which events go on arriving is mended so often; then the next rebuild looks at it.
    private static final int ROUNDS = 10;
    private static final Set<Kind> NEED_FOLD = EnumSet.of(Kind.ENTRY_MISSING, Kind.ENTRY_UNEXPECTED, Kind.ENTRY_UNREAD,
            Kind.ENTRY_NEWER, Kind.STATE_MISSING, Kind.STATE_DIFFERENT, Kind.STATE_UNREAD, Kind.STATE_NEWER,
            Kind.CHECKPOINT_UNREAD);

    private final Ledger ledger;
    private final SubjectFolding folding;
    private final EntryReader reader;
    private final SubjectChecks subjects;
    private final MeetingChecks meetings;
    private final InstantSource clock;

    DifferenceRepair(
            Ledger ledger,
            SubjectFolding folding,
            EntryReader reader,
            SubjectChecks subjects,
            MeetingChecks meetings,
            InstantSource clock) {
        this.ledger = ledger;
        this.folding = folding;
        this.reader = reader;
        this.subjects = subjects;
        this.meetings = meetings;
        this.clock = clock;
    }

    /// Makes a subject good.
    ///
    /// @param young an event received since then may be on its way, and is left to who brings it
    void subject(String tenant, Subject subject, List<StoredEntry> told, Instant young) {
        Set<RawKey> removed = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            SubjectCheck check = subjects.of(tenant, subject, told, removed, young);
            if (check.kinds().isEmpty()
                    && check.entries().missing().stream().noneMatch(e -> removed.contains(e.raw()))) {
                return;
            }
            once(tenant, subject, check, removed);
        }
    }

    private void once(String tenant, Subject subject, SubjectCheck check, Set<RawKey> removed) {
        if (check.kinds().contains(Kind.STATE_UNREAD) && check.state().isEmpty()) {
            ledger.subjects().removeBrokenState(tenant, subject);
        }
        members(subject, check);
        check.entries().missing().forEach(ledger.subjects()::put);
        for (FoundEntry entry : check.entries().toRemove()) {
            ledger.subjects().remove(tenant, subject, entry.place());
            removed.add(entry.raw());
        }
        if (check.entries().isNothing()) {
            check.state().ifPresent(this::remove);
        } else if (check.has(NEED_FOLD) || !check.entries().missing().isEmpty()) {
            // a customer that nobody names any more is forgotten here, so that whoever names it from now on meets its maps
            folding.refold(tenant, subject);
        }
        if (!check.strayCheckpoints().isEmpty()) {
            var named = ledger.subjects().state(tenant, subject).flatMap(StateItem::checkpoint);
            check.strayCheckpoints()
                    .stream()
                    .filter(ref -> named.filter(ref::equals).isEmpty())
                    .forEach(ref -> ledger.subjects().removeCheckpoint(tenant, subject, ref));
        }
    }

    private void members(Subject subject, SubjectCheck check) {
        check.state().ifPresent(state -> {
            check.knownMembers()
                    .forEach(unit -> ledger.units().putMemberUnlessNewer(unit, subject, state.version()));
            check.strayMembers().forEach(unit -> ledger.units().removeUnversionedMember(unit, subject));
        });
    }

    /// Takes a state out that no event is behind, if nobody wrote it since; who showed it is told.
    private void remove(StateItem state) {
        if (ledger.subjects().removeState(state.tenant(), state.subject(), state.version())) {
            for (Unit unit : state.members()) {
                ledger.units().removeMember(unit, state.subject(), state.version());
                unit.shownOn().ifPresent(this::due);
            }
        }
    }

    /// Of an account that is not made in levels the account shows what its groups have as members.
    private void due(Unit shown) {
        boolean isMade = !(shown instanceof Unit.Group) || ledger.heads().find(shown).isPresent();
        if (isMade) {
            ledger.heads().lowerDue(shown, clock.instant());
        }
        if (shown instanceof Unit.Group group) {
            ledger.heads().lowerDue(group.ofAccount(), clock.instant());
        }
    }

    /// Makes a customer's partition good.
    void meeting(String tenant, String customer, ExpectedEntries told, Instant young) {
        Set<RawKey> removed = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            MeetingCheck check = meetings.of(tenant, customer, told, removed, young);
            if (check.kinds().isEmpty() && check.missingMaps().stream().noneMatch(m -> removed.contains(m.raw()))) {
                return;
            }
            check.missingMaps().forEach(map -> ledger.customers().putMap(customer, map));
            for (FoundEntry map : check.toRemove()) {
                ledger.customers().removeMap(tenant, customer, map.place());
                removed.add(map.raw());
            }
            check.strayNames().forEach(subject -> forget(tenant, customer, subject, told, young));
            Set<Subject> toMeet = new TreeSet<>(check.missingNames());
            if (!check.missingMaps().isEmpty()) {
                // who met the customer while the map was not there does not look for it again
                toMeet.addAll(ledger.customers().names(tenant, customer));
            }
            toMeet.forEach(subject -> meet(tenant, customer, subject));
        }
    }

    /// The subject first, whose state may say that it knows the customer; then the name, which is put back when an event named the
    /// customer meanwhile.
    private void forget(String tenant, String customer, Subject subject, ExpectedEntries told, Instant young) {
        subject(tenant, subject, told.of(tenant, subject), young);
        ledger.subjects().state(tenant, subject).ifPresent(_ -> folding.refold(tenant, subject));
        ledger.customers().removeName(tenant, customer, subject);
        if (meetings.names(tenant, customer, subject, told, young)) {
            meet(tenant, customer, subject);
        }
    }

    /// The name first, then the maps, as a fold meets them; what they say of the subject is put where it is not, and folded.
    private void meet(String tenant, String customer, Subject subject) {
        ledger.customers().putName(tenant, customer, subject);
        List<StoredEntry> maps = reader.maps(tenant, customer);
        maps.forEach(map -> ledger.subjects().putMissing(CustomerPlacement.derived(map, subject)));
        if (!maps.isEmpty()) {
            folding.refold(tenant, subject);
        }
    }
}
