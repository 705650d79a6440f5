package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is true of a directory wherever it is kept.
abstract class StoredDirectories {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// One operator's view of the same directory, which has no tenant.
    abstract DirectoryStore operator();

    /// What the functions read of it.
    abstract Directory read();

    static TenantDocument tenant(String id, int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return TenantDocument.of(new Tenant(id, ByteString.of(key)));
    }

    static EndpointDocument endpoint(String tenant, String id) {
        return new EndpointDocument(id, tenant, "canonical", List.of(KeyDocument.secret("k1", SECRET)),
                List.of("/" + tenant + "/"), List.of(), Optional.of(true), Optional.of(List.of("order", "usage")),
                Optional.of("Europe/Oslo"));
    }

    private static EndpointDocument withKey(EndpointDocument endpoint, String id) {
        List<KeyDocument> keys = new ArrayList<>(endpoint.keys());
        keys.add(KeyDocument.secret(id, SECRET));
        return endpoint.with(keys);
    }

    private static List<String> ids(List<DirectoryStore.Listed> listed) {
        return listed.stream().map(DirectoryStore.Listed::id).toList();
    }

    @Test
    void aTenantIsAddedOnceAndItsKeyStays() {
        assertThat(operator().hasTenant("solis")).isFalse();
        assertThat(operator().add(tenant("solis", 1))).isTrue();
        assertThat(operator().add(tenant("solis", 2))).isFalse();
        assertThat(operator().hasTenant("solis")).isTrue();
        assertThat(read().tenant("solis").key().array()).containsOnly(1);
    }

    @Test
    void anEndpointIsAddedOnceAndReadAsItWasWritten() {
        operator().add(tenant("solis", 1));
        operator().add(tenant("alm", 2));
        assertThat(operator().add(endpoint("solis", "ep_2"))).isTrue();
        assertThat(operator().add(endpoint("solis", "ep_1"))).isTrue();
        assertThat(operator().add(endpoint("alm", "ep_1"))).isFalse();
        assertThat(ids(operator().endpoints("solis"))).containsExactly("ep_1", "ep_2");
        assertThat(operator().endpoints("alm")).isEmpty();
        assertThat(operator().endpoint("ep_3")).isEmpty();
        var found = read().endpoint("ep_1").orElseThrow();
        assertThat(found.tenant()).isEqualTo("solis");
        assertThat(found.zone()).contains("Europe/Oslo");
        assertThat(found.scope().families()).containsExactlyInAnyOrder("order", "usage");
        assertThat(operator().endpoint("ep_1").orElseThrow().endpoint()).isEqualTo(endpoint("solis", "ep_1"));
        assertThat(read().tenant("solis").key().array()).containsOnly(1);
    }

    @Test
    void whoLeavesIsRemovedWithItsEndpointsAndNobodyElse() {
        operator().add(tenant("solis", 1));
        operator().add(tenant("alm", 2));
        operator().add(endpoint("solis", "ep_1"));
        operator().add(endpoint("alm", "ep_2"));

        for (int time = 0; time < 2; time++) {
            operator().removeEndpoint("ep_1");
            operator().removeTenant("solis");

            assertThat(operator().hasTenant("solis")).isFalse();
            assertThat(operator().endpoint("ep_1")).isEmpty();
            assertThat(operator().endpoints("solis")).isEmpty();
            assertThat(read().endpoint("ep_1")).isEmpty();
            assertThat(read().endpoint("ep_2")).isPresent();
            assertThat(read().tenant("alm").key().array()).containsOnly(2);
        }
    }

    @Test
    void whoChangesWhatSomebodyElseChangedIsTold() {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        DirectoryStore.Kept first = operator().endpoint("ep_1").orElseThrow();
        DirectoryStore.Kept second = operator().endpoint("ep_1").orElseThrow();
        assertThat(operator().replace(first, first.endpoint().taking(false))).isTrue();
        assertThat(operator().replace(second, withKey(second.endpoint(), "k2"))).isFalse();
        assertThat(read().endpoint("ep_1")).isEmpty();
        DirectoryStore.Kept third = operator().endpoint("ep_1").orElseThrow();
        assertThat(third.endpoint().keys()).hasSize(1);
        assertThat(operator().replace(third, third.endpoint().taking(true))).isTrue();
        assertThat(read().endpoint("ep_1")).isPresent();
    }

    @Test
    void operatorsAtOnceLoseNothing() throws InterruptedException, ExecutionException {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_0"));
        int each = 3;
        int operators = 4;
        try (var threads = Executors.newFixedThreadPool(operators)) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= operators; number++) {
                int mine = number;
                DirectoryStore store = operator();
                all.add(threads.submit(() -> IntStream.range(0, each).forEach(i -> {
                    assertThat(store.add(endpoint("solis", "ep_" + mine + "_" + i))).isTrue();
                    untilReplaced(store, "k" + mine + "_" + i);
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(operator().endpoints("solis")).hasSize(operators * each + 1)
                .allSatisfy(one -> assertThat(one.endpoint()).isPresent());
        assertThat(operator().endpoint("ep_0").orElseThrow().endpoint().keys()).hasSize(operators * each + 1);
    }

    private static void untilReplaced(DirectoryStore store, String key) {
        DirectoryStore.Kept kept = store.endpoint("ep_0").orElseThrow();
        while (!store.replace(kept, withKey(kept.endpoint(), key))) {
            kept = store.endpoint("ep_0").orElseThrow();
        }
    }

    @Test
    void noSecretIsInWhatADocumentSaysOfItself() {
        assertThat(endpoint("solis", "ep_1") + " " + endpoint("solis", "ep_1").keys() + tenant("solis", 1))
                .doesNotContain("whsec_", "AQEB");
    }
}
