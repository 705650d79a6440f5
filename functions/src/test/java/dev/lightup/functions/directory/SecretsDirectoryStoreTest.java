package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class SecretsDirectoryStoreTest extends StoredDirectories {
    private static final String PREFIX = "lightup/try/";

    private final SecretsServer server = new SecretsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    DirectoryStore operator() {
        return new SecretsDirectoryStore(server.client(), PREFIX);
    }

    @Override
    Directory read() {
        return new SecretsDirectory(server.client(), PREFIX, InstantSource.system());
    }

    @Test
    void anEndpointThatWasMadeByHandIsListedSinceItIsChanged() {
        operator().add(tenant("solis", 1));
        server.put(PREFIX + "endpoint/ep_old", """
                {"endpoint":"ep_old","tenant":"solis","format":"canonical","sources":["/solis/"],\
                "keys":[{"id":"k1","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}]}""");
        assertThat(operator().endpoints("solis")).isEmpty();
        DirectoryStore.Kept kept = operator().endpoint("ep_old").orElseThrow();
        assertThat(operator().replace(kept, kept.endpoint().taking(false))).isTrue();
        assertThat(operator().endpoints("solis")).extracting(DirectoryStore.Listed::id).containsExactly("ep_old");
    }

    /// The acts, on a directory of one tenant and one endpoint.
    private static Stream<Consumer<DirectoryStore>> acts() {
        return Stream.of(store -> store.add(tenant("alm", 2)), store -> store.add(endpoint("solis", "ep_2")), store -> {
            DirectoryStore.Kept kept = store.endpoint("ep_1").orElseThrow();
            store.replace(kept, kept.endpoint()
                    .with(List.of(KeyDocument.secret("k2",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))));
        });
    }

    @Test
    void anActThatEndsAtAnyOfItsWritesIsWholeOrNotThereAndCanBeRepeated() {
        for (Consumer<DirectoryStore> act : acts().toList()) {
            String before = played(_ -> {});
            String after = played(act);
            assertThat(after).isNotEqualTo(before);
            for (int write = 1; write <= 3; write++) {
                for (boolean early : new boolean[]{true, false}) {
                    int fatal = write;
                    String ended = played(store -> {
                        server.endsAt(fatal, early);
                        try {
                            act.accept(store);
                        } catch (SdkException _) {
                            // the process is gone
                        }
                        server.endsAt(0, false);
                    });
                    assertThat(ended).isIn(before, after);
                    act.accept(operator());
                    assertThat(told()).isEqualTo(after);
                }
            }
        }
    }

    /// What is told of a new directory after that.
    private String played(Consumer<DirectoryStore> act) {
        server.clear();
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        act.accept(operator());
        return told();
    }

    /// All that functions and operators read.
    private String told() {
        Directory directory = read();
        var told = new StringBuilder();
        for (String tenant : List.of("alm", "solis")) {
            told.append(tenant)
                    .append(' ')
                    .append(operator().hasTenant(tenant))
                    .append(' ')
                    .append(operator().endpoints(tenant))
                    .append('\n');
        }
        for (String endpoint : List.of("ep_1", "ep_2")) {
            directory.endpoint(endpoint)
                    .ifPresent(one -> told.append(endpoint)
                            .append(' ')
                            .append(one.keys().stream().map(key -> key.id()).toList())
                            .append('\n'));
        }
        return told.toString();
    }

    @Test
    void aFailureOfTheServiceIsNoAnswer() {
        operator().add(tenant("solis", 1));
        server.endsAt(1, true);
        assertThatThrownBy(() -> operator().add(tenant("alm", 2))).isInstanceOf(SdkException.class);
    }

    @Test
    void nothingIsKeptOutsideThePrefix() {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        assertThat(server.names()).containsExactlyInAnyOrder(PREFIX + "tenant/solis", PREFIX + "endpoint/ep_1");
        assertThat(server.current(PREFIX + "tenant/solis").orElseThrow()).contains("\"endpoints\":[\"ep_1\"]");
    }
}
