package dev.lightup.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.upload.BucketUploads;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.log.RawEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Addresses of uploads: what is taken at one is the announced file, for a while, and nothing else.
class UploadDoorTest {
    /// `printf test | sha256sum`
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    /// The same in base64.
    private static final String CHECKSUM = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    private static final RawEvent.FileApart FILE = new RawEvent.FileApart(
            "uploads/nordvik/0123456789abcdef0123456789abcdef", SHA256, 4);
    private static final Instant NOW = Instant.parse("2026-03-02T07:50:00.250Z");
    private static final HttpService NOTHING = _ -> LocalResponse.message(404, "Not Found");

    @TempDir
    private Path folder = Path.of("");

    private final List<String> arrived = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = NOW;
    private Optional<LocalServer> server = Optional.empty();

    private FolderUploads place() {
        return new FolderUploads(folder);
    }

    @BeforeEach
    void open() throws Exception {
        LocalServer front = LocalServer.start(0, NOTHING, NOTHING, NOTHING,
                Optional.of(new UploadDoor(place(), () -> now, arrived::add)));
        server = Optional.of(front);
        Files.writeString(folder.resolve(FolderUploads.FRONT),
                Codec.text(new FolderUploads.FrontDoor(front.url().toString(), keys())));
    }

    @AfterEach
    void close() {
        client.close();
        server.ifPresent(LocalServer::close);
    }

    private static String keys() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return HexFormat.of().formatHex(key);
    }

    private int put(URI url, String checksum, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(url)
                .header(UploadAddress.CHECKSUM, checksum)
                .PUT(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void anAddressIsSignedOverAllThatBindsIt() {
        // hmac.new(bytes(range(32)), b"PUT\n<path>\n<sha256>\n4\n1772438700", "sha256").hexdigest() in Python
        assertThat(place().address(FILE, NOW).url()).hasToString(server.orElseThrow().url()
                + "/v1/uploads/nordvik/0123456789abcdef0123456789abcdef?size=4&expires=1772438700&signature="
                + "b8b604411016c9b8403ebef04ce48f4e7b7a65f9acfe3d3c05e37cf2a78087d6");
        assertThat(place().address(FILE, NOW).headers()).containsExactly(Map.entry("x-amz-checksum-sha256", CHECKSUM));
        assertThat(place().address(FILE, NOW).expires()).isEqualTo(Instant.ofEpochSecond(1772438700));
    }

    @Test
    void theAnnouncedFileIsTakenAgainAndAgainUntilTheAddressExpires() throws Exception {
        URI url = place().address(FILE, NOW).url();
        for (int time = 1; time <= 2; time++) {
            assertThat(put(url, CHECKSUM, "test")).isEqualTo(200);
            assertThat(place().file(FILE)).hasContent("test");
            assertThat(arrived).hasSize(time).containsOnly("uploads/nordvik/0123456789abcdef0123456789abcdef");
        }
        now = Instant.ofEpochSecond(1772438700);
        assertThat(put(url, CHECKSUM, "test")).as("the last second").isEqualTo(200);
        now = now.plusSeconds(1);
        assertThat(put(url, CHECKSUM, "test")).isEqualTo(403);
    }

    @Test
    void nothingElseIsTaken() throws Exception {
        String url = place().address(FILE, NOW).url().toString();
        assertThat(put(URI.create(url), CHECKSUM, "tesT")).as("other bytes").isEqualTo(400);
        assertThat(put(URI.create(url), CHECKSUM, "tests")).as("more bytes").isEqualTo(403);
        assertThat(put(URI.create(url.replace("size=4", "size=5")), CHECKSUM, "tests")).isEqualTo(403);
        assertThat(put(URI.create(url), "AAAA", "test")).isEqualTo(403);
        // sha256 of "tesT", in base64
        assertThat(put(URI.create(url), "22DE5W7Zcn9VYwfhBKKkezO5qu026HrFCQtd/Bv5FPI=", "tesT")).isEqualTo(403);
        assertThat(put(URI.create(url.replace("nordvik", "meridian")), CHECKSUM, "test")).isEqualTo(403);
        assertThat(put(URI.create(url.replace("expires=17724", "expires=17725")), CHECKSUM, "test")).isEqualTo(403);
        assertThat(put(URI.create(url.replaceAll("signature=..", "signature=zz")), CHECKSUM, "test")).isEqualTo(403);
        assertThat(put(URI.create(url.replaceAll("\\?.*", "")), CHECKSUM, "test")).isEqualTo(403);
        assertThat(put(URI.create(url.replace("/nordvik/", "/../")), CHECKSUM, "test")).isEqualTo(404);
        assertThat(client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        assertThat(arrived).isEmpty();
        assertThat(place().open(FILE)).isEmpty();
    }

    /// The SDK's presigner as the oracle: for the same moment it makes the same signature.
    @Test
    void anAddressOfABucketIsTheOneThatTheSdkPresigns() {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
        try (var presigner = S3Presigner.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .build()) {
            var theirs = presigner.presignPutObject(presign -> presign.signatureDuration(BucketUploads.VALID)
                    .putObjectRequest(put -> put.bucket("lightup-try-uploads")
                            .key(FILE.path())
                            .contentLength(4L)
                            .checksumSHA256(CHECKSUM)));
            Instant signed = theirs.expiration().minus(BucketUploads.VALID);
            UploadAddress ours = BucketUploads.of(credentials, "eu-west-1", Optional.empty(), "lightup-try-uploads")
                    .address(FILE, signed);
            assertThat(query(ours.url())).isEqualTo(query(URI.create(theirs.url().toString())));
            assertThat(ours.url().getHost()).isEqualTo(theirs.url().getHost());
            assertThat(ours.url().getPath()).isEqualTo(theirs.url().getPath());
            assertThat(ours.headers()).isEqualTo(Map.of("x-amz-checksum-sha256", CHECKSUM));
            assertThat(Duration.between(signed, ours.expires())).isEqualTo(BucketUploads.VALID);
        }
    }

    private static Map<String, String> query(URI url) {
        return List.of(url.getRawQuery().split("&", -1))
                .stream()
                .collect(Collectors.toMap(pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1), (one, _) -> one, TreeMap::new));
    }
}
