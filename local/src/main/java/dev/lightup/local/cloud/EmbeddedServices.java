package dev.lightup.local.cloud;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.LedgerTable;
import dev.lightup.local.folder.LedgerId;
import dev.lightup.local.folder.SiteFolder;
import dev.lightup.local.front.PublishedObjects;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The services of this process: nothing but files and memory, shared by all functions.
public final class EmbeddedServices implements CloudServices {
    private static final String TABLE = "lightup";

    private final DynamoEngine dynamo;
    private final Path keyring;
    private final Path out;
    private final Path arriving;
    private final SiteFolder site;
    private final Directory directory;
    private final DirectoryBucket bucket;
    private final DynamoDbClient functions;

    /// @param dynamo where the table is, closed with this
    /// @param keyring the directory file
    /// @param arriving where announced files are uploaded to
    /// @param out the published directory; cleared of an earlier table's pages
    /// @param ledger which ledger it is
    /// @param adopt whether the published directory may be taken over from another ledger
    /// @param between what lies between the functions and the table
    /// @throws IllegalStateException when the published directory is another stack's or another ledger's
    public EmbeddedServices(
            DynamoEngine dynamo,
            Path keyring,
            Path arriving,
            Path out,
            LedgerId ledger,
            boolean adopt,
            UnaryOperator<DynamoDbClient> between) {
        this.dynamo = dynamo;
        this.keyring = keyring;
        this.arriving = arriving;
        this.out = out;
        boolean empty = !dynamo.has(TABLE);
        site = SiteFolder.take(out, ledger, empty, adopt);
        if (empty) {
            LedgerTable.create(dynamo.client(), TABLE);
        }
        directory = new FileDirectory(keyring);
        bucket = new DirectoryBucket(out);
        functions = between.apply(dynamo.client());
    }

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public DynamoDbClient dynamo() {
        return dynamo.client();
    }

    @Override
    public DynamoDbStreamsClient streams() {
        return dynamo.streams();
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public PublishedObjects site() {
        return PublishedObjects.of(bucket);
    }

    @Override
    public DynamoDbClient dynamo(String function) {
        return functions;
    }

    @Override
    public Directory directory(String function) {
        return directory;
    }

    @Override
    public DirectoryStore directoryStore(String function) {
        return new FileDirectoryStore(keyring);
    }

    @Override
    public Bucket bucket(String function) {
        return bucket;
    }

    @Override
    public UploadPlace uploads(String function) {
        return new FolderUploads(arriving);
    }

    @Override
    public Optional<Path> arriving() {
        return Optional.of(arriving);
    }

    @Override
    public PublishRequests publishing(String function, PublishRequests here) {
        return here;
    }

    @Override
    public ImportRequests imports(String function, ImportRequests here) {
        return here;
    }

    @Override
    public Map<String, String> variables() {
        var variables = new HashMap<>(dynamo.variables());
        variables.put("LIGHTUP_TABLE", TABLE);
        variables.put("LIGHTUP_DIRECTORY", "file:" + keyring.toAbsolutePath());
        variables.put("LIGHTUP_UPLOADS", "file:" + arriving.toAbsolutePath());
        variables.put("LIGHTUP_ENTRY", "file:" + keyring.toAbsolutePath().resolveSibling("entry.json"));
        variables.put("LIGHTUP_MAIL", "folder:" + keyring.toAbsolutePath().resolveSibling("mail"));
        variables.put("LIGHTUP_SITE", "file:" + out.toAbsolutePath());
        return variables;
    }

    @Override
    public boolean publishesAnew() {
        return site.content() == SiteFolder.Content.ADOPTED;
    }

    @Override
    public void close() {
        dynamo.close();
        site.close();
    }
}
