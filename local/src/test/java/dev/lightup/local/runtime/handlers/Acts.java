package dev.lightup.local.runtime.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/// Does what its event says, `<word> <rest>`.
public final class Acts implements RequestStreamHandler {
    private int calls;

    public Acts() {
        String farewell = System.getenv("FAREWELL");
        if (farewell != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(farewell))));
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "bye\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("no farewell", e);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        calls++;
        String word = event.substring(0, event.indexOf(' ') < 0 ? event.length() : event.indexOf(' '));
        output.write(act(word, event, context).getBytes(StandardCharsets.UTF_8));
    }

    private String act(String word, String event, Context context) {
        return switch (word) {
            case "count" -> ProcessHandle.current().pid() + " " + calls;
            case "log" -> {
                context.getLogger().log("logged without a line break");
                System.out.println("printed");
                yield "";
            }
            case "context" -> String.join("\n", context.getFunctionName(), context.getAwsRequestId(),
                    context.getInvokedFunctionArn(), Integer.toString(context.getMemoryLimitInMB()),
                    Integer.toString(context.getRemainingTimeInMillis()), context.getLogGroupName());
            case "env" -> String.valueOf(System.getenv(event.substring(4)));
            case "throw" -> throw new IllegalArgumentException("thrown on demand");
            case "sleep" -> sleep();
            case "allocate" -> allocate();
            case "exit" -> {
                System.exit(Integer.parseInt(event.substring(5)));
                yield "";
            }
            case "halt" -> {
                Runtime.getRuntime().halt(7);
                yield "";
            }
            case "large" -> "x".repeat(6_300_000);
            default -> event;
        };
    }

    private static String sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "slept";
    }

    private static String allocate() {
        var kept = new ArrayList<byte[]>();
        while (kept.size() < 1_000_000) {
            kept.add(new byte[1 << 20]);
        }
        return Integer.toString(kept.size());
    }
}
