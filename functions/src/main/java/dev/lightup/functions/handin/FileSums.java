package dev.lightup.functions.handin;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.machine.FoldStep;
import dev.lightup.domain.machine.StateBounds;
import dev.lightup.domain.machine.SubjectFold;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.words.StatusWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Adds up the seats that a file's rows tell, as if nothing else were known: by the machines and the sums by which the pages count, so that both mean the
/// same by every word. Pure.
final class FileSums {
    private static final Comparator<Entry> IN_TIME = Comparator.comparing(Entry::ownTime)
            .thenComparingInt(Entry::place);

    private final StatusWords words;

    /// @param words what the words for where something stands mean
    FileSums(StatusWords words) {
        this.words = words;
    }

    /// By account; under the empty name what names none. Empty where no row is one of seats.
    SortedMap<String, Seats> of(Collection<Entry> entries) {
        Map<Subject, List<Entry>> said = entries.stream()
                .filter(entry -> entry.subject().kind() == Subject.Kind.USAGE
                        || entry.subject().kind() == Subject.Kind.SUBSCRIPTION)
                .sorted(IN_TIME)
                .collect(Collectors.groupingBy(Entry::subject, LinkedHashMap::new, Collectors.toList()));
        SortedMap<String, Holding> holdings = new TreeMap<>();
        said.forEach((subject, told) -> holdings
                .computeIfAbsent(told.getLast().account().orElse(""), _ -> new Holding())
                .add(subject, told.getLast().customer(), state(subject, told)));
        SortedMap<String, Seats> seats = new TreeMap<>();
        holdings.forEach((account, holding) -> seats.put(account, holding.seats()));
        return seats;
    }

    private SubjectState state(Subject subject, List<Entry> told) {
        SubjectFold fold = SubjectFold.of(subject.kind(), words, new StateBounds());
        told.forEach(entry -> fold.take(new FoldStep(entry.ownTime(), entry)));
        return fold.state();
    }

    /// What one account holds by the file. Used by one thread.
    private static final class Holding {
        private final FeedAbsence nothingGone = FeedAbsence.none();
        private final List<SubscriptionSeats> subscriptions = new ArrayList<>();
        private final List<TypedSlice<UsageState>> usages = new ArrayList<>();

        void add(Subject subject, Optional<String> customer, SubjectState state) {
            var slice = new Slice(Holder.UNPLACED, Optional.empty(), Optional.empty(), customer, state, List.of(), 0,
                    Optional.empty());
            if (state instanceof UsageState usage) {
                usages.add(new TypedSlice<>(subject, slice, usage));
            } else if (state instanceof SubscriptionState subscription) {
                subscriptions.add(SubscriptionSeats.of(new TypedSlice<>(subject, slice, subscription), nothingGone));
            }
        }

        Seats seats() {
            return Seats.sum(SkuSeats.count(subscriptions, usages, nothingGone, Map.of())
                    .values()
                    .stream()
                    .map(SkuSeats::seats)
                    .toList());
        }
    }
}
