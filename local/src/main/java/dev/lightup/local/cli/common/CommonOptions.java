package dev.lightup.local.cli.common;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What every command takes.
@Command(exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done",
    "1:done, and the answer is no: an event was refused, a page differs", "2:the command line is wrong",
    "3:no stack answers, or it cannot start"}, footerHeading = "%nExamples:%n", optionListHeading = "%n", sortOptions = false)
public final class CommonOptions {
    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /// Whether the answer is wanted in JSON.
    public boolean json() {
        return json;
    }

    @Override
    public String toString() {
        return "json=" + json + " help=" + help;
    }
}
