package dev.lightup.local.cli;

/// Exit codes; {@link CommonOptions} says in every command's help what they mean.
final class ExitCodes {
    static final int OK = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int UNAVAILABLE = 3;

    private ExitCodes() {}
}
