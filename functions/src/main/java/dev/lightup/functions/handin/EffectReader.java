package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.FileEffect;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.machine.FoldStep;
import dev.lightup.domain.machine.StateBounds;
import dev.lightup.domain.machine.SubjectFold;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.ledger.Ledger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds what a file would change, by the states as they are. What is absent is judged by the feed's own machine, which holds a file that
/// would make too much gone. Reads only. Thread-safe.
final class EffectReader {
    /// So many accounts are named.
    static final int NAMED = 20;
    private static final Set<Subject.Kind> ROWS = EnumSet.of(Subject.Kind.USAGE, Subject.Kind.SUBSCRIPTION,
            Subject.Kind.ORDER);

    private final Ledger ledger;

    EffectReader(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param entries all that the file says
    FileEffect read(String tenant, List<Entry> entries, StatusWords words) {
        Map<Subject, List<Entry>> said = entries.stream()
                .filter(entry -> ROWS.contains(entry.subject().kind()))
                .collect(Collectors.groupingBy(Entry::subject, LinkedHashMap::new, Collectors.toList()));
        Map<Subject, SubjectState> known = new TreeMap<>();
        ledger.subjects()
                .states(tenant, said.keySet())
                .forEach(item -> item.stored()
                        .known()
                        .ifPresent(folded -> known.put(item.subject(), folded.current().state())));
        var fresh = FileEffect.Made.NOTHING;
        var changed = FileEffect.Made.NOTHING;
        var same = FileEffect.Made.NOTHING;
        for (Map.Entry<Subject, List<Entry>> one : said.entrySet()) {
            Optional<SubjectState> state = Optional.ofNullable(known.get(one.getKey()));
            FileEffect.Made made = made(one.getKey());
            if (state.isEmpty()) {
                fresh = fresh.plus(made);
            } else if (one.getValue().stream().anyMatch(entry -> differs(entry, state.get()))) {
                changed = changed.plus(made);
            } else {
                same = same.plus(made);
            }
        }
        var accounts = new TreeSet<String>();
        entries.forEach(entry -> entry.account().ifPresent(accounts::add));
        Gone gone = gone(tenant, entries, words);
        return new FileEffect(fresh, changed, same,
                accounts.stream().limit(NAMED).toList(), accounts.size(), gone.absence(),
                new FileEffect.Gone(gone.fewer().stream().limit(NAMED).toList(), gone.fewer().size(),
                        gone.fewer().stream().mapToLong(FileEffect.Fewer::missing).sum(),
                        gone.stay().stream().limit(NAMED).toList()));
    }

    private static FileEffect.Made made(Subject subject) {
        return new FileEffect.Made(subject.kind() == Subject.Kind.USAGE ? 1 : 0,
                subject.kind() == Subject.Kind.SUBSCRIPTION ? 1 : 0, subject.kind() == Subject.Kind.ORDER ? 1 : 0);
    }

    /// Whether a row says something else than what is known: of an order and a subscription, no earlier row does.
    private static boolean differs(Entry entry, SubjectState state) {
        return switch (entry.fact()) {
            case UsageFact.Snapshot told when state instanceof UsageState known -> {
                Optional<UsageState.Workload> work = Optional
                        .ofNullable(known.workloads().get(told.workload().orElse(UsageState.WHOLE)));
                yield work.isEmpty() || other(told.assigned(), work.get().assigned())
                        || other(told.qualified(), work.get().qualified())
                        || other(told.active(), work.get().active()) || other(sold(told), work.get().sold());
            }
            case SubscriptionFact.Snapshot told when state instanceof SubscriptionState known ->
                known.listed()
                        .filter(was -> told.asOf().isBefore(was.asOf()) || (was.status().equals(told.status())
                                && was.sku().equals(told.sku()) && was.quantity().equals(told.quantity())
                                && was.termEnd().equals(told.termEnd()) && was.trial().equals(told.trial())
                                && was.autorenew().equals(told.autorenew())))
                        .isEmpty();
            case OrderFact.Snapshot told when state instanceof OrderState known ->
                known.listed()
                        .filter(was -> told.asOf().isBefore(was.asOf()) || (was.status().equals(told.status())
                                && was.lines().equals(told.lines()) && was.submitted().equals(told.submitted())
                                && was.reason().equals(told.reason())))
                        .isEmpty();
            case Fact _ -> false;
        };
    }

    /// Of licences that stand at several places the machine decides what is sold: then nothing is compared here.
    private static Optional<Long> sold(UsageFact.Snapshot told) {
        return told.standings().isPresent() ? Optional.empty() : told.sold();
    }

    private static boolean other(Optional<Long> told, Optional<Long> known) {
        return told.isPresent() && !told.equals(known);
    }

    private record Gone(FileEffect.Absence absence, List<FileEffect.Fewer> fewer, List<FileEffect.Fewer> stay) {
        Gone(FileEffect.Absence absence, List<FileEffect.Fewer> fewer) {
            this(absence, fewer, List.of());
        }
    }

    private Gone gone(String tenant, List<Entry> entries, StatusWords words) {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof FeedFact.FileRead)
                .findFirst()
                .map(entry -> gone(tenant, entry, (FeedFact.FileRead) entry.fact(), words))
                .orElseGet(() -> new Gone(FileEffect.Absence.NOTHING_GOES, List.of()));
    }

