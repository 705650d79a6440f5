package dev.lightup.ledger.imports;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The list of files that are being read in. Whoever applies a file of many rows puts it here; whoever folds its last piece says so; the sweep
/// looks at what does not go on by itself. Thread-safe.
public final class ImportTasks {
    private static final String ADDRESS = "a";
    private static final String NO_LATER = "(attribute_not_exists(#a) OR #a <= :a)";

    private final ItemStore<ImportTask> list;

    public ImportTasks(DynamoDbClient client, String table) {
        this.list = new ItemStore<>(client, table, TASK);
    }

    /// Puts a file on the list.
    ///
    /// @return the one that is on it: another one where the file was there already
    public ImportTask begin(ImportTask task) {
        return switch (list.putNew(task)) {
            case ItemStore.Put.Done<ImportTask>() -> task;
            case ItemStore.Put.Refused<ImportTask>(Optional<ImportTask> stored) -> stored.orElse(task);
        };
    }

    /// The file, if it is on the list.
    public Optional<ImportTask> find(RawKey file) {
        return list.get(ItemKeys.shard(file.shard()), key(file));
    }

    /// The files of a shard.
    public List<ImportTask> of(int shard) {
        return list.beginning(ItemKeys.shard(shard), ItemKeys.IMPORTS).toList();
    }

    /// Those files of a shard, so many at most.
    public List<ImportTask> of(int shard, Predicate<ImportTask> wanted, int most) {
        return list.beginning(ItemKeys.shard(shard), ItemKeys.IMPORTS).filter(wanted).limit(most).toList();
    }

    /// The files of a tenant, the first first.
    public List<ImportTask> of(String tenant) {
        return IntStream.range(0, RawKey.SHARDS)
                .mapToObj(shard -> list.beginning(ItemKeys.shard(shard), ItemKeys.IMPORTS + tenant + '#'))
                .flatMap(tasks -> tasks)
                .sorted(Comparator.comparing(ImportTask::since).thenComparing(ImportTask::file))
                .toList();
    }

    /// Waits for an announced file for which an address is given: from now on, or as long as that.
    ///
    /// @param address until when it is taken
    /// @return how it stands
    public ImportTask await(RawKey file, Instant now, Instant address) {
        while (true) {
            ImportTask stored = begin(ImportTask.announced(file, now));
            ImportTask task = stored.addressed(address);
            // one that was given up meanwhile is waited for anew
            if (task.equals(stored) || note(task)) {
                return task;
            }
        }
    }

    /// Notes how a file stands, unless somebody took it off the list meanwhile.
    ///
    /// @return whether it is on the list
    public boolean note(ImportTask task) {
        return switch (list.put(task, "attribute_exists(#pk) AND " + NO_LATER, Map.of("#pk", RecordLayout.PK, "#a",
                ADDRESS), address(task))) {
            case ItemStore.Put.Done<ImportTask>() -> true;
            // whoever gave an address meanwhile has said how long that is taken
            case ItemStore.Put.Refused<ImportTask>(Optional<ImportTask> stored) -> stored.isPresent()
                    && note(task.withAddressOf(stored.get()));
        };
    }

    /// Takes a file off the list for which nobody waits any longer, unless an address was given for it meanwhile.
    ///
    /// @return whether it is off
    public boolean giveUp(ImportTask task) {
        return list.delete(ItemKeys.shard(task.file().shard()), key(task.file()), NO_LATER, Map.of("#a", ADDRESS),
                address(task));
    }

    private static Map<String, AttributeValue> address(ImportTask task) {
        return Map.of(":a", AttributeValue.fromN(
                Long.toString(task.address().orElse(Instant.EPOCH).toEpochMilli())));
    }

    /// Takes a file off the list.
    public void done(ImportTask task) {
        list.delete(ItemKeys.shard(task.file().shard()), key(task.file()));
    }

    private static String key(RawKey file) {
        return ItemKeys.IMPORTS + file;
    }

    private static final RecordSchema<ImportTask> TASK = RecordLayout
            .of(ImportTask.class, "import", t -> ItemKeys.shard(t.file().shard()), t -> key(t.file()))
            .number("p", t -> (long) t.pieces())
            .number("since", t -> t.since().toEpochMilli())
            .text("st", t -> t.stage().name())
            .number("n", t -> (long) t.attempts())
            .number("next", t -> t.next().toEpochMilli())
            .maybe("why", ImportTask::problem)
            .maybeNumber(ADDRESS, t -> t.address().map(Instant::toEpochMilli))
            .read(ImportTasks::task);

    /// One that lost something is looked at at once, and cut anew.
    private static ImportTask task(ItemAttributes bag) {
        return new ImportTask(RawKey.parse(bag.text(RecordLayout.SK).substring(ItemKeys.IMPORTS.length())),
                bag.find("p", Long.class).map(Long::intValue).orElse(0),
                bag.find("since", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                bag.find("st", String.class).map(ImportTasks::stage).orElse(ImportTask.Stage.READING),
                bag.find("n", Long.class).map(Long::intValue).orElse(0),
                bag.find("next", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                bag.find("why", String.class), bag.find(ADDRESS, Long.class).map(Instant::ofEpochMilli));
    }

    private static ImportTask.Stage stage(String name) {
        for (ImportTask.Stage stage : ImportTask.Stage.values()) {
            if (stage.name().equals(name)) {
                return stage;
            }
        }
        return ImportTask.Stage.READING;
    }
}
