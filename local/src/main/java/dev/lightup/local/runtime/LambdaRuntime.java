package dev.lightup.local.runtime;

import dev.lightup.local.front.HttpService;
import dev.lightup.local.front.InvokeApi;
import dev.lightup.local.front.LocalResponse;
import dev.lightup.local.front.LocalServer;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The deployed functions in processes of their own, from the very packages that are deployed, under AWS's own runtime client. They reach
/// each other as on AWS, by Lambda's Invoke, at a listener of the loopback interface that takes none but their own key. Closing it ends
/// every process.
public final class LambdaRuntime implements AutoCloseable {
    private static final HttpService NOTHING = _ -> LocalResponse.message(404, "Not Found");

    private final Path work;
    private final RuntimeClient client;
    private final TaskRoots roots;
    private final StartCredentials credentials;
    private final FunctionLog log;
    private final Map<String, ProcessFunction> functions;
    private final LocalServer invocations;

    private LambdaRuntime(
            List<FunctionConfig> configs,
            int most,
            Path jars,
            Path work,
            StartCredentials credentials,
            EventInvocations events,
            FunctionLog log) {
        this.work = work;
        this.credentials = credentials;
        this.log = log;
        client = RuntimeClient.of(jars, work);
        roots = new TaskRoots(work);
        functions = configs.stream()
                .map(config -> new ProcessFunction(config.name(), () -> process(config), most, log))
                .collect(Collectors.toUnmodifiableMap(ProcessFunction::name, Function.identity()));
        configs.forEach(config -> roots.of(config.code()));
        invocations = LocalServer.start(0, NOTHING, new InvokeApi(functions(), credentials::sign, events), NOTHING);
    }

    /// Unpacks the packages. A function with SnapStart is started at once and waits as if in its snapshot, as AWS takes one when a version
    /// is published; the others start when they are called.
    ///
    /// @param configs the functions
    /// @param most so many processes a function at most
    /// @param jars the folder with AWS's runtime interface client
    /// @param credentials what the functions sign their requests with
    /// @param events who runs what a function asks another for without waiting
    /// @param log where their output goes
    /// @throws IllegalStateException when the system is not Linux, or the client or a package is missing, in one sentence
    public static LambdaRuntime start(
            List<FunctionConfig> configs,
            int most,
            Path jars,
            StartCredentials credentials,
            EventInvocations events,
            FunctionLog log) {
        Path work;
        try {
            work = Files.createTempDirectory("lightup-runtime");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
        LambdaRuntime runtime;
        try {
            runtime = new LambdaRuntime(configs, most, jars, work, credentials, events, log);
        } catch (RuntimeException e) {
            delete(work);
            throw e;
        }
        try {
            runtime.snap(configs);
            return runtime;
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /// The functions by name.
    public Map<String, LambdaFunction> functions() {
        return Map.copyOf(functions);
    }

    private void snap(List<FunctionConfig> configs) {
        configs.parallelStream().filter(FunctionConfig::snapStart).forEach(config -> {
            ProcessFunction function = functions.get(config.name());
            if (function != null) {
                function.warm();
            }
        });
    }

    private FunctionProcess process(FunctionConfig config) {
        Path root = roots.of(config.code());
        var environment = new HashMap<>(FunctionEnvironment.of(config, root, credentials));
        environment.put("AWS_ENDPOINT_URL", invocations.url().toString());
        return FunctionProcess.start(config, root, client.command(config), environment, InstantSource.system(), log);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    @Override
    public void close() {
        functions.values().parallelStream().forEach(ProcessFunction::close);
        invocations.close();
        delete(work);
    }
}
