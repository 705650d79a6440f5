import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// A function that does what its event says, for tests of the executor with AWS's own runtime client.
public final class Misbehaving implements RequestStreamHandler {
    static {
        if ("yes".equals(System.getenv("BREAK_INIT"))) {
            throw new IllegalStateException("broken from the start");
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("seen " + event);
        switch (event) {
            case "\"memory\"" -> {
                var all = new ArrayList<byte[]>();
                while (true) {
                    all.add(new byte[8_000_000]);
                }
            }
            case "\"exit\"" -> System.exit(5);
            case "\"throw\"" -> throw new IllegalStateException("on purpose");
            case "\"hang\"" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            default -> out.write(("[" + event + ",\"" + context.getAwsRequestId() + "\"]").getBytes(StandardCharsets.UTF_8));
        }
    }
}
