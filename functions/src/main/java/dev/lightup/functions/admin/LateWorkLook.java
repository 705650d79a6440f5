package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.DueUnit;
import dev.lightup.ledger.subject.RefoldTask;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Looks at what should have gone on by itself. Reads only, and so many of each kind in a shard at most: what is beyond is told as "more".
/// Thread-safe.
final class LateWorkLook {
    /// So many of a kind are looked at in a shard.
    static final int MOST = 200;
    /// A unit that is due is told within a minute, and made within the function's time.
    private static final Duration OVERDUE = Duration.ofMinutes(5);
    /// A file that is not wholly read in says so on its pages after this time; a subject is folded anew by one of the next sweeps.
    private static final Duration SLOW = Duration.ofMinutes(15);

    private final Ledger ledger;
    private final EventFinder finder;
    private final InstantSource clock;

    LateWorkLook(Ledger ledger, EventFinder finder, InstantSource clock) {
        this.ledger = ledger;
        this.finder = finder;
        this.clock = clock;
    }

    AdminAnswer look(AdminCommand.LateWork asked) {
        Instant now = clock.instant();
        Part<ParkedEvent> parked = part(asked, shard -> ledger.sweeps().parked(shard, MOST),
                one -> one.key().tenant(), ParkedEvent::since);
        Part<ImportTask> files = part(asked, this::late,
                one -> one.file().tenant(), ImportTask::since);
        Part<DueUnit> units = part(asked,
                shard -> ledger.sweeps().due(shard, now.minus(OVERDUE)).limit(MOST).toList(),
                one -> one.unit().tenant(), DueUnit::at);
        Part<RefoldTask> refolds = part(asked, shard -> ledger.refolds().waiting(shard, MOST),
                RefoldTask::tenant, RefoldTask::since);
        boolean late = !parked.some().isEmpty() || !units.some().isEmpty() || files.isSlow(now)
                || refolds.isSlow(now);
        return new AdminAnswer.Late(late, parked.tally(), groups(parked.some()), files.tally(), units.tally(),
                refolds.tally());
    }

    /// A file that was announced waits for its sender: nothing of it is late.
    private List<ImportTask> late(int shard) {
        return ledger.imports().of(shard, task -> task.stage() != ImportTask.Stage.AWAITED, MOST);
    }

    /// What was seen of one kind.
    private record Part<T>(List<T> some, AnswerParts.Tally tally) {
        boolean isSlow(Instant now) {
            return tally.since().filter(since -> since.isBefore(now.minus(SLOW))).isPresent();
        }
    }

    private static <T> Part<T> part(
            AdminCommand.LateWork asked,
            IntFunction<List<T>> shards,
            Function<T, String> tenant,
            Function<T, Instant> since) {
        List<List<T>> seen = IntStream.range(0, RawKey.SHARDS).mapToObj(shards).toList();
        boolean everybody = asked.tenant().equals(Tenant.OPERATOR);
        List<T> some = seen.stream()
                .flatMap(List::stream)
                .filter(one -> everybody || tenant.apply(one).equals(asked.tenant()))
                .toList();
        boolean more = seen.stream().anyMatch(shard -> shard.size() == MOST);
        return new Part<>(some, new AnswerParts.Tally(some.size(), more,
                some.stream().map(since).min(Comparator.naturalOrder())));
    }

    private List<AnswerParts.ParkedGroup> groups(List<ParkedEvent> parked) {
        var groups = new TreeMap<String, AnswerParts.ParkedGroup>();
        for (int from = 0; from < parked.size(); from += MOST) {
            List<ParkedEvent> some = parked.subList(from, Math.min(parked.size(), from + MOST));
            Map<RawKey, RawEvent> read = finder.read(some.stream().map(ParkedEvent::key).toList());
            for (ParkedEvent one : some) {
                Optional<String> endpoint = Optional.ofNullable(read.get(one.key())).map(RawEvent::endpoint);
                var group = new AnswerParts.ParkedGroup(one.key().tenant(), endpoint, one.problem(), 1, one.since());
                groups.merge(String.join("|", group.tenant(), endpoint.orElse(""), group.problem()), group,
                        LateWorkLook::both);
            }
        }
        return new ArrayList<>(groups.values());
    }

    private static AnswerParts.ParkedGroup both(AnswerParts.ParkedGroup one, AnswerParts.ParkedGroup other) {
        return new AnswerParts.ParkedGroup(one.tenant(), one.endpoint(), one.problem(), one.count() + other.count(),
                one.since().isBefore(other.since()) ? one.since() : other.since());
    }
}
