package dev.lightup.local.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A route of the HTTP API: a method and a path whose `{names}` stand for one segment each, or for all the rest as `{name+}`.
///
/// @param method upper case, or `ANY`
/// @param path the template, `/v1/hooks/{endpoint}`
/// @param function the logical id of the function that answers
public record ApiRoute(String method, String path, String function) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)(\\+?)\\}");

    /// What AWS calls the route's key: `POST /v1/hooks/{endpoint}`.
    public String key() {
        return method + " " + path;
    }

    /// The path's variables when the route takes this request; empty when it does not.
    Optional<Map<String, String>> match(String method, String path) {
        if (!this.method.equals("ANY") && !this.method.equals(method)) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        Matcher given = expression(names).matcher(path);
        if (!given.matches()) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), given.group(i + 1));
        }
        return Optional.of(variables);
    }

    /// How specific the route is: AWS prefers a full match, then the longest literal text, then a method over ANY.
    int rank() {
        int literal = VARIABLE.matcher(path).replaceAll("").length();
        return literal * 2 + (method.equals("ANY") ? 0 : 1);
    }

    private Pattern expression(List<String> names) {
        var text = new StringBuilder();
        Matcher variable = VARIABLE.matcher(path);
        int from = 0;
        while (variable.find()) {
            text.append(Pattern.quote(path.substring(from, variable.start())));
            text.append(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            names.add(variable.group(1));
            from = variable.end();
        }
        return Pattern.compile(text.append(Pattern.quote(path.substring(from))).toString());
    }
}
