package dev.lightup.senders.http;

import dev.lightup.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One problem with one request or event (RFC 9457). It never repeats what was sent: the detail holds our own words, names from our own
/// schemas, and numbers.
///
/// @param type its kind
/// @param detail where and why
/// @param places each place that is wrong, when there are several or the place can be named exactly
public record HttpProblem(ProblemType type, String detail, List<Place> places) {
    /// A place in the body.
    ///
    /// @param pointer a JSON pointer (RFC 6901)
    /// @param detail what is wrong there
    public record Place(String pointer, String detail) {}

    public HttpProblem {
        places = List.copyOf(places);
    }

    /// Its JSON form, with further members after the standard ones.
    public Json json(Map<String, Json> members) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("type", new Json.Str(type.uri()));
        all.put("title", new Json.Str(type.title()));
        all.put("status", new Json.Num(BigDecimal.valueOf(type.status())));
        all.put("detail", new Json.Str(detail));
        if (!places.isEmpty()) {
            all.put("errors", new Json.Arr(places.stream().map(HttpProblem::json).toList()));
        }
        all.putAll(members);
        return new Json.Obj(all);
    }

    private static Json json(Place place) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("pointer", new Json.Str(place.pointer()));
        members.put("detail", new Json.Str(place.detail()));
        return new Json.Obj(members);
    }
}
