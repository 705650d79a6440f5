package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// What a function reads of sealed endpoints, what that costs, and what does not open.
class SealedDirectoryTest {
    private static final String PREFIX = "lightup/try/";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @RegisterExtension
    private final LocalDynamo dynamo = new LocalDynamo();
    private final SecretsServer server = new SecretsServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private final AtomicInteger weak = new AtomicInteger();
    private final AtomicInteger strong = new AtomicInteger();

    private SealedDirectory directory() {
        return new SealedDirectory(dynamo.client(), dynamo.table(), server.client(), PREFIX, now::get);
    }

    private SealedDirectoryStore store() {
        return new SealedDirectoryStore(dynamo.plainClient(), dynamo.table(), server.client(), PREFIX,
                new SecureRandom());
    }

    @BeforeEach
    void twoTenants() {
        store().add(StoredDirectories.tenant("solis", 1));
        store().add(StoredDirectories.tenant("alm", 2));
        store().add(StoredDirectories.endpoint("solis", "ep_1"));
        dynamo.faults().follow(call -> {
            if (call.request() instanceof GetItemRequest read) {
                (Boolean.TRUE.equals(read.consistentRead()) ? strong : weak).incrementAndGet();
            } else {
                strong.addAndGet(100);
            }
            return FaultyDynamo.Fault.NONE;
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Half a read unit each, one, and secrets, since the last time this was asked.
    private String cost() {
        return weak.getAndSet(0) + " " + strong.getAndSet(0) + " " + secrets();
    }

    private int before;

    private int secrets() {
        int all = server.reads();
        int since = all - before;
        before = all;
        return since;
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private void rotate(String key) {
        DirectoryStore.Kept kept = store().endpoint("ep_1").orElseThrow();
        assertThat(store().replace(kept, kept.endpoint().with(List.of(KeyDocument.secret(key, SECRET))))).isTrue();
    }

    private static String key(Optional<Endpoint> endpoint) {
        return endpoint.orElseThrow().keys().getFirst().id();
    }

    @Test
    void aKnownEndpointCostsHalfAReadUnitAndItsTenantsSecretAnUnknownOneTheHalfUnitOnceAMinute() {
        SealedDirectory directory = directory();
        cost();
        assertThat(directory.endpoint("nobody")).isEmpty();
        assertThat(cost()).isEqualTo("1 0 0");
        assertThat(directory.endpoint("ep_1")).isPresent();
        assertThat(directory.tenant("solis").key().array()).containsOnly(1);
        assertThat(cost()).isEqualTo("1 0 1");
        for (int more = 0; more < 10; more++) {
            assertThat(directory.endpoint("ep_1")).isPresent();
            assertThat(directory.endpoint("nobody")).isEmpty();
            assertThat(directory.tenant("solis").id()).isEqualTo("solis");
        }
        assertThat(cost()).isEqualTo("0 0 0");
        store().add(StoredDirectories.endpoint("solis", "ep_2"));
        cost();
        assertThat(directory.endpoint("ep_2")).isPresent();
        assertThat(cost()).as("a tenant's further endpoint").isEqualTo("1 0 0");
        pass(Duration.ofMinutes(1));
        assertThat(directory.endpoint("ep_1")).isPresent();
        assertThat(directory.endpoint("nobody")).isEmpty();
        assertThat(cost()).isEqualTo("2 0 1");
    }

    @Test
    void beforeASnapshotTheTableIsAskedOnceAndNothingIsWrittenOrRemembered() {
        SealedDirectory directory = directory();
        cost();
        directory.rehearse();
        assertThat(cost()).isEqualTo("1 0 0");
        assertThat(directory.endpoint("prime")).isEmpty();
        assertThat(cost()).isEqualTo("1 0 0");
    }

    @Test
    void noRequestCostsASecondLookUpAndAMismatchOneInThirtySecondsThatSeesWhatWasJustWritten() {
        SealedDirectory directory = directory();
        assertThat(directory.endpoint("nobody")).isEmpty();
        assertThat(directory.afterMismatch("nobody")).isEmpty();
        assertThat(key(directory.endpoint("ep_1"))).isEqualTo("k1");
        assertThat(directory.afterMismatch("ep_1")).isEmpty();
        rotate("k2");
        cost();
        pass(Duration.ofSeconds(2));
        assertThat(key(directory.endpoint("ep_1"))).isEqualTo("k1");
        assertThat(key(directory.afterMismatch("ep_1"))).isEqualTo("k2");
        assertThat(cost()).isEqualTo("0 1 0");
        assertThat(directory.afterMismatch("ep_1")).isEmpty();
        pass(Duration.ofSeconds(30));
        assertThat(directory.afterMismatch("ep_1")).isPresent();
        assertThat(cost()).isEqualTo("0 1 0");
    }

    private Map<String, AttributeValue> item(String id) {
        return new HashMap<>(dynamo.plainClient()
                .getItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS("operator#D#" + id), "sk",
                                AttributeValue.fromS("endpoint"))))
                .item());
    }

    private void put(Map<String, AttributeValue> item) {
        dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item));
    }

    private void isUnavailable(String id) {
        SealedDirectory directory = directory();
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> directory.endpoint(id)).isInstanceOf(UnopenedEndpoint.class)
                    .hasMessageContaining(id)
                    .hasMessageNotContaining("whsec");
        }
    }

    @Test
    void anItemThatIsCopiedUnderAnotherIdDoesNotOpen() {
        Map<String, AttributeValue> copied = item("ep_1");
        copied.put("pk", AttributeValue.fromS("operator#D#ep_9"));
        put(copied);
        isUnavailable("ep_9");
    }

    @Test
    void anItemThatIsGivenToAnotherTenantDoesNotOpen() {
        Map<String, AttributeValue> given = item("ep_1");
        given.put("t", AttributeValue.fromS("alm"));
        put(given);
        isUnavailable("ep_1");
        given.put("t", AttributeValue.fromS("nosuch"));
        put(given);
        isUnavailable("ep_1");
    }

    @Test
    void anItemOfAnotherShapeOrWithAnyByteChangedDoesNotOpen() {
        Map<String, AttributeValue> whole = item("ep_1");
        Map<String, AttributeValue> shaped = new HashMap<>(whole);
        shaped.put("sh", AttributeValue.fromN("2"));
        put(shaped);
        isUnavailable("ep_1");
        for (String part : List.of("nc", "x")) {
            byte[] bytes = Objects.requireNonNull(whole.get(part)).b().asByteArray();
            for (int place : new int[]{0, bytes.length / 2, bytes.length - 1}) {
                byte[] changed = bytes.clone();
                changed[place] ^= 1;
                Map<String, AttributeValue> item = new HashMap<>(whole);
                item.put(part, AttributeValue.fromB(SdkBytes.fromByteArray(changed)));
                put(item);
                isUnavailable("ep_1");
            }
        }
        put(whole);
        assertThat(directory().endpoint("ep_1")).isPresent();
    }

    @Test
    void whatABackupHoldsOfATenantThatLeftDoesNotOpenNorUnderANewKeyOfItsName() {
        Map<String, AttributeValue> backup = item("ep_1");
        store().removeEndpoint("ep_1");
        store().removeTenant("solis");
        put(backup);
        isUnavailable("ep_1");
        store().add(StoredDirectories.tenant("solis", 3));
        isUnavailable("ep_1");
    }

    @Test
    void aFailedReadIsNotAnsweredFromMemory() {
        SealedDirectory directory = directory();
        assertThat(directory.endpoint("ep_1")).isPresent();
        pass(Duration.ofMinutes(2));
        dynamo.faults().follow(_ -> FaultyDynamo.Fault.SERVER_ERROR_BEFORE);
        assertThatThrownBy(() -> directory.endpoint("ep_1")).isInstanceOf(SdkException.class);
    }

    @Test
    void afterARestoreNothingThatWasReadCounts() {
        SealedDirectory directory = directory();
        assertThat(key(directory.endpoint("ep_1"))).isEqualTo("k1");
        rotate("k2");
        directory.forget();
        assertThat(key(directory.endpoint("ep_1"))).isEqualTo("k2");
    }

    /// The example is another implementation's: a test beside the deployment makes it with Python's cryptography.
    @Test
    void whatIsSealedIsWhatAnotherImplementationSealsByteForByte() throws IOException {
        JsonNode example;
        try (InputStream file = Objects
                .requireNonNull(SealedDirectoryTest.class.getResourceAsStream("/sealed-endpoint.json"))) {
            example = new ObjectMapper().readTree(file);
        }
        var seal = new EndpointSeal(new Tenant(example.path("tenant").asText(), bytes(example, "tenantKey")));
        var sealed = new SealedEndpoint(example.path("endpoint").asText(), example.path("tenant").asText(),
                example.path("shape").asInt(), SdkBytes.fromByteArray(bytes(example, "nonce").array()),
                SdkBytes.fromByteArray(bytes(example, "sealed").array()), Optional.empty());
        EndpointDocument opened = seal.open(sealed);
        assertThat(Codec.text(opened)).isEqualTo(example.path("document").asText());
        var notRandom = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] drawn) {
                byte[] nonce = bytes(example, "nonce").array();
                System.arraycopy(nonce, 0, drawn, 0, nonce.length);
            }
        };
        assertThat(seal.close(opened, notRandom, Optional.empty())).isEqualTo(sealed);
    }

    private static ByteString bytes(JsonNode example, String name) {
        return ByteString.of(HexFormat.of().parseHex(example.path(name).asText()));
    }
}
