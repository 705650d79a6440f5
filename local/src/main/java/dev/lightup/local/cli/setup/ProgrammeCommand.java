package dev.lightup.local.cli.setup;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The programme: offers, clocks, calendars, milestone templates.
@Command(name = "programme", description = {
    "The programme: distributors' calendars and desks, offers and their SKUs, clocks, milestone templates. docs/programme.md says what a",
    "file of it holds."}, footer = {"  ./lightup programme show --data .lightup > programme.json",
        "  ./lightup programme apply programme.json --data .lightup",
        "  ./lightup programme apply programme.json --data .lightup --yes"})
public final class ProgrammeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "apply or show?");
    }
}
