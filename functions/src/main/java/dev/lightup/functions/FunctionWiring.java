package dev.lightup.functions;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.apply.LambdaImports;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.directory.SealedDirectory;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.functions.directory.SecretsDirectory;
import dev.lightup.functions.directory.SecretsDirectoryStore;
import dev.lightup.functions.enter.FileSettings;
import dev.lightup.functions.enter.SecretSettings;
import dev.lightup.functions.enter.SettingsSource;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.LambdaHandIn;
import dev.lightup.functions.leaving.AskedPages;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.mail.MailFolder;
import dev.lightup.functions.mail.MailPost;
import dev.lightup.functions.mail.SesMail;
import dev.lightup.functions.upload.BucketUploads;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.invoke.FunctionInvocation;
import dev.lightup.ledger.invoke.SignedPost;
import dev.lightup.ledger.item.LazyPart;
import dev.lightup.senders.Formats;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// What the environment says, made into collaborators: the composition root of the functions on AWS. A variable that is missing or wrong
/// stops the start by its name.
public final class FunctionWiring {
    /// The ledger's table.
    public static final String TABLE = "LIGHTUP_TABLE";
    /// Where endpoints and tenants are: `sealed:<name prefix>` of secrets that hold tenants, with endpoints in the table, `secretsmanager:<name prefix>` of
    /// secrets that hold both, or `file:<path>`.
    public static final String DIRECTORY = "LIGHTUP_DIRECTORY";

    /// The namespace of figures, a deployment's own.
    public static final String METRICS = "LIGHTUP_METRICS";
    /// The namespace where none is named.
    public static final String SHARED_METRICS = "Lightup";

    /// The function that reads files in, by name.
    public static final String IMPORT_FUNCTION = "LIGHTUP_IMPORT_FUNCTION";

    /// The function that takes files which readers upload, by name.
    public static final String HAND_IN_FUNCTION = "LIGHTUP_HAND_IN_FUNCTION";

    /// The function that keeps and erases pages, by name.
    public static final String PUBLISH_FUNCTION = "LIGHTUP_PUBLISH_FUNCTION";

    /// Where announced files are uploaded to: `s3://<bucket>` or `file:<path>`.
    public static final String UPLOADS = "LIGHTUP_UPLOADS";

    private static final String BUCKET = "s3://";

    /// Where Enter's settings are: `secretsmanager:<name>` or `file:<path>`.
    public static final String ENTRY = "LIGHTUP_ENTRY";

    /// How mail goes out: `ses:` or `folder:<path>`.
    public static final String MAIL = "LIGHTUP_MAIL";

    private static final String SES = "ses:";
    private static final String FOLDER = "folder:";
    private static final String SECRETS = "secretsmanager:";
    private static final String SEALED = "sealed:";
    /// The same: only the template tells it from the other, by what functions may still read.
    private static final String MOVING = "moving:";
    private static final String FILE = "file:";
    private static final Duration CALL = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final LazyPart<DynamoDbClient> dynamo = new LazyPart<>(this::madeDynamo);
    private final LazyPart<SecretsManagerClient> secrets = new LazyPart<>(this::madeSecrets);

    /// @param environment variables by name
    public FunctionWiring(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Of this process.
    public static FunctionWiring fromEnvironment() {
        return new FunctionWiring(System.getenv());
    }

    /// A variable that must be there.
    ///
    /// @throws IllegalStateException when it is not
    public String required(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing");
        }
        return value;
    }

    /// Whether a snapshot will be taken of this process once it is made (SnapStart), as Lambda says.
    public boolean isForASnapshot() {
        return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /// The table's name.
    public String table() {
        return required(TABLE);
    }

    /// The namespace of what the functions count.
    public String metrics() {
        return environment.getOrDefault(METRICS, SHARED_METRICS);
    }

    /// The clock.
    public InstantSource clock() {
        return InstantSource.system();
    }

    /// Where the services of this deployment are, when not on AWS itself.
    public Optional<String> endpoint() {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).filter(url -> !url.isBlank());
    }

    /// Who reads in files of many rows.
    public ImportRequests imports() {
        return new LambdaImports(invocation(IMPORT_FUNCTION));
    }

    /// Who takes files that readers upload.
    public HandInPost handIn() {
        return new LambdaHandIn(invocation(HAND_IN_FUNCTION));
    }

    /// Who keeps and erases the pages of a tenant that leaves.
    public LeavingPages leavingPages() {
        return new AskedPages(invocation(PUBLISH_FUNCTION)::ask);
    }

