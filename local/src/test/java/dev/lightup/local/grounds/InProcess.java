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

    private InProcess(String name, Stack stack) {
        this.name = name;
        this.stack = stack;
    }

    /// @param folder where pages go when the cloud has no bucket
    /// @param calls where what the functions ask of the cloud is noted
    static InProcess start(String name, Path folder, Cloud cloud, Calls calls) {
        var options = new StackOptions(0, folder, Optional.empty(), Channel.senders(), InstantSource.system(),
                Duration.ofHours(1), FunctionLog.to(System.err)).on(cloud, calls);
        return new InProcess(name, Stack.start(options));
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
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public void close() {
        mail.close();
        stack.close();
    }
}
