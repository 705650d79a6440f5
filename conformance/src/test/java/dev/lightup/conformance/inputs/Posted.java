package dev.lightup.conformance.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// What a sender is answered.
///
/// @param status the HTTP status
/// @param body the answer's JSON
record Posted(int status, JsonNode body) {
    static Posted of(HttpResponse<String> answer) {
        try {
            return new Posted(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is JSON", e);
        }
    }

    /// The code of what is wrong.
    String problem() {
        String type = body.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    String detail() {
        return body.path("detail").asText();
    }

    /// What a file is told.
    JsonNode export() {
        return body.path("export");
    }

    /// The lines that were left out.
    List<Integer> leftOut() {
        return lines("problems");
    }

    /// The lines of which something else is told.
    List<Integer> remarked() {
        return lines("remarks");
    }

    private List<Integer> lines(String member) {
        List<Integer> lines = new ArrayList<>();
        export().path(member).forEach(one -> lines.add(one.path("line").asInt()));
        return lines;
    }
}
