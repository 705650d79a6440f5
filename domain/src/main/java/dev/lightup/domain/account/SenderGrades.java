package dev.lightup.domain.account;

import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.TimelineMoment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The senders behind an account's numbers.
final class SenderGrades {
    private SenderGrades() {}

    /// By source, last heard of first.
    static List<SenderGrade> of(Collection<HeldSlice> held) {
        Map<String, SenderGrade> result = new TreeMap<>();
        for (HeldSlice h : held) {
            for (TimelineMoment moment : h.slice().recent()) {
                result.merge(moment.source(), new SenderGrade(moment.source(), moment.grade(), moment.received()),
                        SenderGrades::weaker);
            }
        }
        return sorted(result);
    }

    private static List<SenderGrade> sorted(Map<String, SenderGrade> bySource) {
        return bySource.values()
                .stream()
                .sorted(Comparator.comparing(SenderGrade::last).reversed().thenComparing(SenderGrade::source))
                .toList();
    }

    /// Those of several parts of an account, which may tell of the same things.
    static List<SenderGrade> merged(Collection<SenderGrade> parts) {
        Map<String, SenderGrade> result = new TreeMap<>();
        parts.forEach(part -> result.merge(part.source(), part, SenderGrades::weaker));
        return sorted(result);
    }

    private static SenderGrade weaker(SenderGrade a, SenderGrade b) {
        return new SenderGrade(a.source(), a.grade().compareTo(b.grade()) >= 0 ? a.grade() : b.grade(),
                a.last().isAfter(b.last()) ? a.last() : b.last());
    }
}
