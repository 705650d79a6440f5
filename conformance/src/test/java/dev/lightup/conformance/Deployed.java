package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.http.ByteString;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The stack as `sam deploy` made it, on LocalStack or on AWS: webhooks in by its address, pages out of its bucket, functions by Lambda's
/// Invoke. The minute's rule calls Sweep there, too.
final class Deployed implements Ground {
    private static final Duration LONGEST_FUNCTION = Duration.ofMinutes(15);

    private final StackFile stack;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final LambdaInvoke lambda;
    private final Directory directory;

    private Deployed(StackFile stack) {
        this.stack = stack;
        var clients = new AwsClients(stack.region(), stack.endpoint());
        dynamo = clients.dynamo();
        s3 = clients.s3();
        lambda = clients.lambda(LONGEST_FUNCTION);
        directory = new FileDirectory(stack.directory());
    }

    /// The stack of `-Dlightup.stack=FILE`.
    static Deployed open() {
        return new Deployed(StackFile.selected());
    }

    @Override
    public String name() {
        return stack.ground();
    }

    @Override
    public List<EndpointAccess> endpoints() {
        return stack.endpoints();
    }

    @Override
    public URI tryOut(EndpointAccess endpoint) {
        return URI.create(stack.tryOut() + "/v1/hooks/" + endpoint.endpoint() + "/try");
    }

    @Override
    public Optional<Shown> object(String path) {
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(get -> get.bucket(stack.bucket()).key(path));
            return Optional.of(new Shown(ByteString.of(object.asByteArray()), object.response().contentType(),
                    object.response().cacheControl()));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public JsonNode invoke(String function, String event) {
        return lambda.call(stack.function(function), event);
    }

    @Override
    public TableAccess table() {
        return new TableAccess(dynamo, stack.table());
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Path keyring() {
        return stack.directory();
    }

    @Override
    public String site() {
        return stack.site();
    }

    /// Of the pages alone: which secrets there are is nobody's to list.
    @Override
    public List<String> named(String text) {
        return Leftovers.versions(s3, stack.bucket(), text);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void close() {
        lambda.close();
        s3.close();
        dynamo.close();
    }
}
