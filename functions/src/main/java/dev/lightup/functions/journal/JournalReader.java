package dev.lightup.functions.journal;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.OperatorLog;
import dev.lightup.senders.endpoint.Tenant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the operator asked for, newest first, a page of it. Thread-safe.
public final class JournalReader {
    /// So many calls are on a page.
    static final int MOST = 200;
    /// So many calls are looked at for a page.
    static final int LOOKED = 1_000;
    /// A month that is asked about counts for so many calls: what it reads is a batch or two of the table, whether or not it has any call.
    static final int MONTH = 20;
    /// So many months back it is looked where nobody says since when.
    static final int MONTHS = 12;
    private static final int USUAL = 50;

    private final Ledger ledger;
    private final InstantSource clock;

    public JournalReader(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The number after that of the newest call that is wanted.
    private record Place(YearMonth month, int before) {
        static Optional<Place> parse(String text) {
            String[] parts = text.split("/", -1);
            try {
                return parts.length == 2 && parts[1].matches("[0-9]{1,8}")
                        ? Optional.of(new Place(YearMonth.parse(parts[0]), Integer.parseInt(parts[1])))
                        : Optional.empty();
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return month + "/" + before;
        }
    }

    /// A page of it.
    public AdminAnswer read(AdminCommand.CommandLog asked) {
        if (!asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("operators-only", "what was asked stands in the operator's tenant");
        }
        int most = asked.limit().orElse(USUAL);
        if (most < 1 || most > MOST) {
            return new AdminAnswer.Malformed("/limit: 1 to " + MOST);
        }
        Optional<Place> place = asked.next().flatMap(Place::parse);
        if (place.isEmpty() && asked.next().isPresent()) {
            return new AdminAnswer.Malformed("/next: where the last answer ended");
        }
        YearMonth now = OperatorLog.month(clock.instant());
        Instant since = asked.since()
                .orElseGet(() -> now.minusMonths(MONTHS).atDay(1))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return read(asked, since, place.orElseGet(() -> new Place(now, ledger.operatorLog().last(now) + 1)), most);
    }

    private AdminAnswer read(AdminCommand.CommandLog asked, Instant since, Place from, int most) {
        List<AnswerParts.NotedCall> calls = new ArrayList<>();
        YearMonth first = OperatorLog.month(since);
        Place place = from;
        for (int looked = 0; !place.month().isBefore(first);) {
            if (looked >= LOOKED) {
                return new AdminAnswer.CommandsListed(calls, Optional.of(place.toString()));
            }
            if (place.before() <= 1) {
                YearMonth earlier = place.month().minusMonths(1);
                place = new Place(earlier, earlier.isBefore(first) ? 0 : ledger.operatorLog().last(earlier) + 1);
                looked += MONTH;
                continue;
            }
            List<OperatorLog.Line> some = ledger.operatorLog().before(place.month(), place.before() - 1);
            for (OperatorLog.Line line : some) {
                if (calls.size() == most) {
                    return new AdminAnswer.CommandsListed(calls, Optional.of(place.toString()));
                }
                if (!line.note().time().isBefore(since)
                        && asked.of().filter(tenant -> !tenant.equals(line.note().tenant())).isEmpty()) {
                    calls.add(call(line));
                }
                place = new Place(place.month(), line.number());
            }
            looked += some.size();
            if (some.isEmpty()) {
                place = new Place(place.month(), 0);
            } else if (some.stream().allMatch(line -> line.note().time().isBefore(since))) {
                break;
            }
        }
        return new AdminAnswer.CommandsListed(calls, Optional.empty());
    }

    private static AnswerParts.NotedCall call(OperatorLog.Line line) {
        return new AnswerParts.NotedCall(line.key().receipt(), line.note().time(), line.note().command(),
                line.note().tenant(), line.note().about(), line.note().more(), line.note().by(), line.outcome());
    }
}
