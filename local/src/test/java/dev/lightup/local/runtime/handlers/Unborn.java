package dev.lightup.local.runtime.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/// Cannot be made.
public final class Unborn implements RequestStreamHandler {
    public Unborn() {
        throw new IllegalStateException("the environment variable LIGHTUP_TABLE is missing");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        throw new UnsupportedOperationException();
    }
}
