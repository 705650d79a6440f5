package dev.lightup.local.cli.common;

/// Exit codes; {@link CommonOptions} says in every command's help what they mean.
public final class ExitCodes {
    public static final int OK = 0;
    public static final int REFUSED = 1;
    public static final int USAGE = 2;
    public static final int UNAVAILABLE = 3;

    private ExitCodes() {}
}
