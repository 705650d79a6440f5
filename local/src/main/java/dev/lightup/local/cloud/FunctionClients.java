package dev.lightup.local.cloud;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.site.bucket.Bucket;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the functions work with. Each gets its own by its logical id, as each has its own process on AWS.
public interface FunctionClients {
    DynamoDbClient dynamo(String function);

    Directory directory(String function);

    /// Where the directory is kept, for the function that changes it.
    DirectoryStore directoryStore(String function);

    Bucket bucket(String function);

    /// Where announced files are uploaded to.
    UploadPlace uploads(String function);

    /// How a function makes units be published.
    ///
    /// @param here the publishing function of this stack
    PublishRequests publishing(String function, PublishRequests here);

    /// How a function makes files be read in.
    ///
    /// @param here the function of this stack that does
    ImportRequests imports(String function, ImportRequests here);
}
