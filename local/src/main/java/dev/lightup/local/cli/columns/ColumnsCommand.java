package dev.lightup.local.cli.columns;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Column maps, before an endpoint has them.
@Command(name = "columns", description = {
    "Column maps: what one makes of a file, and a first draft of one. Needs no stack; nothing is sent."}, footer = {
        "  ./lightup columns guess seats.csv > map.json", "  ./lightup columns check seats.csv --map map.json"})
public final class ColumnsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "check or guess?");
    }
}
