package dev.lightup.local.cli.partner;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Accounts of one partner with several distributors.
@Command(name = "partner", description = "Which accounts belong to one partner. Nothing on an account's pages changes by it.", footer = {
    "  ./lightup partner link --account nordvik/NV-1 --account sudwind/SW-7 --data .lightup",
    "  ./lightup partner unlink --account sudwind/SW-7 --data .lightup",
    "  ./lightup partner list nordvik --data .lightup --json"})
public final class PartnerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "link, unlink or list?");
    }
}
