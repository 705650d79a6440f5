package dev.lightup.local.cloud;

import java.net.URI;

/// Whose DynamoDB, S3 and Secrets Manager a stack works with. Its functions run in this process either way.
public sealed interface CloudBackend {
    /// Nobody's: DynamoDB Local in this process, a directory for the bucket, a file for the secrets.
    ///
    /// @param adopt whether the published directory may be taken over from another ledger
    record Embedded(boolean adopt) implements CloudBackend {
        public Embedded() {
            this(false);
        }
    }

    /// Whatever speaks AWS's protocols at one address. Table, bucket and secrets are made there when they are missing, and stay.
    ///
    /// @param uri where all services answer
    /// @param region what requests are signed for
    /// @param accessKeyId who signs; an emulator takes any
    /// @param secretAccessKey the key that signs
    /// @param name what the table is called, and what the names of the bucket and the secrets begin with
    record Endpoint(
            URI uri,
            String region,
            String accessKeyId,
            String secretAccessKey,
            String name) implements CloudBackend {
        @Override
        public String toString() {
            return name + " at " + uri;
        }
    }
}
