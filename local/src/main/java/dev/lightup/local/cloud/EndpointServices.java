package dev.lightup.local.cloud;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.SealedDirectory;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.functions.upload.BucketUploads;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.local.front.PublishedObjects;
import dev.lightup.local.front.S3Objects;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.S3Bucket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The services at an address. Every function gets clients of its own, and what they call is noted.
public final class EndpointServices implements CloudServices {
    private final ResourceCloser closing = new ResourceCloser();
    private final CloudBackend.Endpoint cloud;
    private final EndpointClients clients;
    private final AwsCalls calls;
    private final InstantSource clock;
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final S3Client s3;
    private final Directory directory;

    /// @param keyring the directory file, which tenants' secrets and endpoints' items are made from
    public EndpointServices(CloudBackend.Endpoint cloud, Path keyring, AwsCalls calls, InstantSource clock) {
        this.cloud = cloud;
        this.clients = new EndpointClients(cloud);
        this.calls = calls;
        this.clock = clock;
        dynamo = closing.add(clients.dynamo());
        streams = closing.add(clients.streams());
        s3 = closing.add(clients.s3());
        directory = new SealedDirectory(dynamo, table(), closing.add(clients.secrets()), prefix(), clock);
        try (var secrets = clients.secrets()) {
            new ResourceSetup(dynamo, s3, secrets).provide(table(), List.of(bucket(), uploads()), prefix(), keyring);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private String bucket() {
        return cloud.name() + "-site";
    }

    private String uploads() {
        return cloud.name() + "-uploads";
    }

    private String prefix() {
        return cloud.name() + "/";
    }

    @Override
    public String table() {
        return cloud.name();
    }

    @Override
    public DynamoDbClient dynamo() {
        return dynamo;
    }

    @Override
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public PublishedObjects site() {
        return new S3Objects(s3, bucket());
    }

    @Override
    public DynamoDbClient dynamo(String function) {
        return closing.add(clients.dynamo(calls.of(function)));
    }

    @Override
    public Directory directory(String function) {
        return new SealedDirectory(dynamo(function), table(), closing.add(clients.secrets(calls.of(function))),
                prefix(),
                clock);
    }

    @Override
    public DirectoryStore directoryStore(String function) {
        return new SealedDirectoryStore(dynamo(function), table(), closing.add(clients.secrets(calls.of(function))),
                prefix(), new SecureRandom());
    }

    @Override
    public Bucket bucket(String function) {
        return new S3Bucket(closing.add(clients.s3(calls.of(function))), bucket());
    }

    @Override
    public UploadPlace uploads(String function) {
        return BucketUploads.of(clients.credentials(), cloud.region(), Optional.of(cloud.uri().toString()), uploads());
    }

    @Override
    public PublishRequests publishing(String function, PublishRequests here) {
        return units -> {
            calls.note(function, "lambda:InvokeFunction");
            here.run(units);
        };
    }

    @Override
    public ImportRequests imports(String function, ImportRequests here) {
        return here;
    }

    @Override
    public Map<String, String> variables() {
        throw new IllegalStateException(
                "--runtime lambda works with the embedded services only, not with " + cloud + ".");
    }

    @Override
    public void close() {
        closing.close();
    }
}
