package dev.lightup.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class OpaqueIdTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @Test
    void itIsTheFirstEightyBitsOfTheMacInBase32() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] full = mac.doFinal("account\0P-10442".getBytes(StandardCharsets.UTF_8));
        // another way to the same digits: the first 80 bits as one number in base 32
        String digits = new BigInteger(1, java.util.Arrays.copyOf(full, 10)).toString(32);
        var expected = new StringBuilder();
        for (char c : "0".repeat(16 - digits.length()).concat(digits).toCharArray()) {
            expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(Character.digit(c, 32)));
        }
        assertThat(OpaqueId.id(KEY, "account", "P-10442")).isEqualTo(expected.toString()).hasSize(16);
    }

    @Test
    void kindIdAndKeyAllMatter() {
        Set<String> ids = new HashSet<>();
        ids.add(OpaqueId.id(KEY, "account", "1"));
        ids.add(OpaqueId.id(KEY, "customer", "1"));
        ids.add(OpaqueId.id(KEY, "account", "2"));
        ids.add(OpaqueId.id(new byte[32], "account", "1"));
        assertThat(ids).hasSize(4);
    }
}
