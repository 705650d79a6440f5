package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.ledger.LocalDynamo;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;

class SecretsDirectoryStoreTest extends RemoteDirectories {
    @RegisterExtension
    private final LocalDynamo dynamo = new LocalDynamo();

    @Override
    DirectoryStore operator() {
        return new SecretsDirectoryStore(dynamo.client(), dynamo.table(), server.client(), PREFIX, new SecureRandom());
    }

    @Override
    Directory read() {
        return new SecretsDirectory(server.client(), PREFIX, InstantSource.system());
    }

    @Override
    void clear() {
        server.clear();
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
