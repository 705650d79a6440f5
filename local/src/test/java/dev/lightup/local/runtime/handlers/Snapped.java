package dev.lightup.local.runtime.handlers;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Answers which of its hooks have run, in their order; fails in the one that `FAIL_IN` names.
public final class Snapped implements RequestStreamHandler {
    private final StringBuilder seen = new StringBuilder("made");
    /// Held, because the context of checkpoints does not.
    private final Resource hooks = new Hooks();

    public Snapped() {
        Core.getGlobalContext().register(hooks);
    }

    private final class Hooks implements Resource {
        @Override
        public void beforeCheckpoint(
                com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            note("checkpoint");
        }

        @Override
        public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            note("restore");
        }

        private void note(String hook) {
            if (hook.equals(System.getenv("FAIL_IN"))) {
                throw new IllegalStateException("cannot " + hook);
            }
            seen.append(' ').append(hook);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(seen.toString().getBytes(StandardCharsets.UTF_8));
    }
}
