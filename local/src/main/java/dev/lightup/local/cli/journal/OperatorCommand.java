package dev.lightup.local.cli.journal;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What operators did.
@Command(name = "operator", description = "What was asked of the operator's function, by whom, and what became of it.", footer = {
    "  ./lightup operator log --data .lightup",
    "  ./lightup operator log --since 2026-03-01 --tenant nordvik --stack lightup-prod --json"})
public final class OperatorCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "log?");
    }
}
