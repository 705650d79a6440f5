package dev.lightup.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.invoke.InvocationOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// What went wrong with a process, under the names that AWS gives it.
final class ProcessFaults {
    /// The process ended by itself or by a signal.
    static final String EXIT = "Runtime.ExitError";
    /// The answer is larger than a synchronous invocation can return.
    static final String TOO_LARGE = "Function.ResponseSizeTooLarge";
    /// The most bytes of an answer.
    static final int LARGEST_ANSWER = 6_291_556;

    private static final int SIGNALLED = 128;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProcessFaults() {}

    /// What the client reported: the exception that the function threw.
    static InvocationOutcome.Failed reported(byte[] body, String otherwise) {
        try {
            JsonNode error = JSON.readTree(body);
            return new InvocationOutcome.Failed(error.path("errorType").asText(otherwise),
                    error.path("errorMessage").asText(""));
        } catch (IOException _) {
            return new InvocationOutcome.Failed(otherwise, "");
        }
    }

    static InvocationOutcome.Failed exited(int status) {
        String how = status > SIGNALLED ? "signal: " + signal(status - SIGNALLED) : "exit status " + status;
        return new InvocationOutcome.Failed(EXIT, status == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + how);
    }

    static InvocationOutcome.Failed timedOut(Duration timeout) {
        return new InvocationOutcome.Failed(InvocationOutcome.Failed.TIMED_OUT,
                String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0));
    }

    static InvocationOutcome.Failed tooLarge() {
        return new InvocationOutcome.Failed(TOO_LARGE,
                "Response payload size exceeded maximum allowed payload size (" + LARGEST_ANSWER + " bytes).");
    }

    private static String signal(int number) {
        return switch (number) {
            case 6 -> "aborted";
            case 9 -> "killed";
            case 11 -> "segmentation fault";
            case 15 -> "terminated";
            default -> Integer.toString(number);
        };
    }
}
