package dev.lightup.local.stack;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.mail.MailFolder;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.local.cloud.CloudBackend;
import dev.lightup.local.cloud.CloudServices;
import dev.lightup.local.cloud.CountingClients;
import dev.lightup.local.cloud.DynamoEngine;
import dev.lightup.local.cloud.EmbeddedDynamo;
import dev.lightup.local.cloud.EmbeddedServices;
import dev.lightup.local.cloud.EndpointServices;
import dev.lightup.local.cloud.LoopbackDynamo;
import dev.lightup.local.cloud.ResourceCloser;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.DataFolder;
import dev.lightup.local.folder.DirectoryFile;
import dev.lightup.local.folder.LedgerId;
import dev.lightup.local.folder.PrivateFiles;
import dev.lightup.local.folder.RootIndex;
import dev.lightup.local.front.HttpApiGateway;
import dev.lightup.local.front.HttpService;
import dev.lightup.local.front.InvokeApi;
import dev.lightup.local.front.LocalServer;
import dev.lightup.local.front.MappingsApi;
import dev.lightup.local.front.PageDoors;
import dev.lightup.local.front.SiteService;
import dev.lightup.local.front.UploadDoor;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.local.runtime.LambdaRuntime;
import dev.lightup.local.runtime.StartCredentials;
import dev.lightup.local.stream.FailedBatches;
import dev.lightup.local.stream.FileCheckpoints;
import dev.lightup.local.stream.StreamFunction;
import dev.lightup.local.stream.StreamPump;
import dev.lightup.local.stream.TableStream;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The whole system in this process: the real handlers between a real table with a real stream, an HTTP front and a bucket, on the
/// services of its {@link CloudBackend}. Nothing listens but the front, and that on the loopback interface. Safe for concurrent use; closing it leaves no thread.
public final class EmbeddedStack implements AutoCloseable {
    private final ResourceCloser closing;
    private final ConnectionFile running;
    private final Map<String, LambdaFunction> functions;
    private final StreamPump pump;
    private final ScheduleClock schedule;
    private final PublishedUnits published;
    private final EventInvocations events;
    private final OpenImports imports;
    private final CloudServices services;
    private final Path keyring;

    private EmbeddedStack(
            ResourceCloser closing,
            ConnectionFile running,
            Map<String, LambdaFunction> functions,
            StreamPump pump,
            ScheduleClock schedule,
            PublishedUnits published,
            EventInvocations events,
            OpenImports imports,
            CloudServices services,
            Path keyring) {
        this.closing = closing;
        this.running = running;
        this.functions = functions;
        this.pump = pump;
        this.schedule = schedule;
        this.published = published;
        this.events = events;
        this.imports = imports;
        this.services = services;
        this.keyring = keyring;
    }

