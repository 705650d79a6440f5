package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.receive.Events;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Sender;
import dev.lightup.ledger.log.RawEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tenants and endpoints by commands, up to the sender's first event.
class SettingUpTest extends OperatedTable {
    private static final String PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    private static final String SEATS = """
            {"feed":"seats","asOf":"Report date","map":{"customer":"Customer ID","sku":"SKU","sold":"Seats"}}""";

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void anEmptyDirectory() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
    }

    private FileDirectory directory() {
        return new FileDirectory(file());
    }

    private JsonNode asked(String request) {
        return call(new Admin(dynamo.client(), dynamo.table(), directory(), new FileDirectoryStore(file()),
                ground.clock()), request.replace('\'', '"'));
    }

    private JsonNode tenant(String id) {
        return asked("{'command':'tenant_add','tenant':'" + id + "'}");
    }

    /// @param more further parts, each with a comma before it
    private JsonNode canonical(String tenant, String more) {
        return asked("{'command':'endpoint_add','tenant':'" + tenant + "','format':'canonical','sources':['/" + tenant
                + "/']" + more + "}");
    }

    private JsonNode export(String columns) {
        return asked("{'command':'endpoint_add','tenant':'nordvik','format':'export','sources':['/nordvik/files'],"
                + "'columns':" + columns + "}");
    }

    private int posted(String endpoint, String secret, String id) {
        return ground.directory()
                .call(new Receive(dynamo.plainClient(), dynamo.table(), directory(), ground.clock()),
                        Sender.to(endpoint, secret, ground.clock().instant()).id(id).body(Events.order(id)).bytes())
                .statusCode();
    }

    private JsonNode only(String tenant) {
        return asked("{'command':'endpoint_list','tenant':'" + tenant + "'}").at("/endpoints/0");
    }

    private JsonNode rotated(String endpoint, String more) {
        return asked("{'command':'endpoint_rotate','tenant':'nordvik','endpoint':'" + endpoint + "'" + more + "}");
    }

    @Test
    void ofATenantThatIsNotThereEveryCommandSaysSo() {
        for (String command : List.of("'open_accounts','all':true", "'readers'", "'quarantine_list'", "'late_work'",
                "'invite','address':'a@b.example'", "'refold'", "'data_held','subject':'customer/C'",
                "'revoke_reader','address':'a@b.example'", "'frozen_units'", "'endpoint_list'")) {
            assertThat(kind(asked("{'tenant':'nosuch','command':" + command + "}"))).as(command).isEqualTo("unknown");
        }
    }

    @Test
    void fromNothingToTheSendersFirstEvent() {
        assertThat(kind(tenant("nordvik"))).isEqualTo("tenant_added");
        JsonNode added = canonical("nordvik", "");
        assertThat(kind(added)).isEqualTo("endpoint_added");
        String endpoint = added.path("endpoint").asText();
        assertThat(endpoint).matches("ep_nordvik_[0-9a-f]{12}");
        assertThat(added.path("path").asText()).isEqualTo("/v1/hooks/" + endpoint);
        assertThat(posted(endpoint, added.path("secret").asText(), "o-1")).isEqualTo(202);
        assertThat(posted(endpoint, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "o-2")).isEqualTo(401);
    }

    @Test
    void aTenantsKeyIsMadeThereAndToldNowhere() {
        JsonNode answer = tenant("nordvik");
        byte[] key = directory().tenant("nordvik").key().array();
        assertThat(key).hasSize(32);
        assertThat(answer.toString()).isEqualTo("{\"answer\":\"tenant_added\"}");
        assertThat(kind(tenant("nordvik"))).isEqualTo("refused");
        assertThat(directory().tenant("nordvik").key().array()).isEqualTo(key);
        tenant("solis");
        assertThat(directory().tenant("solis").key().array()).isNotEqualTo(key);
        assertThat(calls.lines).noneMatch(line -> line.contains("whsec_"));
    }

    @Test
    void whoeverAddsAnEndpointIsToldWhenThePagesCountDaysInAnotherZone() {
        tenant("nordvik");
        assertThat(canonical("nordvik", ",'zone':'Europe/Oslo'").path("pagesIn").asText()).isEqualTo("Etc/UTC");
        assertThat(canonical("nordvik", "").has("pagesIn")).isFalse();
    }

    /// By the programme that is stored then, as if the operator had applied it.
    @Test
    void thePagesOfADistributorOfWhomNobodySaidAZoneCountDaysInThatOfItsFirstEndpoint() {
        tenant("operator");
        tenant("nordvik");
        JsonNode answer = canonical("nordvik", ",'zone':'Europe/Oslo'");
        assertThat(answer.path("pagesNow").asText()).isEqualTo("Europe/Oslo");
        assertThat(answer.has("pagesIn")).isFalse();
        assertThat(canonical("nordvik", ",'zone':'UTC'").has("pagesNow")).isFalse();
        RawEvent said = stored().getFirst();
        assertThat(said.tenant()).isEqualTo("operator");
        assertThat(said.body()).contains("programme.applied", "\"tenant\":\"nordvik\"", "\"zone\":\"Europe/Oslo\"");
    }

    @Test
    void aSecretIsToldOnceAndIsInNoListAndNoLog() {
        tenant("nordvik");
        String secret = canonical("nordvik", ",'zone':'Europe/Oslo','families':['order','usage']").path("secret")
                .asText();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        JsonNode line = only("nordvik");
        assertThat(line.toString()).doesNotContain("whsec_", secret.substring(6));
        assertThat(line.path("zone").asText()).isEqualTo("Europe/Oslo");
        assertThat(line.path("families").toString()).isEqualTo("[\"order\",\"usage\"]");
        assertThat(line.at("/keys/0/kind").asText()).isEqualTo("secret");
        assertThat(line.at("/keys/0/active").asBoolean()).isTrue();
        assertThat(String.join("\n", calls.lines)).contains("operator: endpoint add tenant=nordvik endpoint=ep_")
                .doesNotContain("whsec_");
    }

    @Test
    void aSenderMaySignWithAKeyOfItsOwn() {
        tenant("nordvik");
        JsonNode added = canonical("nordvik", ",'publicKey':'" + PUBLIC + "'");
        assertThat(kind(added)).isEqualTo("endpoint_added");
        assertThat(added.has("secret")).isFalse();
        String endpoint = added.path("endpoint").asText();
        assertThat(only("nordvik").at("/keys/0/kind").asText()).isEqualTo("publicKey");
        assertThat(rotated(endpoint, "").path("problem").asText()).isEqualTo("key-kind");
        JsonNode next = rotated(endpoint, ",'publicKey':'" + PUBLIC + "'");
        assertThat(next.path("key").asText()).isEqualTo("k2");
        assertThat(next.has("secret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'publicKey':'whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' | key-invalid
            'publicKey':'whsec_AAAA'                                        | key-invalid
            'families':['orders']                                           | endpoint-invalid
            'zone':'Oslo'                                                   | endpoint-invalid
            'columns':[{'feed':'seats','map':{}}]                           | columns-missing
            """)
    void whatIsWrongWithAnEndpointStopsIt(String more, String problem) {
        tenant("nordvik");
        JsonNode answer = canonical("nordvik", "," + more);
        assertThat(answer.path("problem").asText()).isEqualTo(problem);
        assertThat(asked("{'command':'endpoint_list','tenant':'nordvik'}").path("endpoints")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'feed':'seats','map':{'customer':'C','sku':'S','assinged':'A'}}           | `assinged` is no field of ours
            {'feed':'seats','map':{'customer':'C'}}                                    | the column for `sku` is missing
            {'feed':'chairs','map':{'customer':'C','sku':'S'}}                         | is `seats` or `orders`
            {'feed':'seats','map':{'customer':'C','sku':'S'},'date':'dd.MM.yyyy'}      | a column map has no `date`
            {'feed':'seats','map':{'customer':'C','sku':'S'},'dates':'TT.MM.JJJJ'}     | is no pattern for days
            {'feed':'seats','map':{'customer':'C','sku':'S'},'words':{'An':'aktive'}}  | `aktive` is no status of ours
            {'map':{'customer':'C','sku':'S'}}                                         | a column map has `feed` and `map`
            """)
    void aTypoInAMapStopsAnEndpointAndIsNamed(String map, String named) {
        tenant("nordvik");
        JsonNode answer = export("[" + map + "]");
        assertThat(answer.path("problem").asText()).isEqualTo("endpoint-invalid");
        assertThat(answer.path("detail").asText()).contains(named);
        assertThat(asked("{'command':'endpoint_list','tenant':'nordvik'}").path("endpoints")).isEmpty();
    }

    @Test
    void mapsAreNumberedInTheirOrder() {
        tenant("nordvik");
        String orders = "{'version':7,'feed':'orders','map':{'order':'Order','status':'Status'}}";
        assertThat(kind(export("[" + SEATS + "," + orders + "]"))).isEqualTo("endpoint_added");
        assertThat(only("nordvik").path("columns").toString()).isEqualTo("[\"seats 1\",\"orders 7\"]");
    }

    /// Its first file has one drafted; what is signed gets its plain refusal until then.
    @Test
    void anEndpointOfFilesMayBeginWithoutAMap() {
        tenant("nordvik");
        String endpoint = export("[]").path("endpoint").asText();
        assertThat(only("nordvik").path("columns")).isEmpty();
        assertThat(directory().endpoint(endpoint).orElseThrow().columns()).isEmpty();
        assertThat(asked("{'command':'endpoint_map','tenant':'nordvik','endpoint':'" + endpoint + "','columns':["
                + SEATS + "]}").path("columns").toString()).isEqualTo("[\"seats 1\"]");
    }

    @Test
    void aFurtherMapIsPutBesideThoseThatThereAre() {
        tenant("nordvik");
        String endpoint = export("[" + SEATS + "]").path("endpoint").asText();
        String command = "{'command':'endpoint_map','tenant':'nordvik','endpoint':'" + endpoint + "','columns':[";
        JsonNode mapped = asked(command + SEATS.replace("Seats", "Licences") + "]}");
        assertThat(mapped.path("columns").toString()).isEqualTo("[\"seats 1\",\"seats 2\"]");
        assertThat(directory().endpoint(endpoint).orElseThrow().columns().getLast().map())
                .containsEntry("sold", "Licences");
        assertThat(asked(command + SEATS.replace("{\"feed\"", "{\"version\":2,\"feed\"") + "]}").path("detail")
                .asText()).contains("has a version of its columns twice");
        assertThat(asked(command + SEATS.replace("sold", "slod") + "]}").path("detail").asText()).contains("`slod`");
        assertThat(asked(command + "]}").path("problem").asText()).isEqualTo("columns-missing");
        assertThat(only("nordvik").path("columns")).hasSize(2);
        String canonical = canonical("nordvik", ",'endpoint':'ep_events'").path("endpoint").asText();
        assertThat(asked("{'command':'endpoint_map','tenant':'nordvik','endpoint':'" + canonical + "','columns':["
                + SEATS + "]}").path("problem").asText()).isEqualTo("columns-missing");
    }

    @Test
    void whatIsNotThereOrTwiceIsAnsweredPlainly() {
        assertThat(kind(canonical("nordvik", ""))).isEqualTo("unknown");
        assertThat(kind(asked("{'command':'endpoint_list','tenant':'nordvik'}"))).isEqualTo("unknown");
        tenant("nordvik");
        tenant("solis");
        assertThat(kind(canonical("nordvik", ",'endpoint':'ep_mine'"))).isEqualTo("endpoint_added");
        assertThat(canonical("nordvik", ",'endpoint':'ep_mine'").path("problem").asText())
                .isEqualTo("endpoint-exists");
        assertThat(canonical("solis", ",'endpoint':'ep_mine'").path("problem").asText()).isEqualTo("endpoint-exists");
        assertThat(kind(canonical("nordvik", ",'endpoint':'../x'"))).isEqualTo("malformed");
        assertThat(kind(tenant("Nordvik"))).isEqualTo("malformed");
        JsonNode format = asked(
                "{'command':'endpoint_add','tenant':'nordvik','format':'pax9','sources':['/nordvik/']}");
        assertThat(format.path("problem").asText()).isEqualTo("format-unknown");
        assertThat(format.path("detail").asText()).contains("canonical, export");
        assertThat(asked(
                "{'command':'endpoint_add','tenant':'nordvik','format':'canonical','sources':['/n/'],'famlies':[]}")
                .path("detail")
                .asText()).contains("/famlies");
        for (String command : List.of("endpoint_rotate", "endpoint_disable", "endpoint_enable")) {
            assertThat(kind(asked("{'command':'" + command + "','tenant':'nordvik','endpoint':'ep_none'}")))
                    .isEqualTo("unknown");
            assertThat(kind(asked("{'command':'" + command + "','tenant':'solis','endpoint':'ep_mine'}")))
                    .as("another's")
                    .isEqualTo("unknown");
        }
    }

    @Test
    void anOldKeyCountsUntilItsDaysAreOver() {
        tenant("nordvik");
        JsonNode added = canonical("nordvik", "");
        String endpoint = added.path("endpoint").asText();
        Instant begun = ground.clock().instant();
        JsonNode rotated = rotated(endpoint, ",'days':3");
        assertThat(Instant.parse(rotated.path("until").asText())).isEqualTo(begun.plus(Duration.ofDays(3)));
        String old = added.path("secret").asText();
        String fresh = rotated.path("secret").asText();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(posted(endpoint, old, "o-1")).isEqualTo(202);
        assertThat(posted(endpoint, fresh, "o-2")).isEqualTo(202);
        ground.later(Duration.ofDays(3).plusSeconds(1));
        assertThat(posted(endpoint, old, "o-3")).isEqualTo(401);
        assertThat(posted(endpoint, fresh, "o-4")).isEqualTo(202);
        assertThat(only("nordvik").at("/keys/0/active").asBoolean()).isFalse();
        rotated(endpoint, "");
        assertThat(only("nordvik").path("keys")).as("what ended is taken out").hasSize(2);
    }

    @Test
    void threeKeysCountAtATime() {
        tenant("nordvik");
        String endpoint = canonical("nordvik", "").path("endpoint").asText();
        rotated(endpoint, "");
        rotated(endpoint, "");
        assertThat(rotated(endpoint, "").path("problem").asText()).isEqualTo("too-many-keys");
        assertThat(rotated(endpoint, ",'end':'k9'").path("problem").asText()).isEqualTo("key-unknown");
        assertThat(rotated(endpoint, ",'end':'k2'").path("key").asText()).isEqualTo("k4");
        assertThat(only("nordvik").path("keys").findValuesAsText("id")).containsExactly("k1", "k3", "k4");
        JsonNode alone = rotated(endpoint, ",'days':0");
        assertThat(alone.has("until")).isFalse();
        assertThat(only("nordvik").path("keys").findValuesAsText("id")).containsExactly("k5");
        assertThat(posted(endpoint, alone.path("secret").asText(), "o-1")).isEqualTo(202);
        assertThat(kind(rotated(endpoint, ",'days':91"))).isEqualTo("malformed");
        assertThat(kind(rotated(endpoint, ",'days':-1"))).isEqualTo("malformed");
    }

    @Test
    void aDisabledEndpointTakesNothingUntilItIsEnabled() {
        tenant("nordvik");
        JsonNode added = canonical("nordvik", "");
        String endpoint = added.path("endpoint").asText();
        String secret = added.path("secret").asText();
        String named = ",'tenant':'nordvik','endpoint':'" + endpoint + "'}";
        JsonNode disabled = asked("{'command':'endpoint_disable'" + named);
        assertThat(disabled.path("enabled").asBoolean(true)).isFalse();
        assertThat(disabled.path("repeated").asBoolean(true)).isFalse();
        assertThat(posted(endpoint, secret, "o-1")).isEqualTo(401);
        assertThat(only("nordvik").path("enabled").asBoolean(true)).isFalse();
        assertThat(asked("{'command':'endpoint_disable'" + named).path("repeated").asBoolean()).isTrue();
        asked("{'command':'endpoint_enable'" + named);
        assertThat(posted(endpoint, secret, "o-1")).isEqualTo(202);
    }

    @Test
    void anEndpointSendsReferencesOnlyFromTheBeginningOrFromADayOn() {
        tenant("nordvik");
        JsonNode added = canonical("nordvik", ",'nameless':true");
        assertThat(added.path("nameless").asBoolean()).isTrue();
        String endpoint = added.path("endpoint").asText();
        assertThat(only("nordvik").path("nameless").asBoolean()).isTrue();
        assertThat(directory().endpoint(endpoint).orElseThrow().scope().nameless()).isTrue();
        String named = ",'tenant':'nordvik','endpoint':'" + endpoint + "'}";
        JsonNode ended = asked("{'command':'endpoint_nameless','end':true" + named);
        assertThat(kind(ended)).isEqualTo("endpoint_switched");
        assertThat(ended.path("nameless").asBoolean(true)).isFalse();
        assertThat(ended.path("repeated").asBoolean(true)).isFalse();
        assertThat(directory().endpoint(endpoint).orElseThrow().scope().nameless()).isFalse();
        JsonNode again = asked("{'command':'endpoint_nameless'" + named);
        assertThat(again.path("nameless").asBoolean()).isTrue();
        assertThat(asked("{'command':'endpoint_nameless'" + named).path("repeated").asBoolean()).isTrue();
        assertThat(only("nordvik").path("nameless").asBoolean()).isTrue();
        assertThat(rotated(endpoint, "").path("nameless").asBoolean()).as("a new hand-out says it too").isTrue();
        assertThat(kind(asked("{'command':'endpoint_nameless','tenant':'nordvik','endpoint':'ep_other'}")))
                .isEqualTo("unknown");
        String other = canonical("nordvik", "").path("endpoint").asText();
        assertThat(directory().endpoint(other).orElseThrow().scope().nameless()).isFalse();
    }
}
