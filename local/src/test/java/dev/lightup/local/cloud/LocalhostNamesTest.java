package dev.lightup.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalhostNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"lightup-hooks.lambda-url.us-east-1.localhost", "S3.LOCALHOST", "a.b.localhost"})
    void aNameBelowLocalhostIsThisMachine(String host) throws Exception {
        assertThat(InetAddress.getAllByName(host)).extracting(InetAddress::getHostAddress)
                .containsExactly("127.0.0.1");
    }

    @Test
    void everyOtherNameIsResolvedAsEver() throws Exception {
        assertThat(InetAddress.getAllByName("localhost")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        assertThat(InetAddress.getAllByName("127.0.0.2")).extracting(InetAddress::getHostAddress)
                .containsExactly("127.0.0.2");
    }
}
