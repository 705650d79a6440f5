package dev.lightup.senders.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.RequestHeaders;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final ByteString BODY = ByteString.utf8("{\"test\": 2432232314}");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    private static final String V1A = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
    private static final long SEED = 20260302;

    private static SigningKey secret(String id, String written) {
        return new SigningKey.Secret(id, SigningKeys.secret(written), SigningKey.Validity.ALWAYS);
    }

    private static SigningKey publicKey(String written) {
        return new SigningKey.Public("p1", SigningKeys.publicKey(written), SigningKey.Validity.ALWAYS);
    }

    private static ApiRequest request(String signature, ByteString body) {
        return new ApiRequest("r", "POST", "/", RequestHeaders.of(Map.of("Webhook-Id", ID, "Webhook-Timestamp",
                Long.toString(AT.getEpochSecond()), "Webhook-Signature", signature)), body);
    }

    private static PresentedSignature presented(ApiRequest request, Instant now) {
        return new StandardWebhooks(InstantSource.fixed(now)).read(request.headers());
    }

    private static Optional<SenderProof> judged(ApiRequest request, Instant now, SigningKey... keys) {
        assertThat(presented(request, now)).isInstanceOf(PresentedSignature.Signed.class);
        return presented(request, now) instanceof PresentedSignature.Signed signed
                ? signed.check().verify(request, List.of(keys))
                : Optional.empty();
    }

    private static Optional<SenderProof> verify(String signature, ByteString body, Instant now, SigningKey... keys) {
        return judged(request(signature, body), now, keys);
    }

    private static Optional<String> provenBy(Optional<SenderProof> proof) {
        return proof.map(SenderProof::keyId);
    }

    private static SigningKey fresh(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        }
        return new SigningKey.Public("other", generator.generateKeyPair().getPublic(), SigningKey.Validity.ALWAYS);
    }

    @Test
    void thePublishedHmacVectorVerifies() {
        assertThat(provenBy(verify(V1, BODY, AT, secret("k1", SECRET)))).contains("k1");
        assertThat(StandardWebhooks.sign(SigningKeys.secret(SECRET), ID, AT, BODY)).isEqualTo(V1);
    }

    @Test
    void theSecretsPrefixIsOptional() {
        assertThat(SigningKeys.secret(SECRET)).isEqualTo(SigningKeys.secret(SECRET.substring("whsec_".length())));
    }

    @Test
    void thePublishedEd25519VectorVerifies() {
        assertThat(provenBy(verify(V1A, BODY, AT, publicKey(PUBLIC)))).contains("p1");
    }

    @Test
    void aPublicKeyInItsX509FormVerifiesTheSame() {
        byte[] raw = Base64.getDecoder().decode(PUBLIC.substring("whpk_".length()));
        byte[] head = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
        byte[] encoded = new byte[44];
        System.arraycopy(head, 0, encoded, 0, 12);
        System.arraycopy(raw, 0, encoded, 12, 32);
        String written = "whpk_" + Base64.getEncoder().encodeToString(encoded);
        assertThat(provenBy(verify(V1A, BODY, AT, publicKey(written)))).contains("p1");
    }

    @Test
    void oneMatchAmongSeveralSignaturesIsEnoughAndUnknownSchemesArePassedOver() {
        String several = "v2,AAAA v1,AAAA " + V1A + " " + V1;
        assertThat(provenBy(verify(several, BODY, AT, secret("k1", SECRET)))).contains("k1");
        assertThat(provenBy(verify(several, BODY, AT, publicKey(PUBLIC)))).contains("p1");
        assertThat(provenBy(verify("v2,AAAA", BODY, AT, secret("k1", SECRET)))).isEmpty();
    }

    @Test
    void severalKeysAreARotation() {
        SigningKey old = secret("old", "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(provenBy(verify(V1, BODY, AT, old, publicKey(PUBLIC), secret("new", SECRET)))).contains("new");
    }

    @Test
    void aFourthActiveKeyDoesNotCount() {
        SigningKey other = secret("old", "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(provenBy(verify(V1, BODY, AT, other, other, other, secret("k4", SECRET)))).isEmpty();
    }

    @Test
    void aKeyCountsFromItsFirstToItsLastMoment() {
        ByteString bytes = SigningKeys.secret(SECRET);
        for (int seconds = -2; seconds <= 2; seconds++) {
            var until = new SigningKey.Validity(Optional.empty(), Optional.of(AT));
            var from = new SigningKey.Validity(Optional.of(AT), Optional.empty());
            Instant now = AT.plusSeconds(seconds);
            assertThat(provenBy(verify(V1, BODY, now, new SigningKey.Secret("k", bytes, until))).isPresent())
                    .isEqualTo(seconds <= 0);
            assertThat(provenBy(verify(V1, BODY, now, new SigningKey.Secret("k", bytes, from))).isPresent())
                    .isEqualTo(seconds >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void aTimestampWithinFiveMinutesCounts(long seconds) {
        assertThat(provenBy(verify(V1, BODY, AT.plusSeconds(seconds), secret("k1", SECRET)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400, 4_000_000_000L})
    void aTimestampFurtherAwayDoesNot(long seconds) {
        assertThat(verify(V1, BODY, AT.plusSeconds(seconds), secret("k1", SECRET))).isEmpty();
    }

    @Test
    void anyChangedBitBreaksTheSignature() {
        for (int i = 0; i < BODY.length() * 8; i++) {
            byte[] changed = BODY.array().clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThat(provenBy(verify(V1, ByteString.of(changed), AT, secret("k1", SECRET)))).isEmpty();
            assertThat(provenBy(verify(V1A, ByteString.of(changed), AT, publicKey(PUBLIC)))).isEmpty();
        }
    }

    @Test
    void anEndpointWithoutKeysProvesNothing() {
        assertThat(provenBy(verify(V1 + " " + V1A, BODY, AT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed448", "X25519"})
    void aKeyOfAnotherKindIsPassedOverAndTakesNoKeysPlace(String algorithm) throws GeneralSecurityException {
        SigningKey other = fresh(algorithm);
        assertThat(provenBy(verify(V1 + " " + V1A, BODY, AT, other))).isEmpty();
        assertThat(provenBy(verify(V1A, BODY, AT, other, other, other, publicKey(PUBLIC)))).contains("p1");
    }

    @Test
    void keysOfOtherAlgorithmsAreReadInTheirCommonForm() throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC")) {
            if (fresh(algorithm) instanceof SigningKey.Public(var _, PublicKey key, var _)) {
                assertThat(SigningKeys.publicKeyInfo(Base64.getEncoder().encodeToString(key.getEncoded())))
                        .isEqualTo(key);
            }
        }
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        String written = Base64.getEncoder().encodeToString(small.generateKeyPair().getPublic().getEncoded());
        assertThatThrownBy(() -> SigningKeys.publicKeyInfo(written)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048");
        assertThatThrownBy(() -> SigningKeys.publicKeyInfo(PUBLIC.substring(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKeys.certificate("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSignatureOfTheWrongLengthIsNoSignature() {
        assertThat(provenBy(verify("v1,AAAA v1a,AAAA", BODY, AT, secret("k", SECRET), publicKey(PUBLIC)))).isEmpty();
    }

    @Test
    void keysThatAreNoneAreRefusedWithoutBeingRepeated() {
        for (String wrong : List.of("whsec_!!", "whsec_AAAA", "whsec_" + "A".repeat(88))) {
            assertThatThrownBy(() -> SigningKeys.secret(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(wrong.substring(6));
        }
        for (String wrong : List.of("whpk_!!", "whpk_AAAA",
                "whpk_" + Base64.getEncoder().encodeToString(new byte[44]))) {
            assertThatThrownBy(() -> SigningKeys.publicKey(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void randomMessagesAreJudgedAsTheOfficialLibraryJudgesThem() throws Exception {
        System.out.println("differential seed " + SEED);
        var random = new Random(SEED);
        Instant now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[24 + random.nextInt(41)];
            random.nextBytes(bytes);
            String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
            var official = new Webhook(secret);
            String text = random.ints(random.nextInt(200), 32, 0x2000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String id = "msg_" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
            // well inside or well outside the window: the library reads the system's own clock
            long seconds = now.getEpochSecond() + List.of(0, -200, 200, -400, 400).get(random.nextInt(5));
            String signature = official.sign(id, seconds, text);
            if (random.nextInt(4) == 0) {
                signature = signature.substring(0, 10) + (signature.charAt(10) == 'A' ? 'B' : 'A')
                        + signature.substring(11);
            }
            boolean theirs = theirs(official, id, seconds, signature, text);
            var headers = RequestHeaders.of(Map.of("webhook-id", id, "webhook-timestamp", Long.toString(seconds),
                    "webhook-signature", signature));
            boolean ours = judged(new ApiRequest("r", "POST", "/", headers, ByteString.utf8(text)), now,
                    secret("k", secret)).isPresent();
            assertThat(ours).as("message %d of seed %d", i, SEED).isEqualTo(theirs);
        }
    }

    private static boolean theirs(Webhook official, String id, long seconds, String signature, String text) {
        try {
            official.verify(text, HttpHeaders.of(Map.of("webhook-id", List.of(id), "webhook-timestamp",
                    List.of(Long.toString(seconds)), "webhook-signature", List.of(signature)), (_, _) -> true));
            return true;
        } catch (WebhookVerificationException _) {
            return false;
        }
    }

    @Test
    void whatAFreshEd25519KeySignsVerifies() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update((ID + "." + AT.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signer.update(BODY.array());
        String entry = "v1a," + Base64.getEncoder().encodeToString(signer.sign());
        String written = "whpk_" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        assertThat(provenBy(verify(entry, BODY, AT, publicKey(written)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"})
    void aKeyOfSmallOrderIsRefusedInBothSigns(String hex) {
        byte[] point = HexFormat.of().parseHex(hex);
        byte[] negative = point.clone();
        negative[31] |= (byte) 0x80;
        for (byte[] written : List.of(point, negative)) {
            assertThatThrownBy(() -> SigningKeys.publicKey("whpk_" + Base64.getEncoder().encodeToString(written)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("small order");
        }
    }

    @Test
    void aRequestCostsAtMostNineChecksOfEd25519() {
        String four = String.join(" ", V1A, V1A, V1A, V1A);
        assertThat(presented(request(four, BODY), AT)).isInstanceOf(PresentedSignature.Malformed.class);
        assertThat(provenBy(verify(String.join(" ", V1A, V1A, V1A), BODY, AT, publicKey(PUBLIC)))).contains("p1");
    }
}
