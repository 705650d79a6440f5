package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.conformance.Difference.Emulator;
import dev.lightup.local.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The known differences. The table in `docs/grounds-differences.md` is written from here.
final class Differences {
    /// Where DynamoDB Local deletes what expired, as a server, it does so every ten seconds.
    private static final Duration LONGER_THAN_A_SWEEP = Duration.ofSeconds(12);

    static final List<Difference> ALL = List.of(
            new Difference(Emulator.DYNAMODB_LOCAL, "the region in ARNs", "the table's", "`ddblocal`",
                    "no code reads a region from an ARN", Differences::regionIsDdblocal),
            new Difference(Emulator.DYNAMODB_LOCAL, "an item that expires", "deleted within days",
                    "stays, as long as it runs within a process", "expiry is checked when an item is read",
                    true, Differences::whatExpiresStays),
            new Difference(Emulator.DYNAMODB_LOCAL, "point-in-time recovery", "kept by the table",
                    "not supported", "the template alone asks for it", Differences::recoveryIsNotSupported),
            new Difference(Emulator.DYNAMODB_LOCAL, "an index after a write", "follows in its own time",
                    "knows it at once",
                    "Sweep stays a minute behind and reads again for 15 minutes; the ledger's tests read a stale index",
                    Differences::theIndexKnowsAtOnce),
            new Difference(Emulator.MOTO, "`ClientRequestToken`", "a repeat of a transaction does nothing",
                    "it is applied twice", "nothing writes by transactions", Differences::aTokenIsIgnored),
            new Difference(Emulator.MOTO, "`ConsumedCapacity` by index", "told when asked for", "the table's only",
                    "write units are counted on DynamoDB Local", Differences::capacityOfIndexesIsNotTold),
            new Difference(Emulator.MOTO, "an index after a write", "follows in its own time", "knows it at once",
                    "as for DynamoDB Local", Differences::theIndexKnowsAtOnce),
            new Difference(Emulator.MOTO, "an item that expires", "deleted within days", "stays",
                    "expiry is checked when an item is read", true,
                    Differences::whatExpiresStays),
            new Difference(Emulator.MOTO, "a record of a change that changes nothing", "none",
                    "a `MODIFY` record", "folding and publishing the same again writes nothing",
                    Differences::aChangeOfNothingIsTold),
            new Difference(Emulator.LOCALSTACK, "lifecycle rules of the bucket", "kept", "dropped at deployment",
                    "nothing relies on them", Differences::lifecycleIsDropped),
            new Difference(Emulator.LOCALSTACK, "point-in-time recovery", "on, as the template says",
                    "dropped at deployment", "nothing relies on it", Differences::recoveryIsOff),
            new Difference(Emulator.LOCALSTACK, "an index after a write", "follows in its own time",
                    "knows it at once", "as for DynamoDB Local, which it runs", Differences::theIndexKnowsAtOnce));

    private Differences() {}

    private static void regionIsDdblocal(Emulated at) {
        assertThat(at.stream()).startsWith("arn:aws:dynamodb:ddblocal:");
    }

    private static void recoveryIsNotSupported(Emulated at) {
        assertThatThrownBy(() -> at.dynamo().describeContinuousBackups(ask -> ask.tableName(at.table())))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("not supported");
    }

    private static void theIndexKnowsAtOnce(Emulated at) {
        for (int i = 0; i < 20; i++) {
            String pk = "t#indexed" + System.nanoTime();
            var item = new HashMap<>(Emulated.key(pk));
            item.put("rshard", Emulated.text("none"));
            item.put("rminute", Emulated.text(pk));
            at.dynamo().putItem(put -> put.tableName(at.table()).item(item));
            assertThat(at.dynamo()
                    .query(query -> query.tableName(at.table())
                            .indexName("received")
                            .keyConditionExpression("rshard = :s AND rminute = :m")
                            .expressionAttributeValues(
                                    Map.of(":s", Emulated.text("none"), ":m", Emulated.text(pk))))
                    .count()).isEqualTo(1);
            at.dynamo().deleteItem(delete -> delete.tableName(at.table()).key(Emulated.key(pk)));
        }
    }

    private static void aTokenIsIgnored(Emulated at) {
        TransactWriteItem add = TransactWriteItem.builder()
                .update(update -> update.tableName(at.table())
                        .key(Emulated.key("t#counted"))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                .build();
        for (int i = 0; i < 2; i++) {
            at.dynamo().transactWriteItems(write -> write.clientRequestToken("token").transactItems(add));
        }
        assertThat(at.dynamo()
                .getItem(get -> get.tableName(at.table()).key(Emulated.key("t#counted")))
                .item()).containsEntry("n", AttributeValue.fromN("2"));
    }

    private static void capacityOfIndexesIsNotTold(Emulated at) {
        var item = new HashMap<>(Emulated.key("t#weighed"));
        item.put("rshard", Emulated.text("none"));
        item.put("rminute", Emulated.text("2026"));
        var consumed = at.dynamo()
                .putItem(put -> put.tableName(at.table())
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
        assertThat(consumed.hasGlobalSecondaryIndexes()).isFalse();
    }

    private static void whatExpiresStays(Emulated at) {
        at.dynamo().putItem(put -> put.tableName(at.table()).item(expired("t#staying")));
        Await.stays("the item that expired", LONGER_THAN_A_SWEEP,
                () -> at.dynamo()
                        .getItem(get -> get.tableName(at.table()).key(Emulated.key("t#staying")))
                        .hasItem());
    }

    private static void aChangeOfNothingIsTold(Emulated at) {
        for (int i = 0; i < 2; i++) {
            at.dynamo().putItem(put -> put.tableName(at.table()).item(Emulated.key("t#same")));
        }
        assertThat(at.records("t#same")).extracting(Record::eventNameAsString).containsExactly("INSERT", "MODIFY");
    }

    private static Map<String, AttributeValue> expired(String pk) {
        var item = new HashMap<>(Emulated.key(pk));
        // What expired years ago is left alone, on AWS too.
        item.put("expires", AttributeValue.fromN(Long.toString(Instant.now().minusSeconds(60).getEpochSecond())));
        return item;
    }

    private static void lifecycleIsDropped(Emulated at) {
        assertThatThrownBy(() -> at.s3()
                .orElseThrow()
                .getBucketLifecycleConfiguration(get -> get.bucket(at.bucket())))
                .isInstanceOf(S3Exception.class)
                .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(404));
    }

    private static void recoveryIsOff(Emulated at) {
        assertThat(at.dynamo()
                .describeContinuousBackups(ask -> ask.tableName(at.table()))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
    }
}