    private Gone gone(String tenant, Entry entry, FeedFact.FileRead file, StatusWords words) {
        Optional<FeedState> before = ledger.subjects()
                .state(tenant, entry.subject())
                .flatMap(item -> item.stored().known())
                .map(folded -> folded.current().state())
                .filter(FeedState.class::isInstance)
                .map(FeedState.class::cast);
        if (file.whole() && before.flatMap(FeedState::whole).isEmpty()) {
            return new Gone(FileEffect.Absence.FIRST, List.of());
        }
        if (before.isEmpty()) {
            return new Gone(FileEffect.Absence.PART, List.of());
        }
        SubjectFold feed = SubjectFold.from(before.get(), Optional.empty(), words, new StateBounds());
        feed.take(new FoldStep(entry.ownTime(), entry));
        FeedState after = (FeedState) feed.state();
        if (!file.whole()) {
            return new Gone(FileEffect.Absence.PART, List.of());
        }
        if (before.get().whole().filter(file.asOf()::isBefore).isPresent()) {
            return new Gone(FileEffect.Absence.OLDER, List.of());
        }
        Optional<FeedState.HeldFile> held = after.held().filter(one -> one.asOf().equals(file.asOf()));
        List<FileEffect.Fewer> fewer = fewer(before.get(), after, held);
        List<FileEffect.Fewer> less = less(before.get(), file);
        if (before.get().whole().filter(file.asOf()::equals).isPresent() && !less.isEmpty()) {
            return new Gone(FileEffect.Absence.SAME_MOMENT, less);
        }
        return new Gone(held.isPresent()
                ? FileEffect.Absence.HELD
                : fewer.isEmpty() ? FileEffect.Absence.NOTHING_GOES : FileEffect.Absence.GOES, fewer,
                held.isPresent() ? List.of() : stay(before.get(), file));
    }

    /// The accounts of which a file lists fewer rows than the feed has of them, and not every row could be read.
    private static List<FileEffect.Fewer> stay(FeedState before, FeedFact.FileRead file) {
        Set<String> partly = file.accounts()
                .stream()
                .filter(one -> one.unread().rows() > 0)
                .map(FeedFact.Listed::account)
                .collect(Collectors.toSet());
        return less(before, file).stream().filter(one -> partly.contains(one.account())).toList();
    }

    /// The accounts of which a file lists fewer rows than the feed has of them.
    private static List<FileEffect.Fewer> less(FeedState before, FeedFact.FileRead file) {
        Map<String, Long> listed = file.accounts()
                .stream()
                .collect(Collectors.toMap(FeedFact.Listed::account, FeedFact.Listed::rows, Long::sum));
        return before.accounts()
                .entrySet()
                .stream()
                .filter(one -> listed.getOrDefault(one.getKey(), 0L) < one.getValue().rows())
                .map(one -> new FileEffect.Fewer(one.getKey(), one.getValue().rows(),
                        listed.getOrDefault(one.getKey(), 0L)))
                .toList();
    }

    private static List<FileEffect.Fewer> fewer(
            FeedState before,
            FeedState after,
            Optional<FeedState.HeldFile> held) {
        List<FileEffect.Fewer> fewer = new ArrayList<>();
        before.accounts().forEach((account, was) -> {
            long now = held.isPresent()
                    ? Optional.ofNullable(held.get().accounts().get(account))
                            .map(count -> count.partial() ? was.rows() : count.rows())
                            .orElse(0L)
                    : Objects.requireNonNull(after.accounts().get(account), account).rows();
            if (now < was.rows()) {
                fewer.add(new FileEffect.Fewer(account, was.rows(), now));
            }
        });
        return fewer;
    }
}
