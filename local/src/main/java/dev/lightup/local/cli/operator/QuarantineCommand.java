package dev.lightup.local.cli.operator;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What waits for somebody: bodies that were put aside, events that are parked.
@Command(name = "quarantine", description = {
    "What waits for somebody: bodies that were put aside because they were not understood, events that could not be applied."}, footer = {
        "  ./lightup quarantine list --data .lightup",
        "  ./lightup quarantine show qf0d7b9... --data .lightup --body",
        "  ./lightup quarantine replay qf0d7b9... --data .lightup --json"})
public final class QuarantineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show or replay?");
    }
}
