package dev.lightup.local.cli.common;

/// A command cannot do what it was asked; said in one sentence, without a trace.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;

    public CommandFailure(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    public int exit() {
        return exit;
    }
}
