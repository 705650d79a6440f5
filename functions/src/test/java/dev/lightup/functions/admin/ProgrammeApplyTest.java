package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The programme by command, as far as the state that pages are made by.
class ProgrammeApplyTest extends OperatedTable {
    private static final String PROGRAMME = """
            {"name":"NAME","distributors":[{"tenant":"nordvik","name":"Nordvik Cloud","zone":"Europe/Oslo","opens":8,\
            "closes":16,"workdays":["monday","tuesday"],"holidays":["2026-12-25"],"silentAfterDays":3,\
            "desk":{"name":"Partner desk","email":"desk@nordvik.example","phone":"+47 21 00 00 00"}}],\
            "offers":[{"id":"office","name":"Office","skus":["O-1"],"announced":"2026-01-05","template":"usual"}],\
            "clocks":[{"cause":"credit","warn":{"amount":1,"unit":"business_days"},\
            "breach":{"amount":3,"unit":"business_days"}}],"templates":[{"id":"usual","version":1,"steps":[\
            {"step":"begun","title":"Begun","dueDays":5,"side":"partner","evidence":"by_hand"}]}]}""";

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void anOperator() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
        asked("{\"command\":\"tenant_add\",\"tenant\":\"operator\"}");
    }

    private JsonNode asked(String request) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()), request);
    }

    private JsonNode apply(String name, String more) {
        return asked("{\"command\":\"programme_apply\",\"tenant\":\"operator\"" + more + ",\"programme\":"
                + PROGRAMME.replace("NAME", name) + "}");
    }

    private JsonNode apply(String name) {
        return apply(name, "");
    }

    /// What pages are made by, once all that is stored is folded.
    private Optional<Programme> inForce() {
        apply();
        return Optional.ofNullable(ground.items().get("operator programme/config"))
                .map(item -> (ProgrammeState) item.folded().current().state())
                .flatMap(ProgrammeState::document)
                .map(json -> Codec.read(Programme.class, json));
    }

    @Test
    void whatWouldChangeIsToldFirstAndNothingIsStored() {
        JsonNode would = apply("One", ",\"dryRun\":true");
        assertThat(kind(would)).isEqualTo("programme_applied");
        assertThat(would.has("receipt")).isFalse();
        assertThat(would.path("differences").toString()).contains("programme, name: One", "offer office: new",
                "distributor nordvik, desk's mail: desk@nordvik.example");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsAppliedIsInForceAsItWasWritten() {
        JsonNode applied = apply("One");
        assertThat(applied.path("receipt").asText()).startsWith("e");
        Programme programme = inForce().orElseThrow();
        assertThat(programme).isEqualTo(Codec.read(Programme.class, PROGRAMME.replace("NAME", "One")));
        JsonNode shown = asked("{\"command\":\"programme_show\",\"tenant\":\"operator\"}");
        assertThat(Codec.read(Programme.class, shown.path("programme").toString())).isEqualTo(programme);
        assertThat(shown.path("version").asInt()).isEqualTo(1);
    }

    private JsonNode notice(String more) {
        return asked("{\"command\":\"notice\",\"tenant\":\"nordvik\"" + more + "}");
    }

    private Optional<OperatorNotice> noticed() {
        return inForce().orElseThrow().distributor("nordvik").notice();
    }

    @Test
    void whatTheOperatorHasToSayStandsInTheProgrammeUntilItIsTakenAwayWhateverIsApplied() {
        asked("{\"command\":\"tenant_add\",\"tenant\":\"nordvik\"}");
        apply("One");
        Programme one = inForce().orElseThrow();
        assertThat(notice(",\"text\":\"Maintenance on Sunday.\",\"until\":\"2026-12-06\"").path("stands").asBoolean())
                .isTrue();
        Optional<OperatorNotice> said = Optional
                .of(new OperatorNotice("Maintenance on Sunday.", Optional.of(LocalDate.of(2026, 12, 6))));
        assertThat(noticed()).isEqualTo(said);
        int stored = stored().size();
        assertThat(kind(notice(",\"text\":\"Maintenance on Sunday.\",\"until\":\"2026-12-06\"")))
                .isEqualTo("notice_put");
        assertThat(stored()).hasSize(stored);
        // a file that knows nothing of it leaves it there
        assertThat(apply("Two").path("differences").toString()).isEqualTo("[\"programme, name: Two, was One\"]");
        assertThat(noticed()).isEqualTo(said);
        assertThat(apply("One").path("differences")).hasSize(1);
        assertThat(noticed()).isEqualTo(said);

        assertThat(notice("").path("stands").asBoolean(true)).isFalse();
        assertThat(inForce()).contains(one);
    }

    @Test
    void ofWhomNobodyConfiguredTheNoticeLeavesNothingBehind() {
        asked("{\"command\":\"tenant_add\",\"tenant\":\"nordvik\"}");
        notice(",\"text\":\"Maintenance.\"");
        assertThat(noticed()).contains(new OperatorNotice("Maintenance.", Optional.empty()));
        notice("");
        assertThat(inForce().orElseThrow().distributors()).isEmpty();
    }

    @Test
    void whatCannotBeSaidIsNot() {
        asked("{\"command\":\"tenant_add\",\"tenant\":\"nordvik\"}");
        assertThat(notice(",\"text\":\" \"").path("problem").asText()).isEqualTo("programme-invalid");
        assertThat(notice(",\"text\":\"" + "x".repeat(201) + "\"").path("problem").asText())
                .isEqualTo("programme-invalid");
        assertThat(kind(notice(",\"until\":\"2026-12-06\""))).isEqualTo("malformed");
        JsonNode over = notice(",\"text\":\"Maintenance on Sunday.\",\"until\":\"2026-03-01\"");
        assertThat(kind(over)).isEqualTo("malformed");
        assertThat(over.path("detail").asText()).isEqualTo("/until: that day is over");
        assertThat(kind(asked("{\"command\":\"notice\",\"tenant\":\"operator\",\"text\":\"x\"}"))).isEqualTo("refused");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aRepeatIsHarmlessBeforeAndAfterItIsInForce() {
        String receipt = apply("One").path("receipt").asText();
        ground.later(Duration.ofSeconds(2));
        JsonNode again = apply("One");
        assertThat(again.path("receipt").asText()).isEqualTo(receipt);
        assertThat(again.path("repeated").asBoolean()).isTrue();
        assertThat(inForce()).isPresent();
        JsonNode after = apply("One");
        assertThat(after.path("differences")).isEmpty();
        assertThat(after.path("repeated").asBoolean()).isTrue();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void ofTwoOperatorsWhoBeginFromOneVersionTheLaterIsTold() {
        apply("One");
        ground.later(Duration.ofSeconds(1));
        assertThat(apply("Another").path("problem").asText()).isEqualTo("overtaken");
        assertThat(inForce().orElseThrow().name()).isEqualTo("One");
        assertThat(apply("Another").path("differences").toString())
                .isEqualTo("[\"programme, name: Another, was One\"]");
        assertThat(inForce().orElseThrow().name()).isEqualTo("Another");
    }

    @Test
    void whatWasOnceInForceCanBeAgain() {
        for (String name : new String[]{"One", "Two", "One", "Two", "One"}) {
            assertThat(apply(name).has("receipt")).as(name).isTrue();
            assertThat(inForce().orElseThrow().name()).isEqualTo(name);
            ground.later(Duration.ofMinutes(1));
        }
        assertThat(stored()).hasSize(5);
    }

    @Test
    void aClockThatWentBackHoldsNothingUp() {
        apply("One");
        inForce();
        ground.later(Duration.ofSeconds(-90));
        apply("Two");
        assertThat(inForce().orElseThrow().name()).isEqualTo("Two");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"KILL_BEFORE", "KILL_AFTER", "TIMEOUT_AFTER", "SERVER_ERROR_BEFORE"})
    void aProcessThatEndsAtItsWriteHasAppliedItOrNotAndTheRepeatDoes(Fault fault) {
        dynamo.faults().follow(call -> call.isWrite() ? fault : Fault.NONE);
        try {
            apply("One");
        } catch (RuntimeException | FaultyDynamo.Killed _) {
            // it is gone, or was told that it failed
        }
        dynamo.faults().heal();
        ground.later(Duration.ofSeconds(5));
        assertThat(kind(apply("One"))).isEqualTo("programme_applied");
        assertThat(stored()).hasSize(1);
        assertThat(inForce().orElseThrow().name()).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "skus"         | "skuz"          | malformed         | /programme/offers/0/skuz
            "credit"       | "kredit"        | malformed         | /programme/clocks/0/cause
            "opens":8      | "opens":20      | malformed         | /programme/distributors/0
            "template":"u  | "template":"x   | programme-invalid | no template has the id xsual
            desk@nordvik   | desk nordvik    | programme-invalid | distributors[0].desk.email
            "O-1"          | "O-1","O-1"     | programme-invalid | offers[0].skus[1]
            """)
    void whatIsWrongIsRefusedByItsPlace(String right, String wrong, String code, String named) {
        JsonNode answer = asked("{\"command\":\"programme_apply\",\"tenant\":\"operator\",\"programme\":"
                + PROGRAMME.replace(right, wrong) + "}");
        assertThat(kind(answer).equals("refused") ? answer.path("problem").asText() : kind(answer)).isEqualTo(code);
        assertThat(answer.path("detail").asText()).contains(named);
        assertThat(stored()).isEmpty();
    }

    @Test
    void itIsTheOperatorsAlone() {
        JsonNode answer = asked("{\"command\":\"programme_apply\",\"tenant\":\"nordvik\",\"programme\":"
                + PROGRAMME + "}");
        assertThat(answer.path("problem").asText()).isEqualTo("not-the-operator");
    }
}
