package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.machine.BoundedLines;
import dev.lightup.domain.machine.FoldStep;
import dev.lightup.domain.machine.StateBounds;
import dev.lightup.domain.machine.SubjectFold;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.words.StatusWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Walks a subject's entries in their order and cuts them into slices, one a holder's tenure. It can stop at a cut and go on later
/// from what {@link #resume} kept. Not safe for use by several threads.
final class SliceFolder {
    /// How many tenures a state keeps; a subject that changes hands more often keeps its newest ones.
    static final int SLICES = 24;
    /// Clocks of one sender's machines differ.
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Subject subject;
    private final int moments;
    private final HolderResolver placement;
    private final SubjectFold family;
    private final StateBounds beyond;
    private final Deque<Slice> closed = new ArrayDeque<>();
    private final Deque<TimelineMoment> recent = new ArrayDeque<>();
    private Optional<Instant> from = Optional.empty();
    private Optional<String> customer = Optional.empty();
    private long earlier;
    private Optional<Instant> fell = Optional.empty();
    private final SortedMap<String, FoldPosition.Farthest> farthest = new TreeMap<>();
    private Optional<Instant> lastReceived = Optional.empty();

    /// @param moments how many moments a slice keeps
    /// @param words what senders' words mean
    SliceFolder(Subject subject, int moments, StatusWords words) {
        this.subject = subject;
        this.moments = moments;
        this.placement = new HolderResolver(subject);
        this.beyond = new StateBounds();
        this.family = SubjectFold.of(subject.kind(), words, beyond);
        if (subject.kind() == Subject.Kind.CUSTOMER) {
            customer = Optional.of(subject.id());
        }
    }

    SliceFolder(FoldPosition resume, StatusWords words) {
        Slice open = resume.slices().getLast();
        subject = resume.subject();
        moments = Slice.RECENT;
        placement = new HolderResolver(subject, resume.held() ? Optional.of(open.holder()) : Optional.empty(),
                resume.named(), resume.maps());
        beyond = new StateBounds(open.beyond());
        family = SubjectFold.from(open.state(), open.from(), words, beyond);
        closed.addAll(resume.slices().subList(0, resume.slices().size() - 1));
        recent.addAll(open.recent());
        from = open.from();
        customer = open.customer();
        earlier = open.earlier();
        fell = open.fell();
        farthest.putAll(resume.farthest());
        lastReceived = open.lastReceived();
    }

    Subject subject() {
        return subject;
    }

    SliceFolder over(List<FoldStep> steps) {
        steps.forEach(this::take);
        return this;
    }

    private void take(FoldStep step) {
        boolean moved = place(step);
        Entry entry = step.entry();
        entry.customer()
                .filter(_ -> AmendmentRules.target(entry).isEmpty())
                .ifPresent(id -> customer = Optional.of(id));
        fell = fell.or(() -> fall(step));
        boolean shown = family.take(step);
        if (entry.fact() instanceof SystemFact.Placed ? moved : shown && isOwn(step)) {
            remember(step);
        }
        lastReceived = Optional.of(lastReceived.filter(last -> last.isAfter(entry.received()))
                .orElse(entry.received()));
    }

    /// The time of an earlier sequence that shows that the sender's sequence began again: it came later and tells of a later time. (A late
    /// event with a lower one tells of an earlier time; one that its sender dates back came after those with lower ones.)
    private Optional<Instant> fall(FoldStep step) {
        Entry entry = step.entry();
        if (entry.sequence().isEmpty()) {
            return Optional.empty();
        }
        FoldPosition.Farthest before = farthest.get(entry.source());
        if (before == null || !before.at().isAfter(entry.ownTime())) {
            farthest.put(entry.source(), new FoldPosition.Farthest(entry.ownTime(), entry.received()));
            return Optional.empty();
        }
        return Optional.of(before.at())
                .filter(at -> before.received().isAfter(entry.received())
                        && Duration.between(entry.ownTime(), at).compareTo(SKEW) > 0);
    }

    /// Whether it speaks of the present tenure: what an amendment says of an event of another's time is not this holder's to read.
    private boolean isOwn(FoldStep step) {
        return step.about()
                .filter(about -> about.isAfter(step.at()) || from.filter(since -> !about.isAfter(since)).isPresent())
                .isEmpty();
    }

    /// Whether the holder is another one from this step on.
    private boolean place(FoldStep step) {
        Optional<Holder> before = placement.holder();
        placement.take(step.entry());
        if (placement.holder().equals(before)) {
            return false;
        }
        if (before.isPresent()) {
            close(before.get(), step.at());
        }
        return true;
    }

    private void close(Holder holder, Instant at) {
        closed.addLast(slice(holder, Optional.of(at)));
        if (closed.size() >= SLICES) {
            closed.removeFirst();
        }
        family.handOver(at);
        recent.clear();
        from = Optional.of(at);
        earlier = 0;
        lastReceived = Optional.empty();
    }

    private void remember(FoldStep step) {
        Entry entry = step.entry();
        recent.addFirst(new TimelineMoment(step.at(), entry.occurred(), entry.received(), entry.type(), entry.source(),
                entry.id(), entry.grade(), brief(entry.fact())));
        if (recent.size() > moments) {
            recent.removeLast();
            earlier++;
        }
    }

    /// What a timeline shows of a fact: of a configuration its version only, since the document stands in the state; of a removed map
    /// not whose it was; of a portfolio not its accounts, which stand in the state; of an order its lines only where they are few.
    private static Fact brief(Fact fact) {
        if (fact instanceof SystemFact.Corrected(String event, Fact said)) {
            return new SystemFact.Corrected(event, brief(said));
        }
        if (fact instanceof SystemFact.Placed) {
            return new SystemFact.Placed();
        }
        if (fact instanceof PortfolioFact.Told(String name, Optional<String> manager, var _)) {
            return new PortfolioFact.Told(name, manager, List.of());
        }
        if (fact instanceof OrderFact order) {
            return BoundedLines.brief(order);
        }
        return fact instanceof SystemFact.ProgrammeApplied ? new SystemFact.ProgrammeApplied("") : fact;
    }

    private Slice slice(Holder holder, Optional<Instant> until) {
        return new Slice(holder, from, until, customer, family.state(), List.copyOf(recent), earlier, lastReceived,
                beyond.counts(), fell);
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>(closed);
        slices.add(slice(placement.holder().orElse(Holder.UNPLACED), Optional.empty()));
        return slices;
    }

    /// The present holder's slice stands last, the shares of others before it.
    FoldedSubject folded() {
        List<Slice> slices = slices();
        family.shares()
                .forEach((holder, share) -> slices.add(slices.size() - 1, new Slice(holder, Optional.empty(),
                        Optional.empty(), Optional.empty(), share, List.of(), 0, Optional.empty())));
        return new FoldedSubject(subject, slices);
    }

    /// What the walk needs to go on.
    ///
    /// @param awaited events that amendments name and that have not come
    FoldPosition resume(List<FoldPosition.Awaited> awaited) {
        return new FoldPosition(subject, slices(), placement.holder().isPresent(), placement.named(), placement.maps(),
                awaited, new TreeMap<>(farthest));
    }
}
