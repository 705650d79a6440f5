package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lines of manifests and summaries that this release cannot read stop nobody and can be written over.
class UnreadUnitsTest {
    private static final UnitKey UNIT = UnitKey.account(Given.TENANT, "abcdefghij234567");
    private static final PageItem PAGE = new PageItem("index.html", "h", "e", 7, 1);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void aLineOfTheManifestThatCannotBeReadIsToldApartAndPutAnew() {
        Units units = dynamo.ledger().units();
        for (String attribute : new String[]{"h", "e", "rev", "z"}) {
            units.putPage(UNIT, PAGE);
            units.putPage(UNIT, new PageItem("other.html", "h", "e", 7, 1));
            damage(Keys.unit(UNIT), Keys.PAGES + "index.html", attribute, AttributeValue.fromBool(true));
            Manifest manifest = units.manifest(UNIT);
            assertThat(manifest.unread()).as(attribute).containsExactly("index.html");
            assertThat(manifest.pages()).extracting(PageItem::path).containsExactly("other.html");
            assertThat(units.putPage(UNIT, PAGE)).as(attribute).isTrue();
            assertThat(units.manifest(UNIT).unread()).isEmpty();
        }
    }

    @Test
    void aSummaryOfAnotherShapeIsToldAsThatAndWrittenOver() {
        Units units = dynamo.ledger().units();
        units.putSummary(new SummaryItem(UNIT, 3, "{}"));
        damage(summaries(), Keys.SUMMARIES + UNIT.unit(), "sh", AttributeValue.fromN("9"));
        assertThat(units.summaries(Given.TENANT)).containsExactly(
                new SummaryItem(UNIT, 3, new Stored.Unread<>(9, true)));
        assertThat(units.putSummary(new SummaryItem(UNIT, 4, "{}"))).isTrue();
        damage(summaries(), Keys.SUMMARIES + UNIT.unit(), "j", AttributeValue.fromS("{}"));
        damage(summaries(), Keys.SUMMARIES + UNIT.unit(), "rev", AttributeValue.fromS("x"));
        assertThat(units.summary(UNIT))
                .contains(new SummaryItem(UNIT, 0, new Stored.Unread<>(ShapeNumber.SUMMARY, false)));
        assertThat(units.putSummary(new SummaryItem(UNIT, 5, "{}"))).isTrue();
        assertThat(units.summary(UNIT)).contains(new SummaryItem(UNIT, 5, "{}"));
    }

    private static String summaries() {
        return Keys.unit(UnitKey.distributor(Given.TENANT));
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
