package dev.lightup.functions.form;

import dev.lightup.senders.http.ApiRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of a form as a browser posts it, few and short.
///
/// @param values by name
public record FormFields(Map<String, String> values) {
    static final int LARGEST = 4_096;
    private static final int MOST = 24;
    private static final String TYPE = "application/x-www-form-urlencoded";

    public FormFields {
        values = Map.copyOf(values);
    }

    /// Reads a form; empty when it is none, is too large, or names a field twice.
    public static Optional<FormFields> of(ApiRequest request) {
        String type = request.headers().value("content-type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(TYPE) || request.body().length() > LARGEST) {
            return Optional.empty();
        }
        String body = request.body().text();
        String[] pairs = body.isEmpty() ? new String[0] : body.split("&", MOST + 1);
        var values = new HashMap<String, String>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || values.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return pairs.length > MOST ? Optional.empty() : Optional.of(new FormFields(values));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What a field says.
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
