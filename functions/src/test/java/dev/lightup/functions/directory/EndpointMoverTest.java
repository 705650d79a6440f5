package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.directory.DirectoryStore.Became;
import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A deployment whose endpoints are secrets comes over: first they are sealed beside, then the functions read the table, then the secrets go.
class EndpointMoverTest {
    private static final String PREFIX = "lightup/try/";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BY_HAND = """
            {"endpoint":"ep_hand","tenant":"solis","format":"canonical","sources":["/solis/"],\
            "keys":[{"id":"by-hand","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}]}""";

    @RegisterExtension
    private final LocalDynamo dynamo = new LocalDynamo();
    private final SecretsServer server = new SecretsServer();

    /// As the functions are while they read secrets.
    private DirectoryStore secrets() {
        return new SecretsDirectoryStore(dynamo.client(), dynamo.table(), server.client(), PREFIX, new SecureRandom());
    }

    /// As they are once they read the table.
    private DirectoryStore table() {
        return new SealedDirectoryStore(dynamo.client(), dynamo.table(), server.client(), PREFIX, new SecureRandom());
    }

    private Directory read() {
        return new SealedDirectory(dynamo.client(), dynamo.table(), server.client(), PREFIX, InstantSource.system());
    }

    @BeforeEach
    void threeEndpointsOfTwoTenants() {
        dynamo.faults().heal();
        server.clear();
        secrets().add(StoredDirectories.tenant("solis", 1));
        secrets().add(StoredDirectories.tenant("alm", 2));
        secrets().add(StoredDirectories.endpoint("solis", "ep_1"));
        secrets().add(StoredDirectories.endpoint("solis", "ep_2"));
        secrets().add(StoredDirectories.endpoint("alm", "ep_3"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String moved(DirectoryStore store, String tenant) {
        return told(store.move(tenant, Optional.empty(), false));
    }

    private static String told(List<DirectoryStore.Moved> moved) {
        return moved.stream().map(one -> one.id() + " " + one.became().word()).collect(Collectors.joining(", "));
    }

    private List<String> keys(String id) {
        return read().endpoint(id).stream().flatMap(one -> one.keys().stream()).map(key -> key.id()).toList();
    }

    private void rotate(DirectoryStore store, String id, String key) {
        DirectoryStore.Kept kept = store.endpoint(id).orElseThrow();
        assertThat(store.replace(kept, kept.endpoint().with(List.of(KeyDocument.secret(key, SECRET))))).isTrue();
    }

    private boolean isSecret(String id) {
        return server.names().contains(PREFIX + "endpoint/" + id);
    }

    @Test
    void theyAreSealedBesideTheirSecretsAndThoseGoOnceTheTableIsRead() {
        assertThat(told(secrets().move("solis", Optional.empty(), true)))
                .isEqualTo("ep_1 would-copy, ep_2 would-copy");
        assertThat(items()).isEmpty();
        assertThat(moved(secrets(), "solis")).isEqualTo("ep_1 copied, ep_2 copied");
        assertThat(moved(secrets(), "solis")).isEqualTo("ep_1 as-copied, ep_2 as-copied");
        assertThat(server.names()).contains(PREFIX + "endpoint/ep_1", PREFIX + "endpoint/ep_2");
        assertThat(read().endpoint("ep_3")).isEmpty();

        assertThat(told(table().move("solis", Optional.empty(), true))).isEqualTo("ep_1 would-move, ep_2 would-move");
        assertThat(isSecret("ep_1")).isTrue();
        assertThat(moved(table(), "solis")).isEqualTo("ep_1 moved, ep_2 moved");
        assertThat(moved(table(), "solis")).isEqualTo("ep_1 in-table, ep_2 in-table");
        assertThat(moved(table(), "alm")).isEqualTo("ep_3 moved");
        assertThat(moved(table(), "nobody")).isEmpty();
        assertThat(server.names()).containsExactlyInAnyOrder(PREFIX + "tenant/solis", PREFIX + "tenant/alm");
        for (String id : List.of("ep_1", "ep_2", "ep_3")) {
            assertThat(keys(id)).containsExactly("k1");
        }
        assertThat(table().endpoint("ep_1").orElseThrow().endpoint())
                .isEqualTo(StoredDirectories.endpoint("solis", "ep_1"));
    }

    @Test
    void whatWasChangedBetweenComesOverToo() {
        moved(secrets(), "solis");
        rotate(secrets(), "ep_1", "k2");
        assertThat(moved(secrets(), "solis")).isEqualTo("ep_1 copied, ep_2 as-copied");
        assertThat(keys("ep_1")).containsExactly("k2");
        // after the last call, and before the functions read the table
        rotate(secrets(), "ep_1", "k3");
        secrets().add(StoredDirectories.endpoint("solis", "ep_4"));
        assertThat(keys("ep_1")).containsExactly("k2");
        assertThat(moved(table(), "solis")).isEqualTo("ep_1 moved, ep_2 moved, ep_4 moved");
        assertThat(keys("ep_1")).containsExactly("k3");
        assertThat(keys("ep_4")).containsExactly("k1");
    }

    @Test
    void whatWasChangedInTheTableSinceStands() {
        moved(secrets(), "solis");
        rotate(table(), "ep_1", "k2");
        rotate(table(), "ep_1", "k3");
        assertThat(moved(table(), "solis")).isEqualTo("ep_1 moved, ep_2 moved");
        assertThat(keys("ep_1")).containsExactly("k3");
        assertThat(isSecret("ep_1")).isFalse();
    }

    @Test
    void whatWasChangedAtBothPlacesIsToldAndNothingIsDecided() {
        moved(secrets(), "solis");
        rotate(secrets(), "ep_1", "k2");
        rotate(table(), "ep_1", "k3");
        for (int time = 0; time < 2; time++) {
            List<DirectoryStore.Moved> moved = table().move("solis", Optional.empty(), false);
            assertThat(told(moved)).startsWith("ep_1 differs");
            assertThat(moved.getFirst().became().stops()).isTrue();
            assertThat(isSecret("ep_1")).isTrue();
            assertThat(keys("ep_1")).containsExactly("k3");
        }
        // who goes back to secrets has what they say
        assertThat(moved(secrets(), "solis")).startsWith("ep_1 copied");
        assertThat(keys("ep_1")).containsExactly("k2");
    }

    @Test
    void oneThatNoListHasComesByItsIdAndIsListedThen() {
        server.put(PREFIX + "endpoint/ep_hand", BY_HAND);
        assertThat(moved(table(), "solis")).doesNotContain("ep_hand");
        assertThat(told(table().move("alm", Optional.of("ep_hand"), false))).isEmpty();
        assertThat(told(table().move("solis", Optional.of("ep_hand"), false))).isEqualTo("ep_hand moved");
        assertThat(keys("ep_hand")).containsExactly("by-hand");
        assertThat(table().endpoints("solis")).extracting(DirectoryStore.Listed::id).contains("ep_hand");
        assertThat(told(table().move("solis", Optional.of("ep_never"), false))).isEmpty();
    }

    @Test
    void aSecretThatIsNoEndpointAndAnItemThatDoesNotOpenAreToldAndStay() {
        server.put(PREFIX + "endpoint/ep_1", "{");
        server.put(PREFIX + "endpoint/ep_2", BY_HAND);
        assertThat(moved(secrets(), "solis")).isEqualTo("ep_1 unreadable, ep_2 unreadable");
        assertThat(moved(table(), "solis")).isEqualTo("ep_1 unreadable, ep_2 unreadable");
        assertThat(isSecret("ep_1")).isTrue();
        moved(secrets(), "alm");
        Map<String, AttributeValue> item = new HashMap<>(items().getFirst());
        item.put("nc", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[12])));
        dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item));
        assertThat(moved(table(), "alm")).isEqualTo("ep_3 unopened");
        assertThat(isSecret("ep_3")).isTrue();
        assertThat(moved(secrets(), "alm")).isEqualTo("ep_3 copied");
        assertThat(moved(table(), "alm")).isEqualTo("ep_3 moved");
        assertThat(Became.UNOPENED.stops() && Became.UNREADABLE.stops() && Became.TOO_LONG.stops()).isTrue();
    }

    @Test
    void whoLeavesBeforeItsEndpointsCameOverLeavesNoSecret() {
        moved(secrets(), "solis");
        server.put(PREFIX + "endpoint/ep_2", BY_HAND.replace("ep_hand", "ep_2").replace("solis", "alm"));
        table().removeEndpoint("ep_1");
        table().removeTenant("solis");
        assertThat(server.names()).containsExactlyInAnyOrder(PREFIX + "tenant/alm", PREFIX + "endpoint/ep_3",
                PREFIX + "endpoint/ep_2");
    }

    /// Wherever it is cut off every endpoint is known all the time to whoever is read, and the same call again ends in the same.
    @Test
    void itMayEndAtAnyOfItsWritesAndIsGoneOnWith() {
        for (int write = 1; write <= 2; write++) {
            int fatal = write;
            for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER)) {
                endsAndGoesOn(false, () -> dynamo.faults().atWrite(fatal, fault));
            }
            for (boolean early : new boolean[]{true, false}) {
                endsAndGoesOn(true, () -> server.endsAt(fatal, early));
            }
        }
        // of two the one that was changed meanwhile is sealed anew
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_AFTER)) {
            endsAndGoesOn(true, () -> dynamo.faults().atWrite(1, fault));
        }
    }

    private void endsAndGoesOn(boolean read, Runnable ending) {
        items().forEach(item -> dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", Objects.requireNonNull(item.get("pk")), "sk",
                                Objects.requireNonNull(item.get("sk"))))));
        threeEndpointsOfTwoTenants();
        if (read) {
            moved(secrets(), "solis");
            rotate(secrets(), "ep_2", "k2");
        }
        ending.run();
        try {
            moved(read ? table() : secrets(), "solis");
        } catch (SdkException | FaultyDynamo.Killed _) {
            // the process is gone
        }
        dynamo.faults().heal();
        server.endsAt(0, false);
        List<String> known = new ArrayList<>(read().endpoint("ep_1").stream().map(one -> one.id()).toList());
        if (read) {
            assertThat(known).containsExactly("ep_1");
            assertThat(keys("ep_2")).isNotEmpty();
        } else {
            assertThat(isSecret("ep_1") && isSecret("ep_2")).isTrue();
        }
        assertThat(secrets().move("nobody", Optional.empty(), false)).isEmpty();
        String again = moved(read ? table() : secrets(), "solis");
        assertThat(again).matches(read
                ? "ep_1 (moved|in-table), ep_2 (moved|in-table)"
                : "ep_1 (as-)?copied, ep_2 (as-)?copied");
        assertThat(keys("ep_1")).containsExactly("k1");
        assertThat(keys("ep_2")).containsExactly(read ? "k2" : "k1");
        assertThat(isSecret("ep_1") || isSecret("ep_2")).isEqualTo(!read);
        assertThat(isSecret("ep_3")).isTrue();
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamo.plainClient().scan(r -> r.tableName(dynamo.table()).consistentRead(true)).items();
    }
}
