package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.Subjects;
import dev.lightup.ledger.codec.Codec;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The configuration in force, as the operator's events left it. Read anew for each run, since its version decides what pages
/// say; the document itself is only read again when its version is another. Thread-safe.
final class Programmes {
    /// The tenant of whoever operates the programme.
    static final String OPERATOR = "operator";
    static final Subject SUBJECT = new Subject(Subject.Kind.PROGRAMME, "config");
    static final Programme NONE = new Programme("Lightup", List.of(), List.of(), List.of(), List.of());

    private final Subjects subjects;
    private final AtomicReference<Read> last = new AtomicReference<>(new Read(0, NONE));

    Programmes(Subjects subjects) {
        this.subjects = subjects;
    }

    /// The newest version; one that configures nothing while the operator has said nothing.
    Programme current() {
        return subjects.state(OPERATOR, SUBJECT).map(this::read).orElse(NONE);
    }

    private Programme read(StateItem state) {
        Read known = last.get();
        if (known.version() == state.version()) {
            return known.programme();
        }
        Programme programme = of(state);
        last.set(new Read(state.version(), programme));
        return programme;
    }

    /// The configuration that a state holds.
    static Programme of(StateItem state) {
        return state.folded().current().state() instanceof ProgrammeState configured
                ? configured.document().map(json -> Codec.read(Programme.class, json)).orElse(NONE)
                : NONE;
    }

    private record Read(long version, Programme programme) {}
}
