package dev.lightup.bench.stepped;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.functions.admin.Admin;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.importing.FileImporter;
import dev.lightup.functions.importing.Import;
import dev.lightup.functions.leaving.AskedPages;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.rebuild.Rebuild;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.sweep.Sweep;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LedgerTable;
import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.key.Unit;
import dev.lightup.local.cloud.EmbeddedDynamo;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.local.stream.TableStream;
import dev.lightup.senders.Formats;
import dev.lightup.senders.http.ByteString;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.publish.Publish;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The deployment's handlers on a table in memory and a folder as the bucket, called one after another when the caller says so, by a clock
/// that stands until it is moved: the same steps leave the same items and objects. Not for concurrent use.
public final class SteppedStack implements AutoCloseable {
    /// The table\'s name.
    public static final String TABLE = "kept";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int ACCEPTED = 202;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedDynamo dynamo = new EmbeddedDynamo(Optional.empty());
    private final DynamoDbClient told;
    private final DynamoDbClient publishes;
    private final Directory directory;
    private final InstantSource clock = this::now;
    private final HeldUploads uploads = new HeldUploads();
    private final FunctionLog log;
    private final DirectoryBucket bucket;
    private final SteppedStream stream;
    private final LocalFunction receive;
    private final LocalFunction apply;
    private final LocalFunction publish;
    private final LocalFunction sweep;
    private final LocalFunction rebuild;
    private Instant now;

    /// @param site the bucket's folder
    /// @param begin what the clock says first
    public SteppedStack(Path site, Instant begin) {
        this(site, begin, client -> client);
    }

    /// @param site the bucket's folder
    /// @param begin what the clock says first
    /// @param through between the table and all functions but Publish
    public SteppedStack(Path site, Instant begin, UnaryOperator<DynamoDbClient> through) {
        this(site, begin, through, List.of(), false, FunctionLog.to(System.err), new KeptDirectory());
    }

    /// One whose functions log elsewhere.
    ///
    /// @param site the bucket's folder
    /// @param begin what the clock says first
    public SteppedStack(Path site, Instant begin, FunctionLog log) {
        this(site, begin, client -> client, List.of(), false, log, new KeptDirectory());
    }

    /// One in which Publish is listened to as well.
    ///
    /// @param through between the table and all functions
    public static SteppedStack whole(Path site, Instant begin, UnaryOperator<DynamoDbClient> through) {
        return new SteppedStack(site, begin, through, List.of(), true, FunctionLog.to(System.err),
                new KeptDirectory());
    }

    /// One whose endpoints send references only.
    ///
    /// @param site the bucket's folder
    /// @param begin what the clock says first
    public static SteppedStack nameless(Path site, Instant begin, FunctionLog log) {
        return new SteppedStack(site, begin, client -> client, List.of(), false, log, KeptDirectory.nameless());
    }

    /// @param site the bucket's folder
    /// @param begin what the clock says first
    /// @param kept what the table holds already: the stream does not tell of it
    public SteppedStack(Path site, Instant begin, List<Map<String, AttributeValue>> kept) {
        this(site, begin, client -> client, kept, false, FunctionLog.to(System.err), new KeptDirectory());
    }

    private SteppedStack(
            Path site,
            Instant begin,
            UnaryOperator<DynamoDbClient> through,
            List<Map<String, AttributeValue>> kept,
            boolean whole,
            FunctionLog log,
            Directory directory) {
        this.directory = directory;
        this.log = log;
        now = begin;
        bucket = new DirectoryBucket(site);
        told = through.apply(dynamo.client());
        publishes = whole ? told : dynamo.client();
        LedgerTable.createWithoutStream(client(), TABLE);
        // the clock here is not the machine's, by which sealed bodies would expire: by what nothing has, nothing does, and the engine keeps
        // in mind what the table is like, as it does of one that expires
        expiry("expires", false);
        expiry("never", true);
        kept.forEach(item -> client().putItem(put -> put.tableName(TABLE).item(item)));
        LedgerTable.beginStream(client(), TABLE);
        String arn = client().describeTable(r -> r.tableName(TABLE)).table().latestStreamArn();
        stream = new SteppedStream(new StreamTail(new TableStream(dynamo.streams(), arn)), arn);
        receive = function("Receive", new Receive(told, TABLE, directory, uploads, clock));
        apply = applying(directory);
        publish = publishing(bucket);
        sweep = function("Sweep", new Sweep(told, TABLE, directory, clock,
                units -> publish(units.stream().map(Unit::toString).toList()), this::readIn));
        rebuild = function("Rebuild", new Rebuild(told, TABLE, directory, clock));
    }

    private void expiry(String attribute, boolean enabled) {
        client().updateTimeToLive(r -> r.tableName(TABLE)
                .timeToLiveSpecification(t -> t.attributeName(attribute).enabled(enabled)));
    }

    private LocalFunction applying(Directory with) {
        return function("Apply", new Apply(told, TABLE, with, this::readIn, clock));
    }

    /// A tenant's files of many rows, in this one lane, at once.
    private void readIn(String tenant) {
        InvocationOutcome outcome = function("Import", new Import(told, TABLE, directory, uploads, clock))
                .invoke(ByteString.utf8("{\"tenant\":\"" + tenant + "\"}"));
        if (!(outcome instanceof InvocationOutcome.Answered)) {
            throw new IllegalStateException("files of " + tenant + " are not read in: " + outcome);
        }
    }

    private LocalFunction publishing(Bucket into) {
        return function("Publish", new Publish(publishes, TABLE, into, clock));
    }

