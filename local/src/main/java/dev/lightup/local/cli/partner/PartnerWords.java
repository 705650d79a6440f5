package dev.lightup.local.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// What is printed of accounts that are linked.
final class PartnerWords {
    /// The tenant that links are told in.
    static final String OPERATOR = "operator";

    private PartnerWords() {}

    /// A line an account.
    static List<String> accounts(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> "  " + line.path("tenant").asText() + '/' + line.path("account").asText("?") + "  "
                        + line.path("page").asText()
                        + (line.has("since") ? "  since " + line.path("since").asText() : ""))
                .toList();
    }
}
