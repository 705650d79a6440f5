package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import dev.lightup.local.folder.SenderHandout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives an endpoint a new key.
@Command(name = "rotate", description = {
    "Puts a new key beside those that an endpoint has, which count for some days more, and writes the sender's new hand-out. Three keys count",
    "at a time."}, footer = {"  ./lightup endpoint rotate ep_nordvik_1f0c22ab34cd --handout new.md --data .lightup",
        "  ./lightup endpoint rotate ep_nordvik_1f0c22ab34cd --days 0 --handout new.md --data .lightup   (its secret leaked)",
        "  ./lightup endpoint rotate ep_nordvik_1f0c22ab34cd --end k1 --handout new.md --data .lightup --json"})
public final class EndpointRotate implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "ENDPOINT", description = "The endpoint's id.")
    private String endpoint = "";

    @Option(names = "--days", paramLabel = "N", description = "How long the old keys still count, 0 to 90; a week without.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--end", paramLabel = "KEY", description = "Ends one of them at once, by its id, as it is listed.")
    private Optional<String> end = Optional.empty();

    @Option(names = "--public-key", paramLabel = "WHPK", description = "The sender's new Ed25519 key; a secret is made without.")
    private Optional<String> publicKey = Optional.empty();

    @Option(names = "--handout", paramLabel = "FILE", required = true, description = "Where the new hand-out goes.")
    private Path handout = Path.of("");

    public EndpointRotate(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        HandoutFile.check(handout);
        return stack.with(console, this::rotate);
    }

    private int rotate(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenantsOf(endpoint), "endpoint_rotate", request -> {
                request.put("endpoint", endpoint);
                days.ifPresent(number -> request.put("days", number));
                end.ifPresent(key -> request.put("end", key));
                publicKey.ifPresent(key -> request.put("publicKey", key));
            });
            boolean done = OperatorCall.kind(answer).equals("endpoint_rotated");
            if (done) {
                String url = running.hooks() + answer.path("path").asText();
                answer.put("url", url);
                answer.put("handout",
                        HandoutFile.write(Optional.of(handout), stack.data(), SenderHandout.of(answer, url))
                                .toString());
            }
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(ObjectNode answer) {
        return HandoutFile.text(answer) + "\nkey       " + answer.path("key").asText()
                + (answer.has("until")
                        ? "; those before it count until " + answer.path("until").asText() + " at the longest"
                        : "; no other counts");
    }
}
