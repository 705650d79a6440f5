package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Column maps on the command line: a draft of one, and what one makes of a file.
class ColumnsCommandTest {
    private static final String FILE = """
            Partner ID;Customer ID;Customer Name;SKU ID;Subscription ID;Quantity;Assigned Licenses;Active Users;Colour
            P-1;C-1;Alm GmbH;SK-1;s1;30;24;20;red
            P-1;C-2;Birk AG;SK-1;s2;1.240;;;blue
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return LightupCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode said() throws Exception {
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aDraftIsAMapThatReadsItsFile() throws Exception {
        Path file = write("seats.csv", FILE);
        assertThat(run("columns", "guess", file.toString())).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not guessed: Colour");
        Path map = write("map.json", out.toString(StandardCharsets.UTF_8));
        assertThat(run("columns", "check", file.toString(), "--map", map.toString(), "--json")).isZero();
        JsonNode answer = said();
        assertThat(answer.at("/export/rows").asInt()).isEqualTo(2);
        assertThat(answer.at("/export/problems/0/line").asInt()).isEqualTo(3);
        assertThat(answer.at("/first/0/customerName").asText()).isEqualTo("Alm GmbH");
        assertThat(answer.at("/first/0/sold").asText()).isEqualTo("30");
        assertThat(answer.at("/notKept/0").asText()).isEqualTo("Colour");
    }

    @Test
    void aMapThatReadsNothingSaysWhatItWants() throws Exception {
        Path file = write("seats.csv", FILE);
        Path map = write("map.json", "{\"feed\":\"seats\",\"map\":{\"customer\":\"Kunde\",\"sku\":\"SKU ID\"}}");
        assertThat(run("columns", "check", file.toString(), "--map", map.toString(), "--json")).isEqualTo(1);
        assertThat(said().path("why").asText()).contains("customer (Kunde)");
    }

    @Test
    void aTypoInAMapIsToldByName() throws Exception {
        Path file = write("seats.csv", FILE);
        Path map = write("map.json",
                "{\"feed\":\"seats\",\"map\":{\"customer\":\"Customer ID\",\"sku\":\"SKU ID\",\"assinged\":\"Assigned\"}}");
        assertThat(run("columns", "check", file.toString(), "--map", map.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("`assinged` is no field of ours")
                .doesNotContain("\tat ");
    }

    @Test
    void aDraftThatLacksANeededFieldEndsWithOne() throws Exception {
        assertThat(run("columns", "guess", write("x.csv", "SKU,Seats\nS,1\n").toString(), "--json")).isEqualTo(1);
        assertThat(said().at("/missing/0").asText()).isEqualTo("customer");
    }
}
