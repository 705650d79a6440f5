package dev.lightup.ledger.closing;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// Everything in the table that is one tenant's: its own partitions, and what the operator's have of it (its endpoints, readers' pointers, counts, sessions and links,
/// what the sweep waits for, what the level above knows). Reads the whole table, strongly consistent: only for a tenant that leaves. Thread-safe.
public final class TenantRows {
    private static final BoundedParallelism TOGETHER = new BoundedParallelism(8);
    private static final String READERS = ItemKeys.OPERATOR + "#R#";
    private static final String LINKS = ItemKeys.OPERATOR + "#T#";
    private static final String SHARDS = ItemKeys.OPERATOR + "#W#";
    private static final String UNITS = ItemKeys.OPERATOR + "#U#";
    private static final String GRANTS = "g#";
    private static final String SESSIONS = "s#";
    private static final String SESSION = "reader-session";
    private static final String RAW = "raw";

    private final DynamoDbClient client;
    private final String table;
    private final String tenant;

    /// @param tenant whose rows
    public TenantRows(DynamoDbClient client, String table, String tenant) {
        this.client = client;
        this.table = table;
        this.tenant = KeyIds.tenant(tenant);
    }

    /// What became of a removal.
    ///
    /// @param removed how many rows were there, of those that were looked at
    /// @param whole whether the whole table was looked at; not when time ran out
    public record Removal(long removed, boolean whole) {}

    /// Counts what there is.
    ///
    /// @return empty when time ran out
    public Optional<CountedTenant> count(Instant now, BooleanSupplier inTime) {
        var kinds = new TreeMap<String, Long>();
        var receipts = new TreeSet<String>();
        var endpoints = new TreeSet<String>();
        boolean whole = each(inTime, rows -> {
            for (TenantRow row : rows) {
                kinds.merge(row.kind(), 1L, Long::sum);
                if (row.kind().equals(RAW)) {
                    receipts.add(RawKey.parse(row.pk()).receipt());
                    row.endpoint().ifPresent(endpoints::add);
                }
            }
        });
        return whole
                ? Optional.of(new CountedTenant(now, kinds, hash(receipts), List.copyOf(endpoints)))
                : Optional.empty();
    }

