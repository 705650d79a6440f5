package dev.lightup.ledger.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Entry;
import dev.lightup.json.codec.Arbitrary;
import dev.lightup.json.codec.Codec;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeflatedTextTest {
    @Test
    void everyTextComesBack() {
        var arbitrary = new Arbitrary(3);
        for (String text : List.of("", "a", "{}", "é日本🚀\u0000", "x".repeat(1_000_000))) {
            assertThat(DeflatedText.unpack(DeflatedText.pack(text))).isEqualTo(text);
        }
        for (int i = 0; i < 500; i++) {
            String json = Codec.text(arbitrary.any(Entry.class));
            assertThat(DeflatedText.unpack(DeflatedText.pack(json))).isEqualTo(json);
        }
    }

    @Test
    void aTextIsAlwaysTheSameBytes() {
        String json = Codec.text(new Arbitrary(3).any(Entry.class));
        assertThat(DeflatedText.pack(json)).isEqualTo(DeflatedText.pack(json));
    }

    @Test
    void aTextNeverGrowsByMoreThanAByte() {
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            String noise = random.ints(i, 33, 127)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(DeflatedText.pack(noise).length).isLessThanOrEqualTo(i + 1);
        }
    }

    @Test
    void damageIsNoticedOrAtLeastEnds() {
        byte[] packed = DeflatedText.pack("{\"specversion\":\"1.0\",\"id\":\"abcdefgh\"}".repeat(20));
        assertThatThrownBy(() -> DeflatedText.unpack(new byte[0])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DeflatedText.unpack(new byte[]{9, 1})).isInstanceOf(IllegalStateException.class);
        for (int cut = 2; cut < packed.length; cut++) {
            byte[] shorter = Arrays.copyOf(packed, cut);
            assertThatThrownBy(() -> DeflatedText.unpack(shorter)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aBombIsRefused() {
        byte[] bomb = DeflatedText.pack("0".repeat(20_000_000));
        assertThat(bomb.length).isLessThan(30_000);
        assertThatThrownBy(() -> DeflatedText.unpack(bomb)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theDictionaryNeverChanges() throws Exception {
        try (InputStream in = Objects.requireNonNull(DeflatedText.class.getResourceAsStream("dictionary-1.txt"))) {
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes())))
                    .isEqualTo("3edf5d8942e666201808d19c5c3fe2c1d6ef3bf1861dbae6d7162d7db850b99e");
        }
    }
}
