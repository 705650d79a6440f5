package dev.lightup.local.cli.portfolio;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Some of a distributor's accounts under a name.
@Command(name = "portfolio", description = "Portfolios of a distributor's accounts: a manager's, a region's. Each has its pages below the distributor's.", footer = {
    "  ./lightup portfolio set nordvik north --name North north.txt --data .lightup",
    "  ./lightup portfolio list nordvik --data .lightup",
    "  ./lightup portfolio show nordvik north --data .lightup > north.txt",
    "  ./lightup portfolio remove nordvik north --yes --data .lightup"})
public final class PortfolioCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "set, list, show or remove?");
    }
}
