package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What is said of a reader's own data.
final class ReaderWords {
    private ReaderWords() {}

    static List<String> shown(ObjectNode answer, boolean json) {
        if (json) {
            return List.of(answer.toString());
        }
        JsonNode reader = answer.path("reader");
        var lines = new ArrayList<String>();
        lines.add(reader.path("name").asText());
        lines.add(reader.path("grants").size() + " grants:");
        for (JsonNode grant : reader.path("grants")) {
            JsonNode entry = grant.path("entry");
            lines.add("  " + grant.path("tenant").asText() + "  " + entry.path("address").asText() + "  "
                    + entry.path("title").asText() + "  invited " + entry.path("invited").asText() + " by "
                    + grant.path("by").asText() + told(entry, "accepted") + told(entry, "revoked")
                    + told(entry, "last"));
        }
        lines.add(reader.path("sessions").size() + " devices:");
        reader.path("sessions")
                .forEach(one -> lines.add("  " + one.path("name").asText() + "  " + one.path("device").asText()
                        + "  since " + one.path("since").asText()));
        lines.add(reader.path("mailed").size() + " links mailed in the last hour");
        return lines;
    }

    private static String told(JsonNode entry, String what) {
        return entry.has(what) ? ", " + what + " " + entry.path(what).asText() : "";
    }

    static List<String> erased(ObjectNode answer, boolean json, boolean done) {
        return json
                ? List.of(answer.toString())
                : List.of(
                        answer.at("/reader/name").asText() + ": " + answer.at("/reader/grants").asLong()
                                + " grants and "
                                + answer.at("/reader/sessions").asLong() + " devices "
                                + (done ? "erased" : "would be erased (--yes does it)") + "; "
                                + answer.at("/reader/homes").size() + " homes of partners that named it "
                                + (done ? "are" : "would be") + " made anew within two minutes"
                                + (answer.path("whole").asBoolean()
                                        ? ""
                                        : "; not all was done in time: the same again goes on, and it is let in nowhere"),
                        "what stays: open pages for an hour at most; in events and grants of others the hash as who said it; earlier versions of homes"
                                + " 30 days, backups 35 days, logs with the hash alone");
    }
}
