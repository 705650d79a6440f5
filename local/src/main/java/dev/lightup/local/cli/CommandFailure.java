package dev.lightup.local.cli;

/// A command cannot do what it was asked; said in one sentence, without a trace.
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;

    CommandFailure(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
