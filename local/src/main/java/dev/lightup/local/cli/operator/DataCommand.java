package dev.lightup.local.cli.operator;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is held of somebody.
@Command(name = "data", description = "What is held of somebody, and erasing it: names, and sentences that people wrote. The log of events stays.", footer = {
    "  ./lightup data show nordvik customer/C-19 --data .lightup",
    "  ./lightup data erase nordvik customer/C-19 --data .lightup --json"})
public final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "show or erase?");
    }
}
