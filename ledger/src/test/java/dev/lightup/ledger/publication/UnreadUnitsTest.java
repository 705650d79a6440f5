package dev.lightup.ledger.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lines of manifests and summaries that this release cannot read stop nobody and can be written over.
class UnreadUnitsTest {
    private static final Unit UNIT = Unit.account(Given.TENANT, "abcdefghij234567");
    private static final PageItem PAGE = new PageItem("index.html", "h", "e", 7, 1);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void aLineOfTheManifestThatCannotBeReadIsToldApartAndPutAnew() {
        UnitRecords units = dynamo.ledger().units();
        for (String attribute : new String[]{"h", "e", "rev", "z"}) {
            units.putPage(UNIT, PAGE);
            units.putPage(UNIT, new PageItem("other.html", "h", "e", 7, 1));
            damage(ItemKeys.unit(UNIT), ItemKeys.PAGES + "index.html", attribute, AttributeValue.fromBool(true));
            PageManifest manifest = units.manifest(UNIT);
            assertThat(manifest.unread()).as(attribute).containsExactly("index.html");
            assertThat(manifest.pages()).extracting(PageItem::path).containsExactly("other.html");
            assertThat(units.putPage(UNIT, PAGE)).as(attribute).isTrue();
            assertThat(units.manifest(UNIT).unread()).isEmpty();
        }
    }

    @Test
    void aSummaryOfAnotherShapeIsToldAsThatAndWrittenOver() {
        UnitRecords units = dynamo.ledger().units();
        units.putSummary(new SummaryItem(UNIT, 3, "{}"));
        damage(summaries(), ItemKeys.SUMMARIES + UNIT.word(), "sh", AttributeValue.fromN("9"));
        assertThat(units.summaries(Given.TENANT)).containsExactly(
                new SummaryItem(UNIT, 3, new StoredRecord.Unread<>(9, true)));
        assertThat(units.putSummary(new SummaryItem(UNIT, 4, "{}"))).isTrue();
        damage(summaries(), ItemKeys.SUMMARIES + UNIT.word(), "j", AttributeValue.fromS("{}"));
        damage(summaries(), ItemKeys.SUMMARIES + UNIT.word(), "rev", AttributeValue.fromS("x"));
        assertThat(units.summary(UNIT))
                .contains(new SummaryItem(UNIT, 0, new StoredRecord.Unread<>(ShapeNumber.SUMMARY, false)));
        assertThat(units.putSummary(new SummaryItem(UNIT, 5, "{}"))).isTrue();
        assertThat(units.summary(UNIT)).contains(new SummaryItem(UNIT, 5, "{}"));
    }

    @Test
    void aDueThatCannotBeReadIsDueAndHidesNoOther() {
        List<Unit> units = IntStream.range(0, 40)
                .mapToObj(i -> Unit.account(Given.TENANT, "abcdefghij2345" + (char) ('a' + i % 26) + (2 + i / 26)))
                .toList();
        units.forEach(unit -> dynamo.ledger().heads().lowerDue(unit, Given.NOON));
        damage(ItemKeys.unit(units.getFirst()), ItemKeys.HEAD, HeadLayout.DUE_AT, AttributeValue.fromS("2026"));
        List<Unit> due = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            dynamo.ledger().sweeps().due(shard, Given.NOON.plusSeconds(1)).forEach(one -> due.add(one.unit()));
        }
        assertThat(due).containsExactlyInAnyOrderElementsOf(units);
    }

    private static String summaries() {
        return ItemKeys.unit(Unit.distributor(Given.TENANT));
    }

    private void damage(String pk, String sk, String attribute, AttributeValue value) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .updateExpression("SET #a = :v")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":v", value)));
    }
}
