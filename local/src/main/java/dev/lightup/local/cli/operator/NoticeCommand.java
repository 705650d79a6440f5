package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.common.OperatedStack;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says one line on all pages of a distributor.
@Command(name = "notice", description = {
    "Puts one line on all pages of a distributor and its accounts, on top, or takes it away: a version of the programme like another, and on",
    "the pages within the hour. A later one takes the place of the one before."}, footer = {
        "  ./lightup notice nordvik --text 'No new files on Sunday from 6 to 8.' --until 2026-12-06 --data .lightup",
        "  ./lightup notice nordvik --end --data .lightup"})
public final class NoticeCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TENANT", description = "Which distributor.")
    private String tenant = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "The line, of at most 200 characters.")
    private @Nullable String text;

    @Option(names = "--until", paramLabel = "YYYY-MM-DD", description = "The last day on which it stands there; until it is taken away without.")
    private @Nullable String until;

    @Option(names = "--end", description = "Takes it away.")
    private boolean end;

    public NoticeCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (end == (text != null) || (end && until != null)) {
            throw new ParameterException(spec.commandLine(), "either --text or --end");
        }
        Optional<LocalDate> day = day();
        return stack.with(console, running -> put(running, day));
    }

    private int put(OperatedStack running, Optional<LocalDate> day) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.settled(call, tenant, "notice", request -> {
                Optional.ofNullable(text).ifPresent(one -> request.put("text", one));
                day.ifPresent(one -> request.put("until", one.toString()));
            });
            boolean done = OperatorCall.kind(answer).equals("notice_put");
            console.say(help.json()
                    ? answer.toString()
                    : done
                            ? (end ? "off" : "on") + " the pages of " + tenant + " within the hour"
                            : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(until).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            throw new ParameterException(spec.commandLine(), "--until is a day such as 2026-12-31");
        }
    }
}
