package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Has the publishing function compare pages with their objects, as often as it says that it did not come to the end, and tells what
/// became of it.
final class PageRepair {
    private static final List<String> GOOD = List.of("published", "overtaken");
    private static final int MOST_CALLS = 1_000;

    private PageRepair() {}

    /// Asks for it.
    ///
    /// @param request which units
    /// @return the last answer
    static JsonNode ask(FunctionCall call, ObjectNode request) {
        JsonNode answer = call.invoke(FunctionCall.PUBLISH, request);
        for (int calls = 1; calls < MOST_CALLS && !isWhole(answer); calls++) {
            answer = call.invoke(FunctionCall.PUBLISH, request);
        }
        return answer;
    }

    private static boolean isWhole(JsonNode answer) {
        return answer.at("/repair/whole").asBoolean(true);
    }

    /// Whether every unit is as it should be.
    static boolean isDone(JsonNode answer) {
        return isWhole(answer)
                && answer.path("units").findValuesAsText("outcome").stream().allMatch(GOOD::contains);
    }

    /// What became of each unit that was not merely found to be right, and of the whole.
    static String text(JsonNode answer) {
        var text = new StringBuilder();
        long put = 0;
        for (JsonNode unit : answer.path("units")) {
            put += unit.path("put").asLong();
            if (unit.path("put").asLong() + unit.path("removed").asLong() > 0
                    || !unit.path("outcome").asText().equals("published")) {
                text.append(line(unit)).append('\n');
            }
        }
        JsonNode repair = answer.path("repair");
        long units = repair.path("marked").asLong(answer.path("units").size());
        text.append(units).append(" units, ").append(put).append(" objects written");
        if (repair.path("waiting").asLong() > 0) {
            text.append(", ").append(repair.path("waiting").asLong()).append(" wait: the sweep comes back to them");
        }
        if (repair.path("removed").asLong() > 0) {
            text.append(", ").append(repair.path("removed").asLong()).append(" removed that were nobody's");
        }
        repair.path("undecided").forEach(folder -> text.append("\nleft, may be somebody's: ").append(folder.asText()));
        return text.toString();
    }

    private static String line(JsonNode unit) {
        var line = new StringBuilder(unit.path("unit").asText()).append("  ").append(unit.path("outcome").asText());
        if (unit.has("put")) {
            line.append("  ")
                    .append(unit.path("put").asLong())
                    .append(" written, ")
                    .append(unit.path("removed").asLong())
                    .append(" removed");
        }
        unit.path("reasons").forEach(reason -> line.append("\n  ").append(reason.asText()));
        return line.toString();
    }
}