    /// Starts everything, and publishes what every site has: assets and definitions.
    ///
    /// @throws IllegalStateException when another stack uses the data folder or publishes into the published directory, or that is
    ///         another ledger's
    /// @throws UncheckedIOException when the port is taken or a folder cannot be written
    public static EmbeddedStack start(StackOptions options) {
        var closing = new ResourceCloser();
        try {
            return start(options, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static EmbeddedStack start(StackOptions options, ResourceCloser closing) {
        DataFolder data = folder(options, closing);
        var random = new SecureRandom();
        DirectoryFile keyring = DirectoryFile.of(data.directory(), options.places().senders(), random);
        StartCredentials credentials = StartCredentials.random(random);
        CloudServices services = closing.add(open(options, data, credentials, random));
        var collaborators = new CountingClients(services);
        SamTemplate template = SamTemplate.packaged();
        var settings = new EntryFiles(data, random);
        Path mail = data.mail();
        var events = new EventInvocations();
        Map<String, LambdaFunction> functions = switch (options.runtime()) {
            case FunctionRuntime.InProcess() ->
                new StackHandlers(collaborators, services.table(), settings, new MailFolder(mail, options.clock()),
                        options.clock()).functions(template, options.log(), events);
            case FunctionRuntime.Lambda lambda -> closing.add(LambdaRuntime.start(
                    template.configs(lambda.home(), services.variables()), FunctionRuntime.Lambda.PROCESSES,
                    lambda.client(), credentials, events, options.log())).functions();
        };
        closing.add(events);
        StreamPump pump = closing.add(pump(options, data, services, template, functions));
        HttpService gateway = new HttpApiGateway(template.routes(), functions, options.clock());
        String token = token(random);
        HttpService site = new SiteService(root(services, keyring), template.pageHeaders());
        LocalServer front = closing.add(LocalServer.start(options.port(), request -> {
            try {
                return gateway.answer(request);
            } finally {
                pump.wake();
            }
        }, new MappingsApi(pump::lags, token, new InvokeApi(functions, token, events)),
                options.doors()
                        ? new PageDoors(site, settings, template.pageHeaders(), options.clock())
                        : site,
                services.arriving()
                        .map(folder -> new UploadDoor(new FolderUploads(folder), options.clock(),
                                path -> events.accept(function(functions, StackHandlers.IMPORT),
                                        StackHandlers.uploaded(path))))));
        services.arriving()
                .ifPresent(folder -> PrivateFiles.write(folder.resolve(FolderUploads.FRONT),
                        Codec.text(new FolderUploads.FrontDoor(front.url().toString(), token(random)))));
        settings.begin(front.url().toString());
        if (options.runtime() instanceof FunctionRuntime.Lambda) {
            // processes of their own read the file
            settings.current();
        }
        ScheduleClock schedule = closing
                .add(ScheduleClock.start(function(functions, StackHandlers.SWEEP), options.clock(),
                        options.sweepEvery()));
        var running = new ConnectionFile(front.url().toString(), front.url() + "/", token,
                keyring.access(front.url().toString()), keyring.tenants());
        data.announce(running);
        var published = new PublishedUnits(function(functions, StackHandlers.PUBLISH),
                new Ledger(services.dynamo(), services.table()), collaborators::written,
                services.directory(), keyring::tenants);
        published.assets();
        if (services.publishesAnew()) {
            published.repair();
        }
        return new EmbeddedStack(closing, running, functions, pump, schedule, published,
                events, new OpenImports(new Ledger(services.dynamo(), services.table())), services, data.directory());
    }

    private static RootIndex root(CloudServices services, DirectoryFile keyring) {
        return new RootIndex(services.site(), keyring::tenants,
                tenant -> ShownAt.home(services.directory().tenant(tenant)));
    }

    private static DataFolder folder(StackOptions options, ResourceCloser closing) {
        Path root = options.places().data().orElseGet(EmbeddedStack::temporary);
        DataFolder data = DataFolder.take(root)
                .orElseThrow(() -> new IllegalStateException("another stack uses " + root));
        closing.add(data);
        if (options.places().data().isEmpty()) {
            closing.add(data::delete);
        }
        return data;
    }

    private static CloudServices open(
            StackOptions options,
            DataFolder data,
            StartCredentials credentials,
            SecureRandom random) {
        return switch (options.services().cloud()) {
            case CloudBackend.Embedded(boolean adopt) -> embedded(switch (options.runtime()) {
                case FunctionRuntime.InProcess() -> new EmbeddedDynamo(options.places().data().map(_ -> data.table()));
                case FunctionRuntime.Lambda _ ->
                    LoopbackDynamo.start(options.places().data().map(_ -> data.tableFolder()), credentials);
            }, options, data, LedgerId.of(data.ledger(), options.places().data().isPresent(), random), adopt);
            case CloudBackend.Endpoint endpoint ->
                new EndpointServices(endpoint, data.directory(), options.services().calls(), options.clock());
        };
    }

    /// A table that nobody gets to work with is closed again.
    private static CloudServices embedded(
            DynamoEngine dynamo,
            StackOptions options,
            DataFolder data,
            LedgerId ledger,
            boolean adopt) {
        try {
            return new EmbeddedServices(dynamo, data.directory(), data.arriving(), options.places().out(), ledger,
                    adopt,
                    options.services().between());
        } catch (RuntimeException e) {
            dynamo.close();
            throw e;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lightup");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    private static StreamPump pump(
            StackOptions options,
            DataFolder data,
            CloudServices services,
            SamTemplate template,
            Map<String, LambdaFunction> functions) {
        List<StreamFunction> feeds = template.subscriptions()
                .stream()
                .map(subscription -> new StreamFunction(subscription, function(functions, subscription.function()),
                        new FileCheckpoints(data.checkpoints(subscription.function()))))
                .toList();
        return StreamPump.start(new TableStream(services.streams(), services.stream()), feeds,
                new FailedBatches(data.failures(), options.clock()));
    }

    private static LambdaFunction function(Map<String, LambdaFunction> functions, String name) {
        return Objects.requireNonNull(functions.get(name),
                () -> "the template names a function without a handler: " + name);
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Where it is found, and with which keys.
    public ConnectionFile running() {
        return running;
    }

    /// What it has published.
    public PublishedUnits published() {
        return published;
    }

    /// The ledger's table, as whoever looks at it from outside reaches it.
    public TableAccess table() {
        return new TableAccess(services.dynamo(), services.table());
    }

    /// The stack's own directory, tenants' keys included.
    public Directory directory() {
        return services.directory();
    }

    /// The file of tenants and endpoints with their keys; gone with the stack when it keeps no data.
    public Path keyring() {
        return keyring;
    }

    /// Waits until everything that was answered before this call is applied, and the pages of what was applied are published; pages of a
    /// distributor, which are made at most once a minute, may follow.
    ///
    /// @param patience how long to wait for each of the two at most
    /// @throws IllegalStateException when it takes longer
    public void settle(Duration patience) {
        applied(patience);
        pump.settle(StackHandlers.PUBLISH, patience);
        events.settle(StackHandlers.PUBLISH_UNITS, patience);
        pump.settle(StackHandlers.PUBLISH, patience);
    }

    /// Waits until everything that was answered before this call is applied.
    ///
    /// @throws IllegalStateException when it takes longer
    public void applied(Duration patience) {
        pump.settle(StackHandlers.APPLY, patience);
        events.settle(StackHandlers.IMPORT, patience);
        imports.settle(patience);
    }

    /// Lets publishing and the schedule wait while much is being applied, or go on: a page is then made once and not after every few events.
    public void hold(boolean hold) {
        schedule.hold(hold);
        pump.hold(StackHandlers.PUBLISH, hold);
    }

    /// Where letters lie that would be mailed; gone with the stack when it keeps no data.
    public Path mail() {
        return keyring.resolveSibling("mail");
    }

    /// Calls a function as its schedule or an operator would.
    public InvocationOutcome invoke(String function, ByteString event) {
        return function(functions, function).invoke(event);
    }

    /// Stops everything, in the order in which nothing is lost: first nobody may send, then what runs may end.
    @Override
    public void close() {
        closing.close();
    }
}
