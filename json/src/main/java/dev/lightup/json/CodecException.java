package dev.lightup.json;

import java.io.Serial;

/// Text that we wrote cannot be read back, or a type has no JSON form: a fault of ours, never of a sender.
public final class CodecException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
