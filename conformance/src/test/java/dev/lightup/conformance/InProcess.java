package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.Directory;
import dev.lightup.local.cli.common.StoryEndpoints;
import dev.lightup.local.cloud.AwsCalls;
import dev.lightup.local.cloud.CloudBackend;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.FunctionRuntime;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.senders.http.ByteString;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The real handlers in this process, on some cloud. Its clock calls Sweep hardly ever: tests call it themselves.
final class InProcess implements Ground {
    private final String name;
    private final EmbeddedStack stack;
    private final Function<String, List<String>> named;
    private final Mail mail = new Mail();
    private final Runnable afterwards;

    private InProcess(
            String name,
            EmbeddedStack stack,
            Function<String, List<String>> named,
            Runnable afterwards) {
        this.name = name;
        this.stack = stack;
        this.named = named;
        this.afterwards = afterwards;
    }

    /// On nothing but this process.
    static InProcess embedded() {
        Path folder = Selected.folder();
        EmbeddedStack stack = EmbeddedStack.start(options(new CloudBackend.Embedded(), new AwsCalls(), folder));
        return new InProcess("embedded", stack, text -> Leftovers.files(List.of(folder, stack.keyring()), text),
                () -> {});
    }

    /// On nothing but this machine, each function in processes of its own under AWS's runtime client, from the packages of the build.
    static InProcess runtime() {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Path folder = Selected.folder();
        EmbeddedStack stack = EmbeddedStack.start(options(new CloudBackend.Embedded(), new AwsCalls(), folder)
                .in(new FunctionRuntime.Lambda(home)));
        return new InProcess("runtime", stack, text -> Leftovers.files(List.of(folder, stack.keyring()), text),
                () -> {});
    }

    /// On moto, with a table, a bucket and secrets that nobody else has there. What the functions asked of it is written down when it
    /// is closed.
    static InProcess moto() {
        Moto moto = Moto.open();
        var calls = new AwsCalls();
        var cloud = new CloudBackend.Endpoint(moto.uri(), "us-east-1", "key", "secret",
                "lightup-" + Long.toHexString(System.nanoTime()));
        return new InProcess("moto", EmbeddedStack.start(options(cloud, calls, Selected.folder())),
                text -> Leftovers.emulated(moto.uri(), text), () -> {
                    Recorded.write(calls.byFunction());
                    moto.close();
                });
    }

    private static StackOptions options(CloudBackend cloud, AwsCalls calls, Path folder) {
        return new StackOptions(0,
                new StackOptions.Places(folder, Optional.empty(), StoryEndpoints.senders()),
                InstantSource.system(), Duration.ofHours(1), FunctionLog.to(System.err)).on(cloud, calls);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<EndpointAccess> endpoints() {
        return stack.running().endpoints();
    }

    @Override
    public URI tryOut(EndpointAccess endpoint) {
        return URI.create(endpoint.url() + "/try");
    }

    @Override
    public Optional<Shown> object(String path) {
        return Served.object(mail, stack.running().site(), path);
    }

    @Override
    public JsonNode invoke(String function, String event) {
        return switch (stack.invoke(function, ByteString.utf8(event))) {
            case InvocationOutcome.Answered answered -> Json.read(answered.payload().text());
            case InvocationOutcome.Failed failed -> throw new AssertionError(function + " failed: " + failed);
        };
    }

    @Override
    public TableAccess table() {
        return stack.table();
    }

    @Override
    public Directory directory() {
        return stack.directory();
    }

    @Override
    public Path keyring() {
        return stack.keyring();
    }

    @Override
    public String site() {
        return stack.running().url();
    }

    @Override
    public List<String> named(String text) {
        return named.apply(text);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public void close() {
        mail.close();
        stack.close();
        afterwards.run();
    }
}