    /// How another function is asked.
    ///
    /// @param variable the variable that names it
    public FunctionInvocation invocation(String variable) {
        return FunctionInvocation.of(credentials(), region(), endpoint(), required(variable));
    }

    /// The formats.
    public Formats formats() {
        return Formats.all(clock());
    }

    /// The client of the table's database. A call ends, retries included, well within the time after which Sweep takes a write for done.
    public DynamoDbClient dynamo() {
        return dynamo.get();
    }

    private DynamoDbClient madeDynamo() {
        return here(DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                .overrideConfiguration(calls -> calls.apiCallTimeout(CALL))
                .build();
    }

    /// Region and credentials as Lambda gives them, with no look at files and machines that are not there.
    private <B extends AwsClientBuilder<B, C>, C> B here(B client) {
        return client.region(Region.of(region())).credentialsProvider(credentials());
    }

    /// The region that this process runs in.
    public String region() {
        return required("AWS_REGION");
    }

    /// What requests are signed with. A process that began from a snapshot asks a local address for it, others find it in their environment.
    public AwsCredentialsProvider credentials() {
        return environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                ? ContainerCredentialsProvider.create()
                : EnvironmentVariableCredentialsProvider.create();
    }

    /// Where announced files are uploaded to.
    public UploadPlace uploads() {
        String where = required(UPLOADS);
        if (where.startsWith(FILE)) {
            return new FolderUploads(Path.of(where.substring(FILE.length())));
        }
        if (where.startsWith(BUCKET)) {
            return BucketUploads.of(credentials(), region(), endpoint(), where.substring(BUCKET.length()));
        }
        throw new IllegalStateException("the environment variable " + UPLOADS + " begins with " + BUCKET + " or "
                + FILE);
    }

    /// Enter's settings.
    public SettingsSource entrySettings() {
        String where = required(ENTRY);
        if (where.startsWith(FILE)) {
            return new FileSettings(Path.of(where.substring(FILE.length())));
        }
        if (where.startsWith(SECRETS)) {
            return new SecretSettings(secrets.get(), where.substring(SECRETS.length()), clock());
        }
        throw new IllegalStateException(
                "the environment variable " + ENTRY + " begins with " + SECRETS + " or " + FILE);
    }

    /// How mail goes out.
    public MailPost mail() {
        String how = required(MAIL);
        if (how.startsWith(FOLDER)) {
            return new MailFolder(Path.of(how.substring(FOLDER.length())), clock());
        }
        if (how.equals(SES)) {
            return new SesMail(new SignedPost(UrlConnectionHttpClient.create(), credentials(), region(), "ses",
                    URI.create(endpoint().orElse("https://email." + region() + ".amazonaws.com"))
                            .resolve(SesMail.PATH)));
        }
        throw new IllegalStateException(
                "the environment variable " + MAIL + " is " + SES + " or begins with " + FOLDER);
    }

    private SecretsManagerClient madeSecrets() {
        return here(SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build();
    }

    /// The directory.
    public Directory directory() {
        String where = where();
        if (where.startsWith(FILE)) {
            return new FileDirectory(Path.of(where.substring(FILE.length())));
        }
        if (where.startsWith(SECRETS)) {
            return new SecretsDirectory(secrets.get(), where.substring(SECRETS.length()), clock());
        }
        if (where.startsWith(SEALED)) {
            return new SealedDirectory(dynamo(), table(), secrets.get(), where.substring(SEALED.length()), clock());
        }
        throw noDirectory();
    }

    /// Where the directory is kept, for whoever changes it.
    public DirectoryStore directoryStore() {
        String where = where();
        if (where.startsWith(FILE)) {
            return new FileDirectoryStore(Path.of(where.substring(FILE.length())));
        }
        if (where.startsWith(SECRETS)) {
            return new SecretsDirectoryStore(dynamo(), table(), secrets.get(), where.substring(SECRETS.length()),
                    new SecureRandom());
        }
        if (where.startsWith(SEALED)) {
            return new SealedDirectoryStore(dynamo(), table(), secrets.get(), where.substring(SEALED.length()),
                    new SecureRandom());
        }
        throw noDirectory();
    }

    private String where() {
        String where = required(DIRECTORY);
        return where.startsWith(MOVING) ? SEALED + where.substring(MOVING.length()) : where;
    }

    private static IllegalStateException noDirectory() {
        return new IllegalStateException(
                "the environment variable " + DIRECTORY + " begins with " + SEALED + ", " + SECRETS + " or " + FILE);
    }
}
