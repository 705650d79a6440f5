package dev.lightup.local.cli.setup;

import dev.lightup.local.cli.common.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where senders post: their formats, sources, column maps and keys.
@Command(name = "endpoint", description = "Where senders post: their formats, sources, column maps and keys.", footer = {
    "  ./lightup endpoint add nordvik --source /nordvik/ --data .lightup",
    "  ./lightup endpoint list nordvik --data .lightup",
    "  ./lightup endpoint rotate ep_nordvik_1f0c22ab34cd --days 7 --handout new.md --data .lightup"})
public final class EndpointCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it: the group has --help, and needs no other option
    private CommonOptions help = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "add, list, map, rotate, disable, enable or handout?");
    }
}
