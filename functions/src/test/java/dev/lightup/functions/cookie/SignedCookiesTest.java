package dev.lightup.functions.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCustomPolicy;
import software.amazon.awssdk.services.cloudfront.model.CustomSignerRequest;
import software.amazon.awssdk.services.cloudfront.utils.SigningHashAlgorithm;

/// Our cookies against others' work: the SDK writes what we read and reads what we wrote, and OpenSSL finds our signature good.
class SignedCookiesTest {
    private static final String SITE = "https://d111111abcdef8.cloudfront.net";
    private static final String FOLDER = "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/";
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofHours(1));
    private static final PagePath PAGE = new PagePath(FOLDER + "orders/index.json");

    @TempDir
    private Path folder = Path.of("");

    private final CookieVerifier verifier = new CookieVerifier(SITE, TestKeys.OURS);

    private static Map<String, String> ours(String below) {
        return new CookieSigner(SITE, TestKeys.OURS).cookies(below, NOW);
    }

    private static CookieJar sent(Map<String, String> cookies) {
        return CookieJar.of(Optional.of(String.join("; ",
                cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList())));
    }

    @Test
    void openSslFindsTheSignatureGoodAndAnAlteredPolicyBad() throws Exception {
        Map<String, String> cookies = ours(FOLDER);
        Path key = Files.writeString(folder.resolve("public.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(TestKeys.OURS.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        Path signature = Files.write(folder.resolve("signature"),
                plain(cookies.getOrDefault("CloudFront-Signature", "")));
        Path policy = Files.write(folder.resolve("policy"), plain(cookies.getOrDefault("CloudFront-Policy", "")));
        assertThat(openssl(key, signature, policy)).isEqualTo("Verified OK");
        Files.writeString(policy, Files.readString(policy).replace("br1ght", "n1ght"));
        assertThat(openssl(key, signature, policy)).isEqualTo("Verification failure");
    }

    private static String openssl(Path key, Path signature, Path policy) throws IOException {
        Process process = new ProcessBuilder("openssl", "dgst", "-sha256", "-verify", key.toString(), "-signature",
                signature.toString(), policy.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /// As CloudFront's documentation has it: `-` for `+`, `_` for `=`, `~` for `/`.
    private static byte[] plain(String cookie) {
        return Base64.getDecoder().decode(cookie.replace('-', '+').replace('_', '=').replace('~', '/'));
    }

    @Test
    void thePolicyIsTheDocumentedOneForAllBelowTheFolderForAnHour() throws IOException {
        JsonNode policy = new ObjectMapper().readTree(plain(ours(FOLDER).getOrDefault("CloudFront-Policy", "")));
        assertThat(policy).isEqualTo(new ObjectMapper().readTree(
                """
                        {"Statement":[{"Resource":"https://d111111abcdef8.cloudfront.net/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/*",
                        "Condition":{"DateLessThan":{"AWS:EpochTime":1772449200}}}]}"""));
        assertThat(ours(FOLDER)).containsOnlyKeys("CloudFront-Policy", "CloudFront-Signature", "CloudFront-Key-Pair-Id",
                "CloudFront-Hash-Algorithm");
    }

    private static CookiesForCustomPolicy sdks(String below) {
        return CloudFrontUtilities.create()
                .getCookiesForCustomPolicy(CustomSignerRequest.builder()
                        .resourceUrl(SITE + below + "*")
                        .privateKey(TestKeys.OURS.key())
                        .keyPairId(TestKeys.OURS.id())
                        .expirationDate(END)
                        .hashAlgorithm(SigningHashAlgorithm.SHA256)
                        .build());
    }

    @Test
    void theSdkMakesTheSameCookies() {
        CookiesForCustomPolicy sdks = sdks(FOLDER);
        Map<String, String> theirs = Stream
                .of(sdks.policyHeaderValue(), sdks.signatureHeaderValue(), sdks.keyPairIdHeaderValue(),
                        sdks.hashAlgorithmHeaderValue())
                .map(header -> header.split("=", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
        assertThat(ours(FOLDER)).isEqualTo(theirs);
        assertThat(verifier.opens(sent(theirs), PAGE, NOW)).isTrue();
    }

    @Test
    void aCookieIsGoodToItsLastSecondAndNoLonger() {
        CookieJar jar = sent(ours(FOLDER));
        assertThat(verifier.opens(jar, PAGE, NOW)).isTrue();
        assertThat(verifier.opens(jar, PAGE, END.minusSeconds(1))).isTrue();
        assertThat(verifier.opens(jar, PAGE, END)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/d/n0rdv1kaaaaaaaa2/", "/d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/", "/d/n0rdv1kaaaaaaaa2/a/",
        "/",
        "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2", "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa22/",
        "/D/N0RDV1KAAAAAAAA2/A/BR1GHTWATERAAAA2/", "/d/m3r1d1anaaaaaaa2/a/br1ghtwateraaaa2/"})
    void theyOpenNothingBesideTheirFolder(String path) {
        assertThat(verifier.opens(sent(ours(FOLDER)), new PagePath(path), NOW)).isFalse();
    }

    @Test
    void twoUnitsCookiesTogetherOpenBothAndNothingElse() {
        String other = "/d/m3r1d1anaaaaaaa2/a/br1ghtwateraaaa2/";
        var both = new ArrayList<String>();
        Stream.of(ours(FOLDER), ours(other))
                .forEach(cookies -> cookies.forEach((name, value) -> both.add(name + "=" + value)));
        var jar = new CookieJar(both);
        assertThat(verifier.opens(jar, PAGE, NOW)).isTrue();
        assertThat(verifier.opens(jar, new PagePath(other), NOW)).isTrue();
        assertThat(verifier.opens(jar, new PagePath("/d/m3r1d1anaaaaaaa2/"), NOW)).isFalse();
        // one's policy under the other's signature
        assertThat(
                verifier.opens(new CookieJar(List.of(both.get(0), both.get(5), both.get(2), both.get(3))), PAGE, NOW))
                .isFalse();
    }

    @Test
    void whatIsAlteredForgedOrLeftOutOpensNothing() {
        Map<String, String> good = ours(FOLDER);
        for (String name : good.keySet()) {
            var less = new java.util.TreeMap<>(good);
            less.remove(name);
            assertThat(verifier.opens(sent(less), PAGE, NOW)).as("without %s", name).isFalse();
            for (int at : new int[]{0, good.get(name).length() / 2, good.get(name).length() - 5}) {
                var changed = new java.util.TreeMap<>(good);
                int place = Math.max(0, at);
                char there = good.get(name).charAt(place);
                changed.put(name, good.get(name).substring(0, place) + (there == 'A' ? 'B' : 'A')
                        + good.get(name).substring(place + 1));
                assertThat(verifier.opens(sent(changed), PAGE, NOW)).as("%s changed at %d", name, place).isFalse();
            }
            var empty = new java.util.TreeMap<>(good);
            empty.put(name, "");
            assertThat(verifier.opens(sent(empty), PAGE, NOW)).as("empty %s", name).isFalse();
        }
        assertThat(verifier.opens(sent(new CookieSigner(SITE, TestKeys.another()).cookies(FOLDER, NOW)), PAGE, NOW))
                .isFalse();
        assertThat(verifier.opens(sent(new CookieSigner("https://evil.example", TestKeys.OURS).cookies(FOLDER, NOW)),
                PAGE, NOW))
                .isFalse();
        assertThat(verifier.opens(CookieJar.of(Optional.empty()), PAGE, NOW)).isFalse();
        assertThat(verifier.opens(CookieJar.of(Optional.of("a; =; ;;,,=b; CloudFront-Policy=%; CloudFront-Policy")),
                PAGE, NOW))
                .isFalse();
    }

    @Test
    void aKeyIsReadAsOpenSslWritesItAndNeverTold() throws IOException {
        Path pem = folder.resolve("made.pem");
        run("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", pem.toString());
        SiteKey key = SiteKey.parse("K2", Files.readString(pem));
        assertThat(SiteKey.parse("K2", key.pem())).isEqualTo(key);
        assertThat(key).hasToString("the signing key K2");
        run("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", pem.toString());
        String weak = Files.readString(pem);
        assertThatThrownBy(() -> SiteKey.parse("K2", weak)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SiteKey.parse("K2", "secret")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.onExit().join().exitValue()).isZero();
    }
}
