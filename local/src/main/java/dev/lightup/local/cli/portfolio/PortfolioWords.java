package dev.lightup.local.cli.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What is read and printed of portfolios.
final class PortfolioWords {
    /// So many accounts are named of which nothing was told.
    private static final int NAMED = 20;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private PortfolioWords() {}

    /// The ids of a list, a line each, as a table of one column may be saved: with a byte order mark, quoted, with empty cells behind.
    ///
    /// @throws CommandFailure when it names none
    static List<String> accounts(String text, String tenant) {
        var ids = new ArrayList<String>();
        for (String line : text.replace("\ufeff", "").lines().toList()) {
            String bare = line.strip().replaceFirst("[;,\\s]+$", "");
            String id = QUOTED.matcher(bare).matches() ? bare.substring(1, bare.length() - 1).strip() : bare;
            String own = id.startsWith(tenant + "/") ? id.substring(tenant.length() + 1) : id;
            if (!own.isEmpty() && !ids.contains(own)) {
                ids.add(own);
            }
        }
        if (ids.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "the list names no account");
        }
        return List.copyOf(ids);
    }

    /// Says what was changed, or would be.
    ///
    /// @return the exit code
    static int said(ObjectNode answer, boolean yes, boolean json, CommandOutput console) {
        boolean done = OperatorCall.kind(answer).equals("portfolio_said");
        if (json || !done) {
            console.say(json ? answer.toString() : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
        JsonNode change = answer.path("change");
        change.path("differences").forEach(line -> console.say(line.asText()));
        JsonNode unknown = change.path("unknown");
        if (!unknown.isEmpty()) {
            int more = unknown.size() - NAMED;
            console.say("nothing was told yet of " + unknown.size() + " of its accounts: "
                    + String.join(", ", unknown.valueStream().limit(NAMED).map(JsonNode::asText).toList())
                    + (more > 0 ? " and " + more + " more" : "") + "; they count from when something is");
        }
        String portfolio = change.path("portfolio").asText();
        if (change.path("repeated").asBoolean()) {
            console.say("portfolio " + portfolio + " is so already");
        } else {
            console.say(yes
                    ? "portfolio " + portfolio + " is changed, receipt " + change.path("receipt").asText()
                    : "nothing is changed yet: the same with --yes changes it");
        }
        return ExitCodes.OK;
    }
}
