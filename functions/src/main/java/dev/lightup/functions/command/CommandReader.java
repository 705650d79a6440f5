package dev.lightup.functions.command;

import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.json.codec.JsonReader;
import dev.lightup.senders.endpoint.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what the operator asks for, and writes what is answered: as the codec does, but with `command` and `answer` for the name of
/// the member of its family.
public final class CommandReader {
    private static final String COMMAND = "command";
    private static final String MARK = "@";
    /// What the codec begins a member of a family with, and what stands there here.
    private static final String CODECS = "{\"@\":";
    private static final String NAMED = "{\"answer\":";
    private static final String BY = "by";
    /// The command in which that is a part which stays.
    private static final String SIGNED = "tenant_close";
    private static final int LONGEST = 100;
    private static final String ASKED = "{\"command\":";

    /// What a request is.
    public sealed interface Asked {
        /// A command.
        ///
        /// @param by who asks, where whoever calls says so; of a tenant that leaves it is a part of the command
        record Understood(AdminCommand command, Optional<String> by) implements Asked {}

        /// None, and why.
        record Malformed(String detail) implements Asked {}
    }

    private CommandReader() {}

    public static Asked read(byte[] request) {
        return switch (Json.parse(request)) {
            case ReadResult.Good<Json>(Json.Obj asked, var _) -> read(asked);
            case ReadResult.Good<Json> _, ReadResult.Bad<Json> _ -> new Asked.Malformed("a request is one JSON object");
        };
    }

    private static Asked read(Json.Obj asked) {
        Json name = asked.get(COMMAND).orElse(new Json.Null());
        boolean ofTheCommand = name instanceof Json.Str(String word) && word.equals(SIGNED);
        Optional<Json> by = asked.get(BY).filter(_ -> !ofTheCommand);
        Json.Obj rest = by.isPresent() ? asked.without(BY) : asked;
        if (by.filter(who -> !isName(who)).isPresent()) {
            return new Asked.Malformed(
                    "/by: one line of 1 to " + LONGEST + " characters, and no address: it stays for good");
        }
        return switch (JsonReader.read(AdminCommand.class, rest.without(COMMAND).with(MARK, name), "")) {
            // what was not read beside may be what is missing, with a typing error
            case ReadResult.Bad<AdminCommand>(List<JsonProblem> problems, List<JsonProblem> unread) ->
                new Asked.Malformed(words(Stream.concat(problems.stream(), unread.stream()).toList()));
            // a part with a typing error must not be left out in silence
            case ReadResult.Good<AdminCommand>(var _, List<JsonProblem> unread) when !unread.isEmpty() ->
                new Asked.Malformed(words(unread));
            case ReadResult.Good<AdminCommand>(AdminCommand command, var _) -> Tenant.isValidId(command.tenant())
                    ? new Asked.Understood(command, by.flatMap(who -> who instanceof Json.Str(String text)
                            ? Optional.of(text)
                            : Optional.empty()))
                    : new Asked.Malformed("/tenant: a lower-case word");
        };
    }

    private static boolean isName(Json who) {
        return who instanceof Json.Str(String text) && !text.isBlank() && text.length() <= LONGEST
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '@');
    }

    private static String words(List<JsonProblem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer().replace("/" + MARK, "/" + COMMAND) + ": "
                        + Stream.of(problem.code().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                problem.expected())
                                .filter(word -> !word.isBlank())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    public static byte[] write(AdminAnswer answer) {
        return named(NAMED, Codec.text(answer)).getBytes(StandardCharsets.UTF_8);
    }

    /// A command as it is asked for, in one line.
    public static String request(AdminCommand command) {
        return named(ASKED, Codec.text(command));
    }

    private static String named(String name, String said) {
        return name + said.substring(CODECS.length());
    }
}
