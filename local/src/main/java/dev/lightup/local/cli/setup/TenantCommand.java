package dev.lightup.local.cli.setup;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Distributors, each a tenant with a key of its own.
@Command(name = "tenant", description = "Distributors, each a tenant with a key of its own.", footer = {
    "  ./lightup tenant add nordvik --data .lightup",
    "  ./lightup tenant list --data .lightup",
    "  ./lightup tenant close nordvik --on 2026-12-31 --yes --data .lightup"})
public final class TenantCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "add, list or close?");
    }
}
