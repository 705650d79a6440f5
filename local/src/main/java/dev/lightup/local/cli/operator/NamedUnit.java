package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import java.util.Optional;

/// A unit as somebody types it: `nordvik` is all of a distributor, `nordvik/NV-1` one of its accounts, by the distributor's own id; `operator` is all
/// partners' homes, with an id in paths one of them.
record NamedUnit(String tenant, Optional<String> account) {
    private static final String OPERATOR = "operator";

    /// Reads it.
    ///
    /// @throws CommandFailure when the stack has no such tenant
    static NamedUnit of(String typed, OperatedStack running) {
        int slash = typed.indexOf('/');
        String tenant = slash < 0 ? typed : typed.substring(0, slash);
        running.tenants(Optional.of(tenant));
        Optional<String> account = slash < 0 ? Optional.empty() : Optional.of(typed.substring(slash + 1));
        if (account.filter(String::isBlank).isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE, "an account's id follows the slash: " + tenant + "/NV-1");
        }
        return new NamedUnit(tenant, account);
    }

    /// Whether it is all partners' homes, and no partner has one.
    static boolean isNoHome(JsonNode answer) {
        return answer.path("tenant").asText().equals(OPERATOR) && answer.path("problem").asText().equals("no-pages");
    }

    /// Puts it into a request.
    void put(ObjectNode request) {
        account.ifPresent(id -> request.put("account", id));
    }
}