    private static String hash(SortedSet<String> receipts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            receipts.forEach(receipt -> digest.update((receipt + '\n').getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Removes what there is.
    ///
    /// @param uploads told of each announced file before its event goes
    public Removal remove(Consumer<RawEvent.FileApart> uploads, BooleanSupplier inTime) {
        long[] removed = {0};
        boolean whole = each(inTime, rows -> {
            TOGETHER.each(rows, row -> remove(row, uploads));
            removed[0] += rows.size();
        });
        return new Removal(removed[0], whole);
    }

    private void remove(TenantRow row, Consumer<RawEvent.FileApart> uploads) {
        row.file().map(file -> Codec.read(RawEvent.FileApart.class, file)).ifPresent(uploads);
        if (row.kind().equals(SESSION)) {
            shorten(row);
            return;
        }
        if (row.pk().startsWith(READERS) && row.sk().startsWith(GRANTS)) {
            forget(row.pk());
        }
        delete(row.pk(), row.sk());
    }

    /// Ends the sessions of a reader of whom nobody else has invited anybody: before the pointer goes by which that is seen.
    private void forget(String reader) {
        boolean others = partition(reader, GRANTS)
                .anyMatch(item -> !text(item, RecordLayout.SK).startsWith(GRANTS + tenant + '|'));
        if (!others) {
            partition(reader, SESSIONS).forEach(item -> delete(reader, text(item, RecordLayout.SK)));
        }
    }

    /// A session opens what it opened of others.
    private void shorten(TenantRow row) {
        List<String> kept = Stream.of(row.units().orElse("").split(" "))
                .filter(unit -> !unit.startsWith(tenant + '|'))
                .toList();
        if (kept.isEmpty() && !row.proven()) {
            delete(row.pk(), row.sk());
            return;
        }
        Map<String, AttributeValue> item = new HashMap<>(
                client.getItem(r -> r.tableName(table).key(key(row.pk(), row.sk())).consistentRead(true)).item());
        if (item.isEmpty()) {
            return;
        }
        if (kept.isEmpty()) {
            item.remove("u");
        } else {
            item.put("u", AttributeValue.fromS(String.join(" ", kept)));
        }
        try {
            // only over what still lies there: a reader may have left meanwhile
            client.putItem(r -> r.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", RecordLayout.PK)));
        } catch (ConditionalCheckFailedException _) {
            // it has ended
        }
    }

    private Stream<Map<String, AttributeValue>> partition(String pk, String prefix) {
        return client
                .queryPaginator(r -> r.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                        .projectionExpression("#pk, #sk")
                        .expressionAttributeNames(Map.of("#pk", RecordLayout.PK, "#sk", RecordLayout.SK))
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk), ":sk",
                                AttributeValue.fromS(prefix))))
                .items()
                .stream();
    }

    private void delete(String pk, String sk) {
        client.deleteItem(r -> r.tableName(table).key(key(pk, sk)));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(RecordLayout.PK, AttributeValue.fromS(pk), RecordLayout.SK, AttributeValue.fromS(sk));
    }

    /// Shows every row, a page of the table at a time.
    ///
    /// @return whether the whole table was read
    private boolean each(BooleanSupplier inTime, Consumer<List<TenantRow>> action) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .filterExpression("begins_with(#pk, :tenant) OR begins_with(#pk, :r) OR begins_with(#pk, :t)"
                        + " OR begins_with(#pk, :w) OR begins_with(#pk, :u) OR (begins_with(#pk, :d) AND #t = :whose)")
                .projectionExpression("#pk, #sk, #k, ep, fl, u, prov")
                .expressionAttributeNames(Map.of("#pk", RecordLayout.PK, "#sk", RecordLayout.SK, "#k",
                        RecordLayout.KIND, "#t", ItemKeys.TENANT))
                .expressionAttributeValues(Map.of(":tenant", AttributeValue.fromS(tenant + '#'), ":r",
                        AttributeValue.fromS(READERS), ":t", AttributeValue.fromS(LINKS), ":w",
                        AttributeValue.fromS(SHARDS), ":u", AttributeValue.fromS(UNITS), ":d",
                        AttributeValue.fromS(ItemKeys.ENDPOINTS), ":whose", AttributeValue.fromS(tenant)))
                .build();
        Map<String, AttributeValue> from = Map.of();
        do {
            if (!inTime.getAsBoolean()) {
                return false;
            }
            Map<String, AttributeValue> start = from;
            ScanResponse page = client.scan(start.isEmpty() ? scan : scan.toBuilder().exclusiveStartKey(start).build());
            List<TenantRow> rows = new ArrayList<>();
            page.items().stream().map(TenantRows::row).filter(this::isOurs).forEach(rows::add);
            action.accept(rows);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
        return true;
    }

    private boolean isOurs(TenantRow row) {
        String pk = row.pk();
        String sk = row.sk();
        // an endpoint's item says itself whose it is, and is filtered by that
        if (pk.startsWith(tenant + '#') || pk.startsWith(ItemKeys.ENDPOINTS)) {
            return true;
        }
        if (pk.startsWith(READERS)) {
            return sk.startsWith(GRANTS + tenant + '|') || sk.equals("n#" + tenant)
                    || (row.kind().equals(SESSION) && opensOurs(row));
        }
        if (pk.startsWith(LINKS)) {
            return opensOurs(row);
        }
        if (pk.startsWith(SHARDS)) {
            return Stream.of(ItemKeys.PARKED, ItemKeys.IMPORTS, ItemKeys.REFOLDS)
                    .anyMatch(list -> sk.startsWith(list + tenant + '#') || sk.startsWith(list + tenant + '|'))
                    || sk.equals(ItemKeys.NOTICES + tenant);
        }
        // what the level above knows of it: one unit, and what that one told
        return pk.equals(UNITS + "t/" + tenant) || sk.equals(ItemKeys.SUMMARIES + "t/" + tenant);
    }

    private boolean opensOurs(TenantRow row) {
        return row.units().filter(units -> (' ' + units).contains(' ' + tenant + '|')).isPresent();
    }

    private static TenantRow row(Map<String, AttributeValue> item) {
        return new TenantRow(text(item, RecordLayout.PK), text(item, RecordLayout.SK),
                find(item, RecordLayout.KIND).orElse("unknown"), find(item, "ep"), find(item, "fl"), find(item, "u"),
                item.containsKey("prov"));
    }

    private static Optional<String> find(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).flatMap(value -> Optional.ofNullable(value.s()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return find(item, name).orElseThrow(() -> new IllegalStateException("an item without " + name));
    }
}
