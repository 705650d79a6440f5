package dev.lightup.local.cloud;

import dev.lightup.site.bucket.S3Clients;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Makes clients of the services at an address, as the functions make theirs on AWS. They are the caller's to close.
final class EndpointClients {
    private static final Duration CALL = Duration.ofSeconds(20);

    private final CloudBackend.Endpoint cloud;
    private final AwsCredentialsProvider credentials;

    EndpointClients(CloudBackend.Endpoint cloud) {
        this.cloud = cloud;
        credentials = StaticCredentialsProvider
                .create(AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()));
    }

    /// What requests are signed with.
    AwsCredentialsProvider credentials() {
        return credentials;
    }

    DynamoDbClient dynamo(ExecutionInterceptor... listeners) {
        return placed(DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), listeners).build();
    }

    DynamoDbStreamsClient streams() {
        return placed(DynamoDbStreamsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build();
    }

    SecretsManagerClient secrets(ExecutionInterceptor... listeners) {
        return placed(SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), listeners)
                .build();
    }

    S3Client s3(ExecutionInterceptor... listeners) {
        return placed(S3Clients.tuned(S3Client.builder(), true), listeners).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B placed(B builder, ExecutionInterceptor... listeners) {
        var calls = builder.overrideConfiguration().toBuilder();
        if (calls.apiCallTimeout() == null) {
            calls.apiCallTimeout(CALL);
        }
        for (ExecutionInterceptor listener : listeners) {
            calls.addExecutionInterceptor(listener);
        }
        return builder.endpointOverride(cloud.uri())
                .region(Region.of(cloud.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(calls.build());
    }
}
