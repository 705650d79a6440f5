package dev.lightup.site.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.stream.StreamBatch;
import dev.lightup.site.PublishWiring;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.leaving.SiteArchive;
import dev.lightup.site.leaving.SiteErasure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The publishing function. It takes batches of the ledger's stream (states and summaries) and answers which records to deliver
/// again; and it takes {@link DirectRequest}s: `{"units":["nordvik|a/x2..."]}`, `{"verify":true,"tenant":"nordvik"}`,
/// `{"repair":true,"all":true}`, `{"status":true}`, and answers an {@link DirectAnswer}. `{"archive":"nordvik"}`, `{"drop":"nordvik"}` and
/// `{"erase":"nordvik"}` are about the pages of a tenant that leaves.
public final class Publish implements RequestStreamHandler {
    private static final String RECORDS = "Records";
    private static final String ERASE = "erase";
    private static final String ARCHIVE = "archive";
    private static final String DROP = "drop";
    private static final Set<String> LEAVING = Set.of(ERASE, ARCHIVE, DROP);

    private final PublishDispatch dispatch;
    private final SiteErasure erasure;
    private final SiteArchive archive;

    /// Wired from the environment: `LIGHTUP_TABLE`, `LIGHTUP_SITE`.
    public Publish() {
        this(PublishWiring.fromEnvironment(System.getenv()));
    }

    /// What a batch of the stream has no time for is left to the sweep.
    ///
    /// @param table the ledger's table
    /// @param bucket where the site's objects lie
    public Publish(DynamoDbClient client, String table, Bucket bucket, InstantSource clock) {
        this(client, table, bucket, clock, PublishWiring.LEFT_TO_THE_SWEEP);
    }

    /// @param table the ledger's table
    /// @param bucket where the site's objects lie
    /// @param elsewhere who publishes what a batch of the stream has no time for
    public Publish(
            DynamoDbClient client,
            String table,
            Bucket bucket,
            InstantSource clock,
            PublishRequests elsewhere) {
        this(new PublishWiring(client, table, bucket, clock, elsewhere, PublishWiring.METRICS));
    }

    private Publish(PublishWiring wiring) {
        this(wiring, PageEdition.ofThisCode());
    }

    Publish(PublishWiring wiring, PageEdition edition) {
        this.dispatch = PublisherFactory.dispatch(wiring, edition);
        this.erasure = PublisherFactory.erasure(wiring);
        this.archive = PublisherFactory.archive(wiring);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        Optional<String> what = first(event);
        if (what.filter(ERASE::equals).isPresent()) {
            Codec.write(
                    erasure.erase(Codec.read(SiteErasure.Wanted.class, event),
                            InvocationTime.ofRequest(context)::mayGoOn),
                    output);
        } else if (what.filter(ARCHIVE::equals).isPresent()) {
            Codec.write(
                    archive.keep(Codec.read(SiteArchive.Wanted.class, event),
                            InvocationTime.ofRequest(context)::mayBegin),
                    output);
        } else if (what.filter(DROP::equals).isPresent()) {
            Codec.write(
                    archive.drop(Codec.read(SiteArchive.Unwanted.class, event),
                            InvocationTime.ofRequest(context)::mayGoOn),
                    output);
        } else if (what.filter(RECORDS::equals).isPresent()) {
            InvocationTime time = InvocationTime.ofBatch(context);
            StreamBatch.respond(dispatch.stream(StreamBatch.parse(new ByteArrayInputStream(event)), time), output);
        } else {
            InvocationTime time = InvocationTime.ofRequest(context);
            Codec.write(dispatch.direct(Codec.read(DirectRequest.class, event), time), output);
        }
    }

    /// What makes the event a batch of a stream, or what is to be erased; empty for another request.
    private static Optional<String> first(byte[] event) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(event)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if ((name.equals(RECORDS) && value == JsonToken.START_ARRAY) || LEAVING.contains(name)) {
                    return Optional.of(name);
                }
                json.skipChildren();
            }
            return Optional.empty();
        }
    }
}
