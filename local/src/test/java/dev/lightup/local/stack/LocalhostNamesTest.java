package dev.lightup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalhostNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"lightup-hooks.lambda-url.us-east-1.localhost", "S3.LOCALHOST", "a.b.localhost"})
    void aNameBelowLocalhostIsThisMachine(String host) throws Exception {
        assertThat(InetAddress.getByName(host).getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(InetAddress.getAllByName(host)).hasSize(1);
    }

    @Test
    void everyOtherNameIsResolvedAsEver() throws Exception {
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
        assertThat(InetAddress.getByName("127.0.0.1").getHostAddress()).isEqualTo("127.0.0.1");
    }
}
