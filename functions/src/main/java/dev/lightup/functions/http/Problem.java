package dev.lightup.functions.http;

import dev.lightup.functions.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// One problem with one request or event (RFC 9457). It never repeats what was sent: the detail holds our own words, names from our own
/// schemas, and numbers.
///
/// @param type its kind
/// @param detail where and why
public record Problem(ProblemType type, String detail) {
    /// Its JSON form, with further members after the standard ones.
    public Json json(Map<String, Json> members) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("type", Json.text(type.uri()));
        all.put("title", Json.text(type.title()));
        all.put("status", Json.number(type.status()));
        all.put("detail", Json.text(detail));
        all.putAll(members);
        return Json.object(all);
    }
}
