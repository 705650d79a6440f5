package dev.lightup.local.cli.setup;

import dev.lightup.local.cli.common.CommandOutput;
import picocli.CommandLine.Command;

/// Lets an endpoint take what is sent to it again.
@Command(name = "enable", description = "Lets an endpoint take what is sent to it again.", footer = {
    "  ./lightup endpoint enable ep_nordvik_1f0c22ab34cd --data .lightup",
    "  ./lightup endpoint enable ep_nordvik_1f0c22ab34cd --data .lightup --json"})
public final class EndpointEnable extends EndpointSwitch {
    public EndpointEnable(CommandOutput console) {
        super(console, "endpoint_enable");
    }
}
