package dev.lightup.domain.milestone;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What waits for a seat report: steps that are due and that only a report could prove, while none came since. One cause, one row: the
/// distributor's feed is to be mended, whatever the number of steps.
public final class ReportMoves {
    static final String TITLE = "seat_report";

    private final DeadlineClock deadlines;

    public ReportMoves(DeadlineClock deadlines) {
        this.deadlines = deadlines;
    }

    /// The wait for a report; nothing where every due step can be seen.
    public Optional<Move> of(String account, List<PathReader.Planned> planned) {
        List<PathReader.Planned> unseen = planned.stream()
                .filter(p -> p.path().steps().stream().anyMatch(MilestonePath.Step::unseen))
                .toList();
        return unseen.stream()
                .flatMap(p -> since(p).stream())
                .min(Comparator.naturalOrder())
                .map(since -> move(account, unseen, since));
    }

    /// When the newest report stood; without one, when the seats were there to be reported.
    private static Optional<Instant> since(PathReader.Planned planned) {
        return planned.path()
                .reported()
                .or(() -> planned.path()
                        .steps()
                        .stream()
                        .filter(MilestonePath.Step::unseen)
                        .flatMap(s -> Optional.ofNullable(planned.begun().get(s.step())).stream())
                        .findFirst());
    }

    private Move move(String account, List<PathReader.Planned> unseen, Instant since) {
        return new Move(new Subject(Subject.Kind.PARTNER, account), Move.Kind.REPORT, TITLE,
                Move.Why.of(Cause.NO_REPORT, Optional.empty()),
                new Move.Stake(single(unseen.stream().map(p -> p.path().customer())), seats(unseen),
                        single(unseen.stream().map(p -> Optional.of(p.path().offer())))),
                deadlines.byClock(since, Cause.NO_REPORT, Optional.empty()), false, Move.Detail.NONE);
    }

    private static Optional<Long> seats(List<PathReader.Planned> unseen) {
        return unseen.stream().flatMap(p -> p.subscription().quantity().stream()).reduce(Long::sum);
    }

    private static Optional<String> single(Stream<Optional<String>> all) {
        List<Optional<String>> different = all.distinct().toList();
        return different.size() == 1 ? different.getFirst() : Optional.empty();
    }
}
