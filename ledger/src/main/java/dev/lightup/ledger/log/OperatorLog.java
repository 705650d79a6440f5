package dev.lightup.ledger.log;

import dev.lightup.domain.event.Grade;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The operator's calls, an event each. An event's id is its number among those of its month, without a gap: who asks knows each one's key, so that
/// the log is read without an index of its own, and one that is missing would be seen. What became of a call lies beside its event. Thread-safe.
public final class OperatorLog {
    /// The format that reads such events, which says nothing of any subject.
    public static final String FORMAT = "operator-log";
    private static final String MEDIA = "application/vnd.lightup.operator-log+json";
    /// No sender can have it: with its space it is no URI reference.
    private static final String SOURCE = "lightup operator";
    private static final String OUTCOME = "outcome";
    /// So many numbers are asked for at a call of the table.
    private static final int TOGETHER = 50;
    /// So many numbers in a row may be taken by others before the last one is looked for again.
    private static final int IN_A_ROW = 4;
    private static final int ATTEMPTS = 100;
    private static final int CUT = 100;
    private static final int LARGEST = 1 << 20;
    private static final int HASH = 32;

    private final DynamoDbClient client;
    private final String table;
    private final RawEvents events;
    private final ItemStore<Outcome> outcomes;
    /// The last number of a month that this process knows of.
    private final Map<YearMonth, Integer> known = new ConcurrentHashMap<>();

    public OperatorLog(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.events = new RawEvents(client, table);
        this.outcomes = new ItemStore<>(client, table, OUTCOME_ITEM);
    }

    /// A call as it was noted.
    ///
    /// @param outcome what became of it; absent of one that was cut off
    public record Line(int number, RawKey key, CommandNote note, Optional<String> outcome) {}

    /// The month that an instant's calls are numbered in.
    public static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /// Notes a call before anything is done of it: two write units, one more for each number that somebody else took a moment ago.
    ///
    /// @param attempt names this attempt as no other is
    public RawKey note(CommandNote note, String attempt) {
        YearMonth month = month(note.time());
        int next = (known.containsKey(month) ? seen(month) : last(month)) + 1;
        for (int taken = 1; taken <= ATTEMPTS; taken++) {
            RawEvent event = event(month, next, note, attempt);
            PutRaw put = events.put(event);
            known.merge(month, next, Math::max);
            if (put instanceof PutRaw.New) {
                return event.key();
            }
            next = (taken % IN_A_ROW == 0 ? last(month) : seen(month)) + 1;
        }
        throw new IllegalStateException("others note calls again and again; nothing was done");
    }

    private int seen(YearMonth month) {
        return known.getOrDefault(month, 0);
    }

    private static RawEvent event(YearMonth month, int number, CommandNote note, String attempt) {
        RawKey key = key(month, number);
        String body = Codec.text(note);
        // two calls are never one, however alike they are
        String content = KeyIds.hash(HASH, KeyIds.utf8(body), KeyIds.utf8(attempt));
        return new RawEvent(key, ItemKeys.OPERATOR, SOURCE, id(month, number), FORMAT, 0, MEDIA, note.time(), Grade.B,
                ItemKeys.OPERATOR, content, attempt, key.receipt(), RawEvent.Standing.ACCEPTED, Optional.empty(),
                Optional.empty(), body);
    }

    /// Says what became of a call: one write unit.
    public void end(RawKey call, String outcome) {
        outcomes.put(new Outcome(call, outcome));
    }

    private static String id(YearMonth month, int number) {
        return "call-" + month + '-' + number;
    }

    private static RawKey key(YearMonth month, int number) {
        return RawKey.of(ItemKeys.OPERATOR, SOURCE, id(month, number));
    }

    /// The number of a month's last call, 0 where there is none. Numbers have no gap: steps that grow find one that is not there, then what lies between
    /// is cut in hundreds.
    public int last(YearMonth month) {
        int from = seen(month);
        List<Integer> steps = IntStream.iterate(1, step -> step < LARGEST, step -> 2 * step)
                .map(step -> from + step)
                .boxed()
                .toList();
        int low = highest(month, steps, from);
        int high = low + Math.max(1, low - from);
        while (high - low > 1) {
            int width = Math.ceilDiv(high - low, CUT);
            int end = high;
            low = highest(month,
                    IntStream.iterate(low + width, at -> at < end, at -> at + width).boxed().toList(), low);
            high = Math.min(high, low + width);
        }
        if (low > 0) {
            known.merge(month, low, Math::max);
        }
        return low;
    }

    private int highest(YearMonth month, List<Integer> numbers, int otherwise) {
        return Math.max(otherwise,
                raw(month, numbers.stream()).keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private SortedMap<Integer, RawEvent> raw(YearMonth month, Stream<Integer> numbers) {
        Map<RawKey, Integer> keys = numbers.distinct()
                .collect(Collectors.toMap(number -> key(month, number), Function.identity()));
        var found = new TreeMap<Integer, RawEvent>();
        events.find(keys.keySet())
                .forEach(event -> Optional.ofNullable(keys.get(event.key()))
                        .ifPresent(number -> found.put(number, event)));
        return found;
    }

    /// Calls of a month, the last first, some of them.
    ///
    /// @param last the number of the first of them
    public List<Line> before(YearMonth month, int last) {
        SortedMap<Integer, RawEvent> found = raw(month,
                IntStream.rangeClosed(Math.max(1, last - TOGETHER + 1), last).boxed());
        Map<RawKey, String> became = BatchGet
                .items(client, table, found.values().stream().map(event -> event.key().toString()).toList(), OUTCOME)
                .stream()
                .map(OUTCOME_ITEM::record)
                .collect(Collectors.toMap(Outcome::call, Outcome::word));
        return found.entrySet()
                .stream()
                .map(one -> new Line(one.getKey(), one.getValue().key(),
                        Codec.read(CommandNote.class, one.getValue().body()),
                        Optional.ofNullable(became.get(one.getValue().key()))))
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .toList();
    }

    private record Outcome(RawKey call, String word) {}

    private static final RecordSchema<Outcome> OUTCOME_ITEM = RecordLayout
            .of(Outcome.class, OUTCOME, o -> o.call().toString(), _ -> OUTCOME)
            .text("o", Outcome::word)
            .read(bag -> new Outcome(RawKey.parse(bag.text(RecordLayout.PK)), bag.text("o")));
}
