package dev.lightup.local.grounds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Directory;
import dev.lightup.local.cli.Channel;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.Outcome;
import dev.lightup.local.stack.Cloud;
import dev.lightup.local.stack.Calls;
import dev.lightup.local.stack.Running.EndpointAccess;
import dev.lightup.local.stack.Stack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.local.stack.TableAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The real handlers in this process, on some cloud. Its clock calls Sweep hardly ever: tests call it themselves.
final class InProcess implements Ground {
    private final String name;
    private final Stack stack;
    private final Mail mail = new Mail();
    private final Runnable afterwards;

    private InProcess(String name, Stack stack, Runnable afterwards) {
        this.name = name;
        this.stack = stack;
        this.afterwards = afterwards;
    }

    /// On nothing but this process.
    static InProcess embedded() {
        return start("embedded", new Cloud.Embedded(), new Calls(), () -> {});
    }

    /// On moto, with a table, a bucket and secrets that nobody else has there. What the functions asked of it is written down when it
    /// is closed.
    static InProcess moto() {
        Moto moto = Moto.open();
        var calls = new Calls();
        var cloud = new Cloud.Endpoint(moto.uri(), "us-east-1", "key", "secret",
                "lightup-" + Long.toHexString(System.nanoTime()));
        return start("moto", cloud, calls, () -> {
            Recorded.write(calls.byFunction());
            moto.close();
        });
    }

    private static InProcess start(String name, Cloud cloud, Calls calls, Runnable afterwards) {
        var options = new StackOptions(0, Selected.folder(), Optional.empty(), Channel.senders(),
                InstantSource.system(),
                Duration.ofHours(1), FunctionLog.to(System.err)).on(cloud, calls);
        return new InProcess(name, Stack.start(options), afterwards);
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
        return switch (stack.invoke(function, Bytes.utf8(event))) {
            case Outcome.Answered answered -> Json.read(answered.payload().text());
            case Outcome.Failed failed -> throw new AssertionError(function + " failed: " + failed);
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
