package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.site.view.AccountTwin;
import dev.lightup.site.view.CustomerTwin;
import dev.lightup.site.view.CustomersTwin;
import dev.lightup.site.view.DistributorTwin;
import dev.lightup.site.view.MetricsTwin;
import dev.lightup.site.view.OrdersTwin;
import dev.lightup.site.view.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/lightup/site/schemas");

    /// Run with `-Dschemas=write` after a twin has changed on purpose.
    @Test
    void thePublishedSchemasAreThoseOfTheTwins() throws IOException {
        Map<String, String> schemas = schemas();
        assertThat(schemas.keySet()).containsExactlyInAnyOrderElementsOf(AboutSite.SCHEMAS);
        for (var schema : schemas.entrySet()) {
            Path file = FOLDER.resolve(schema.getKey() + ".json");
            if ("write".equals(System.getProperty("schemas"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, schema.getValue());
            }
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).as("%s", file).isEqualTo(schema.getValue());
        }
    }

    private static Map<String, String> schemas() {
        var schemas = new TreeMap<String, String>();
        schemas.put("account", SchemaOf.record(AccountTwin.class, "An account's home"));
        schemas.put("customers", SchemaOf.record(CustomersTwin.class, "All customers of an account"));
        schemas.put("customer", SchemaOf.record(CustomerTwin.class, "A customer of an account"));
        schemas.put("orders", SchemaOf.record(OrdersTwin.class, "All orders of an account"));
        schemas.put("distributor", SchemaOf.record(DistributorTwin.class, "A distributor's home"));
        schemas.put("summary", SchemaOf.record(Summary.class, "A unit in short"));
        schemas.put("metrics", SchemaOf.record(MetricsTwin.class, "What the numbers mean"));
        return schemas;
    }
}
