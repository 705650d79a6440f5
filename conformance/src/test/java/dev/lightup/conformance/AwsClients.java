package dev.lightup.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Clients of a region, or of an emulator at an address, which takes any credentials.
final class AwsClients {
    private final String region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;

    /// @param endpoint the emulator's address; empty for AWS itself and its usual credentials
    AwsClients(String region, Optional<URI> endpoint) {
        this.region = region;
        this.endpoint = endpoint;
        credentials = endpoint.isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
                : DefaultCredentialsProvider.builder().build();
    }

    DynamoDbClient dynamo() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        return placed(builder).build();
    }

    DynamoDbStreamsClient streams() {
        DynamoDbStreamsClientBuilder builder = DynamoDbStreamsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        return placed(builder).build();
    }

    S3Client s3() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(endpoint.isPresent());
        return placed(builder).build();
    }

    SecretsManagerClient secrets() {
        return placed(SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build();
    }

    /// Invokes functions and waits for them.
    ///
    /// @param patience how long a function may run
    LambdaInvoke lambda(Duration patience) {
        return new LambdaInvoke(UrlConnectionHttpClient.builder().socketTimeout(patience).build(), credentials, region,
                endpoint.orElseGet(() -> URI.create("https://lambda." + region + ".amazonaws.com")));
    }

    private <B extends AwsClientBuilder<B, ?>> B placed(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region)).credentialsProvider(credentials);
    }
}
