package dev.lightup.local.cli.setup;

import dev.lightup.local.cli.common.CommandOutput;
import picocli.CommandLine.Command;

/// Lets an endpoint take nothing.
@Command(name = "disable", description = "Lets an endpoint take nothing: within a minute it answers like one that never was. Its keys stay.", footer = {
    "  ./lightup endpoint disable ep_nordvik_1f0c22ab34cd --data .lightup",
    "  ./lightup endpoint disable ep_nordvik_1f0c22ab34cd --data .lightup --json"})
public final class EndpointDisable extends EndpointSwitch {
    public EndpointDisable(CommandOutput console) {
        super(console, "endpoint_disable");
    }
}
