package dev.lightup.domain.machine;

import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.state.UsageState.SoldReport;
import dev.lightup.domain.words.WordTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a report says of sold seats. Where it says where its licences stand, that decides: active and suspended ones are sold unless they are
/// on trial, ended ones are not, and a word that no table knows makes its seats neither sold nor none.
///
/// @param told whether it says anything of sold seats at all
/// @param sold absent too where nothing is sold by a word that is known and some by one that is not
record ReportedSeats(boolean told, Optional<Long> sold, SoldReport report) {
    /// @param words what the words for where a licence stands mean
    static ReportedSeats of(UsageFact.Snapshot fact, WordTable<Status> words) {
        if (fact.standings().isEmpty()) {
            return new ReportedSeats(fact.sold().isPresent(), fact.sold(), new SoldReport(fact.feed(), 0, 0, 0));
        }
        long paid = seats(fact, one -> !one.trial() && isSold(one, words));
        long unknown = seats(fact, one -> status(one, words) == Status.UNKNOWN && one.status().isPresent());
        boolean isKnown = unknown == 0 || paid > 0;
        return new ReportedSeats(true, isKnown ? Optional.of(paid) : Optional.empty(),
                new SoldReport(fact.feed(), seats(fact, one -> one.trial() && isSold(one, words)),
                        seats(fact, one -> status(one, words) == Status.PENDING), unknown));
    }

    private static boolean isSold(UsageFact.Standing one, WordTable<Status> words) {
        return one.status().isEmpty() || status(one, words).isPaid();
    }

    private static Status status(UsageFact.Standing one, WordTable<Status> words) {
        return one.status().flatMap(words::meaning).orElse(Status.UNKNOWN);
    }

    private static long seats(UsageFact.Snapshot fact, Predicate<UsageFact.Standing> which) {
        return fact.standings().stream().flatMap(List::stream).filter(which).mapToLong(UsageFact.Standing::seats).sum();
    }
}
