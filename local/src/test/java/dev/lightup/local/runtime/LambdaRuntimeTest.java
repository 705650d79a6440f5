package dev.lightup.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.local.Await;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Functions in processes of AWS's own runtime client: what AWS would do, they do.
@EnabledOnOs(OS.LINUX)
class LambdaRuntimeTest {
    private static final String HANDLERS = "dev.lightup.local.runtime.handlers.";

    @TempDir
    private Path folder = Path.of("");

    private final Lines log = new Lines();
    private final List<LambdaRuntime> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(LambdaRuntime::close);
    }

    @Test
    void aProcessStartsOnceAndServesOneCallAfterAnother() {
        LambdaFunction acts = function("Acts", Map.of());
        String first = answer(acts, "count");
        assertThat(first).endsWith(" 1");
        assertThat(answer(acts, "count")).isEqualTo(first.replace(" 1", " 2"));
        assertThat(answer(acts, "{\"any\":\"bytes\"}")).isEqualTo("{\"any\":\"bytes\"}");
    }

    @Test
    void callsAtOnceGetProcessesOfTheirOwnUpToALimit() throws Exception {
        LambdaFunction acts = function("Acts", Map.of());
        var processes = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> call = () -> answer(acts, "count").replaceFirst(" .*", "");
            for (var one : threads.invokeAll(List.of(call, call, call, call, call, call))) {
                processes.add(one.get());
            }
        }
        assertThat(processes).hasSizeBetween(1, 2);
    }

    @Test
    void theContextIsWhatAwsWouldTell() {
        assertThat(answer(function("Acts", Map.of()), "context").lines().toList()).satisfiesExactly(
                name -> assertThat(name).isEqualTo("Acts"), id -> assertThat(id).matches("[0-9a-f-]{36}"),
                arn -> assertThat(arn).isEqualTo("arn:aws:lambda:local:000000000000:function:Acts"),
                memory -> assertThat(memory).isEqualTo("128"),
                left -> assertThat(Integer.parseInt(left)).isBetween(1, 4000),
                group -> assertThat(group).isEqualTo("/aws/lambda/Acts"));
    }

    @Test
    void theEnvironmentIsAwssAndTheFunctionsOwnAndNothingElse() {
        LambdaFunction acts = function("Acts", Map.of("LIGHTUP_TABLE", "t"));
        assertThat(answer(acts, "env LIGHTUP_TABLE")).isEqualTo("t");
        assertThat(answer(acts, "env AWS_EXECUTION_ENV")).isEqualTo("AWS_Lambda_java25");
        assertThat(answer(acts, "env AWS_LAMBDA_INITIALIZATION_TYPE")).isEqualTo("on-demand");
        assertThat(answer(acts, "env LAMBDA_TASK_ROOT")).endsWith("/handlers");
        assertThat(answer(acts, "env HOME")).isEqualTo("null");
    }

    @Test
    void whatItPrintsAndLogsIsInTheLog() {
        function("Acts", Map.of()).invoke(ByteString.utf8("log"));
        // the process answers and prints through two pipes
        Await.until("both lines", Duration.ofSeconds(20),
                () -> String.join("\n", log.lines()).contains("logged without a line break")
                        && String.join("\n", log.lines()).contains("printed"));
    }

    @Test
    void anErrorIsTheFunctionsAndTheProcessGoesOn() {
        LambdaFunction acts = function("Acts", Map.of());
        String before = answer(acts, "count");
        assertThat(acts.invoke(ByteString.utf8("throw")))
                .isEqualTo(new InvocationOutcome.Failed("java.lang.IllegalArgumentException", "thrown on demand"));
        assertThat(answer(acts, "count")).isEqualTo(before.replace(" 1", " 3"));
    }

    @Test
    void aFunctionThatTakesTooLongIsKilledAndTheNextCallStartsAnew() {
        LambdaFunction acts = function("Acts", Map.of());
        String before = answer(acts, "count").replaceFirst(" .*", "");
        assertThat(acts.invoke(ByteString.utf8("sleep"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> {
                    assertThat(failed.isTimeout()).isTrue();
                    assertThat(failed.message())
                            .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 4.00 seconds");
                });
        assertThat(answer(acts, "count")).endsWith(" 1").doesNotStartWith(before + " ");
    }

    @Test
    void anOutOfMemoryIsReportedAndTheProcessReplaced() {
        LambdaFunction acts = function("Acts", Map.of());
        String before = answer(acts, "count").replaceFirst(" .*", "");
        assertThat(acts.invoke(ByteString.utf8("allocate"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> assertThat(failed.type()).isEqualTo("java.lang.OutOfMemoryError"));
        assertThat(answer(acts, "count")).endsWith(" 1").doesNotStartWith(before + " ");
    }

    @Test
    void aJvmToldToExitOnOutOfMemoryIsAnExitedRuntime() {
        LambdaFunction acts = function("Acts", Map.of("JAVA_TOOL_OPTIONS", "-XX:+ExitOnOutOfMemoryError"));
        assertThat(acts.invoke(ByteString.utf8("allocate"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> {
                    assertThat(failed.type()).isEqualTo("Runtime.ExitError");
                    assertThat(failed.message()).endsWith("Runtime exited with error: exit status 3");
                });
        assertThat(answer(acts, "count")).endsWith(" 1");
    }

    @Test
    void anExitIsAnErrorOfTheRuntimeAndTheNextCallStartsAnew() {
        LambdaFunction acts = function("Acts", Map.of());
        assertThat(acts.invoke(ByteString.utf8("exit 5"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> {
                    assertThat(failed.type()).isEqualTo("Runtime.ExitError");
                    assertThat(failed.message())
                            .matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 5");
                });
        assertThat(acts.invoke(ByteString.utf8("halt"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> assertThat(failed.message()).endsWith("exit status 7"));
        assertThat(answer(acts, "count")).endsWith(" 1");
    }

    @Test
    void anAnswerTooLargeIsRefused() {
        LambdaFunction acts = function("Acts", Map.of());
        assertThat(acts.invoke(ByteString.utf8("large"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                failed -> assertThat(failed.type()).isEqualTo("Function.ResponseSizeTooLarge"));
        assertThat(answer(acts, "count")).endsWith(" 2");
    }

    @Test
    void aFunctionThatCannotBeMadeSaysWhyOnEveryCall() {
        LambdaFunction unborn = function("Unborn", Map.of());
        for (int i = 0; i < 2; i++) {
            assertThat(unborn.invoke(ByteString.utf8("{}"))).isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                    failed -> {
                        assertThat(failed.type()).isEqualTo("java.lang.IllegalStateException");
                        assertThat(failed.message()).contains("LIGHTUP_TABLE");
                    });
        }
    }

    @Test
    void stoppingSendsSigtermOnWhichShutdownHooksRun() throws Exception {
        Path farewell = folder.resolve("farewell");
        LambdaFunction acts = function("Acts", Map.of("FAREWELL", farewell.toString()));
        answer(acts, "count");
        assertThat(farewell).doesNotExist();
        started.removeFirst().close();
        assertThat(Files.readString(farewell)).isEqualTo("bye\n");
        assertThatThrownBy(() -> acts.invoke(ByteString.utf8("count"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hooksRunBeforeTheSnapshotAndAfterTheRestoreInThatOrder() {
        assertThat(answer(snapped(Map.of()), "{}")).isEqualTo("made checkpoint restore");
    }

    @Test
    void aHookThatFailsIsWhatTheCallFailsWith() {
        for (String hook : List.of("checkpoint", "restore")) {
            assertThat(snapped(Map.of("FAIL_IN", hook)).invoke(ByteString.utf8("{}")))
                    .isInstanceOfSatisfying(InvocationOutcome.Failed.class,
                            failed -> assertThat(failed.type()).isEqualTo(
                                    "com.amazonaws.services.lambda.crac."
                                            + (hook.equals("restore") ? "RestoreException" : "CheckpointException")));
        }
    }

    @Test
    void whatIsMissingIsSaidInOneSentence() {
        assertThatThrownBy(() -> start(config("Acts", folder.resolve("none.zip"), false, Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.zip")
                .hasMessageContaining("mvn");
        assertThatThrownBy(() -> RuntimeClient.of(folder.resolve("nowhere"), folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mvn");
    }

    private LambdaFunction function(String handler, Map<String, String> variables) {
        return start(config(handler, Packages.handlers(folder), false, variables));
    }

    private LambdaFunction snapped(Map<String, String> variables) {
        return start(config("Snapped", Packages.handlers(folder), true, variables));
    }

    private LambdaFunction start(FunctionConfig config) {
        LambdaRuntime runtime = LambdaRuntime.start(List.of(config), 2, Packages.CLIENT,
                StartCredentials.random(new SecureRandom()), new EventInvocations(), log);
        started.add(runtime);
        return Objects.requireNonNull(runtime.functions().get(config.name()));
    }

    private static FunctionConfig config(String handler, Path code, boolean snapStart, Map<String, String> variables) {
        return new FunctionConfig(handler, HANDLERS + handler + "::handleRequest", code, 128, Duration.ofSeconds(4),
                snapStart, new HashMap<>(variables));
    }

    private static String answer(LambdaFunction function, String event) {
        return switch (function.invoke(ByteString.utf8(event))) {
            case InvocationOutcome.Answered(ByteString payload) -> payload.text();
            case InvocationOutcome.Failed(String type, String message) ->
                throw new AssertionError(type + ": " + message);
        };
    }
}
