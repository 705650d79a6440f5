package dev.lightup.site.unit;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.subject.RefoldTasks;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectRecords;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The configuration in force, as the operator's events left it. Read anew for each run, since its version decides what pages
/// say; the document itself is only read again when its version is another. Thread-safe.
public final class ProgrammeSource {
    /// The tenant of whoever operates the programme.
    public static final String OPERATOR = "operator";
    public static final Subject SUBJECT = new Subject(Subject.Kind.PROGRAMME, "config");
    public static final Programme NONE = new Programme("Lightup", List.of(), List.of(), List.of(), List.of());

    private final SubjectRecords subjects;
    private final RefoldTasks refolds;
    private final InstantSource clock;
    private final AtomicReference<Optional<Read>> last = new AtomicReference<>(Optional.empty());

    public ProgrammeSource(Ledger ledger, InstantSource clock) {
        this.subjects = ledger.subjects();
        this.refolds = ledger.refolds();
        this.clock = clock;
    }

    /// The newest version; one that configures nothing while the operator has said nothing. A version that cannot be read is put on the
    /// list of what is to be folded anew, and the last one that this process could read stays in force.
    ///
    /// @return empty when this process never could read one
    public Optional<Programme> current() {
        Optional<StateItem> state = subjects.state(OPERATOR, SUBJECT);
        if (state.isEmpty()) {
            return Optional.of(NONE);
        }
        Optional<Read> known = last.get();
        if (known.filter(read -> read.version() == state.get().version()).isPresent()) {
            return known.map(Read::programme);
        }
        Optional<Programme> programme = of(state.get());
        if (programme.isEmpty()) {
            refolds.note(OPERATOR, SUBJECT, clock.instant());
            return known.map(Read::programme);
        }
        last.set(programme.map(read -> new Read(state.get().version(), read)));
        return programme;
    }

    /// The configuration that a state holds; empty when it cannot be read.
    public static Optional<Programme> of(StateItem state) {
        try {
            return state.stored()
                    .known()
                    .map(folded -> folded.current().state() instanceof ProgrammeState configured
                            ? configured.document().map(json -> Codec.read(Programme.class, json)).orElse(NONE)
                            : NONE);
        } catch (CodecException _) {
            return Optional.empty();
        }
    }

    private record Read(long version, Programme programme) {}
}
