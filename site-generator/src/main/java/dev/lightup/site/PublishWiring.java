package dev.lightup.site;

import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.invoke.FunctionInvocation;
import dev.lightup.ledger.invoke.LambdaPublishing;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.senders.Formats;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.bucket.S3Bucket;
import dev.lightup.site.bucket.S3Clients;
import dev.lightup.site.unit.AccountUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the publishing function works with.
///
/// @param client the ledger's database
/// @param table the ledger's table
/// @param bucket where the site's objects lie
/// @param clock the only source of time
/// @param elsewhere who publishes what a batch of the stream has no time for
/// @param metrics the namespace of its figures: each deployment's own
/// @param inOneRun an account of more customers is made in levels
public record PublishWiring(
        DynamoDbClient client,
        String table,
        Bucket bucket,
        InstantSource clock,
        PublishRequests elsewhere,
        String metrics,
        int inOneRun) {
    /// The namespace of figures where no deployment names its own.
    public static final String METRICS = "Lightup";
    /// Nobody: the units are due, and the sweep finds them within a minute.
    public static final PublishRequests LEFT_TO_THE_SWEEP = _ -> {};

    /// @param metrics the namespace of its figures: each deployment's own
    public PublishWiring(
            DynamoDbClient client,
            String table,
            Bucket bucket,
            InstantSource clock,
            PublishRequests elsewhere,
            String metrics) {
        this(client, table, bucket, clock, elsewhere, metrics, AccountUnit.IN_ONE_RUN);
    }

    private static final String TABLE = "LIGHTUP_TABLE";
    private static final String SITE = "LIGHTUP_SITE";
    private static final String ELSEWHERE = "LIGHTUP_PUBLISH_FUNCTION";
    private static final String NAMESPACE = "LIGHTUP_METRICS";
    private static final String S3 = "s3://";
    private static final String FILE = "file:";
    private static final Duration ATTEMPT = Duration.ofSeconds(4);
    private static final Duration CALL = Duration.ofSeconds(15);

    /// Reads `LIGHTUP_TABLE`, `LIGHTUP_SITE` (`s3://<bucket>` or `file:<folder>`) and, if they
    /// are there, `LIGHTUP_PUBLISH_FUNCTION` and `LIGHTUP_METRICS`. The SDK finds region, credentials and
    /// `AWS_ENDPOINT_URL` by itself.
    ///
    /// @throws IllegalStateException names the variable that is missing or wrong
    public static PublishWiring fromEnvironment(Map<String, String> environment) {
        String table = required(environment, TABLE);
        Bucket bucket = bucket(environment);
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .build();
        return new PublishWiring(client, table, bucket, InstantSource.system(), elsewhere(environment),
                named(environment, NAMESPACE).orElse(METRICS));
    }

    private static PublishRequests elsewhere(Map<String, String> environment) {
        return named(environment, ELSEWHERE)
                .<PublishRequests>map(function -> new LambdaPublishing(FunctionInvocation.of(
                        EnvironmentVariableCredentialsProvider.create(), required(environment, "AWS_REGION"),
                        named(environment, "AWS_ENDPOINT_URL"), function)))
                .orElse(LEFT_TO_THE_SWEEP);
    }

    /// What senders' reason codes mean.
    public ReasonCodes codes() {
        return Formats.all(clock).vocabulary().reasons();
    }

    private static Bucket bucket(Map<String, String> environment) {
        String site = required(environment, SITE);
        if (site.startsWith(S3) && site.length() > S3.length() && site.indexOf('/', S3.length()) < 0) {
            boolean standIn = environment.containsKey("AWS_ENDPOINT_URL")
                    || environment.containsKey("AWS_ENDPOINT_URL_S3");
            return new S3Bucket(S3Clients.create(standIn), site.substring(S3.length()));
        }
        if (site.startsWith(FILE) && site.length() > FILE.length()) {
            return new DirectoryBucket(Path.of(site.substring(FILE.length())));
        }
        throw new IllegalStateException(SITE + " is neither s3://<bucket> nor file:<folder>");
    }

    private static String required(Map<String, String> environment, String name) {
        return named(environment, name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    private static Optional<String> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