    private LocalFunction function(String name, RequestStreamHandler handler) {
        return new LocalFunction(name, handler, TIMEOUT, clock, log);
    }

    /// Who keeps and erases the pages of a tenant that leaves.
    public LeavingPages leavingPages() {
        return new AskedPages(asked -> call(publish, ByteString.of(asked)).text());
    }

    /// Calls the operator's function, of whose directory nothing is written down.
    ///
    /// @param folder for what it would write
    public JsonNode operate(Path folder, String request) {
        var admin = new Admin(told, TABLE, directory, new FileDirectoryStore(folder.resolve("directory.json")),
                UploadPlace.NONE, leavingPages(), clock);
        return json(call(function("Admin", admin), ByteString.utf8(request)));
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public DynamoDbClient client() {
        return dynamo.client();
    }

    public Ledger ledger() {
        return new Ledger(client(), TABLE);
    }

    public DirectoryBucket bucket() {
        return bucket;
    }

    /// Every item of the table, in no order.
    public Stream<Map<String, AttributeValue>> items() {
        return client().scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream();
    }

    /// What a sender was answered.
    public record Answer(int status, JsonNode body) {}

    /// Posts to Receive.
    public Answer post(GatewayEvent event) {
        JsonNode answer = json(call(receive, event.signed(KeptDirectory.secret(event.endpoint()), now)));
        return new Answer(answer.path("statusCode").asInt(), json(ByteString.utf8(answer.path("body").asText())));
    }

    /// Announces a file, as a sender's request does, and uploads it; nobody reads it in yet.
    ///
    /// @param sha256 of its bytes, in hex
    /// @param size in bytes
    public void upload(String endpoint, String sha256, long size, Supplier<InputStream> file) {
        Answer answer = post(new GatewayEvent(endpoint, "begin-" + sha256, "application/json",
                "{\"type\":\"snapshot.begin\",\"timestamp\":\"" + now + "\",\"data\":{\"sha256\":\"" + sha256
                        + "\",\"size\":" + size + "}}"));
        String path = URI.create(answer.body().at("/upload/url").asText()).getPath();
        if (answer.status() != ACCEPTED || path.length() < 2) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        uploads.put(path.substring(1), file);
    }

    /// Reads a tenant's files in until there is no time.
    public void readIn(String tenant, BooleanSupplier inTime) {
        var ledger = new Ledger(told, TABLE);
        Formats formats = Formats.all(clock);
        new FileImporter(ledger, formats, Apply.applying(ledger, directory, formats, _ -> {}, clock), directory,
                uploads, clock).run(tenant, inTime);
    }

    /// Hands Apply what was received since.
    public void apply() {
        stream.apply(apply);
    }

    /// The same where the directory has no tenants: nothing can be applied.
    public void applyWithoutTenants() {
        stream.apply(applying(KeptDirectory.withoutTenants()));
    }

    /// Hands Apply every event of the table once more.
    public void applyAgain() {
        stream.again(items().filter(item -> StreamImages.kind(item).filter("raw"::equals).isPresent()));
        apply();
    }

    /// Hands Publish what Apply and Publish itself changed since.
    public void publish() {
        stream.publish(publish);
    }

    /// Applies and publishes all that there is.
    public void settle() {
        apply();
        publish();
    }

    /// Forgets what the stream has told: the minute's sweep must find it.
    public void lose() {
        stream.lose();
    }

    /// Asks Publish for units, accounts first, and gives its answer of each.
    public JsonNode publish(Collection<String> units) {
        return json(call(publish, request(units))).path("units");
    }

    /// Publishes units into a bucket that takes so long for each object, by a clock that goes on meanwhile: a run may have to stop.
    ///
    /// @return what became of each
    public JsonNode publishSlowly(Collection<String> units, Duration put) {
        Instant began = now;
        long since = System.nanoTime();
        InstantSource going = () -> began.plusNanos(System.nanoTime() - since);
        var slow = new LocalFunction("Publish", new Publish(publishes, TABLE, HinderedBucket.slow(bucket, put), going),
                TIMEOUT,
                going, log);
        JsonNode done = json(call(slow, request(units))).path("units");
        now = going.instant();
        return done;
    }

    /// Publishes units in a process that is killed after some objects.
    public void publishAndDie(Collection<String> units, int puts) {
        if (publishing(HinderedBucket.dying(bucket, puts))
                .invoke(request(units)) instanceof InvocationOutcome.Answered) {
            throw new IllegalStateException("Publish lived on");
        }
    }

    private static ByteString request(Collection<String> units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode list = request.putArray("units");
        units.forEach(list::add);
        return ByteString.utf8(request.toString());
    }

    /// Sweeps once; what it asks Publish for is published before this returns.
    public JsonNode sweep() {
        return json(call(sweep, ByteString.utf8("{}")));
    }

    /// Rebuilds everything, or compares.
    public JsonNode rebuild(boolean verify) {
        return json(call(rebuild, ByteString.utf8("{\"verify\":" + verify + "}")));
    }

    /// The function's answer.
    ///
    /// @throws IllegalStateException when it fails
    static ByteString call(LocalFunction function, ByteString event) {
        return switch (function.invoke(event)) {
            case InvocationOutcome.Answered answered -> answered.payload();
            case InvocationOutcome.Failed failed ->
                throw new IllegalStateException(function.name() + " failed: " + failed.message());
        };
    }

    private static JsonNode json(ByteString bytes) {
        try {
            return JSON.readTree(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("a function answered what is no JSON", e);
        }
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
