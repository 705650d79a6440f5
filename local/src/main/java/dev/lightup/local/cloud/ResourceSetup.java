package dev.lightup.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LedgerTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/// Makes at an address what the deployment's template makes on AWS: the table, the buckets; and what the commands make there, a secret for each tenant and
/// an item for each endpoint of the directory file. What is there beside stays.
final class ResourceSetup {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final SecretsManagerClient secrets;

    ResourceSetup(DynamoDbClient dynamo, S3Client s3, SecretsManagerClient secrets) {
        this.dynamo = dynamo;
        this.s3 = s3;
        this.secrets = secrets;
    }

    /// @param prefix what the secrets' names begin with
    /// @param keyring the directory file
    void provide(String table, List<String> buckets, String prefix, Path keyring) {
        if (!dynamo.listTablesPaginator().tableNames().stream().toList().contains(table)) {
            LedgerTable.create(dynamo, table);
        }
        buckets.forEach(this::provide);
        JsonNode directory = read(keyring);
        directory.path("tenants").forEach(one -> put(prefix + "tenant/" + one.path("tenant").asText(), one));
        var store = new SealedDirectoryStore(dynamo, table, secrets, prefix, new SecureRandom());
        directory.path("endpoints")
                .forEach(one -> store.put(Codec.read(EndpointDocument.class, one.toString())));
    }

    private void provide(String bucket) {
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException _) {
            // by an earlier stack of this name
        }
    }

    private void put(String name, JsonNode secret) {
        try {
            secrets.createSecret(request -> request.name(name).secretString(secret.toString()));
        } catch (ResourceExistsException _) {
            secrets.putSecretValue(request -> request.secretId(name).secretString(secret.toString()));
        }
    }

    private static JsonNode read(Path keyring) {
        try {
            return JSON.readTree(keyring.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + keyring, e);
        }
    }
}
