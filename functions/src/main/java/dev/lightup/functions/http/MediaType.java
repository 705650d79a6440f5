package dev.lightup.functions.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `content-type` of a request: its media type in lower case, and whether its text is UTF-8 (said or by default).
///
/// @param name `type/subtype`
/// @param utf8 false when another charset is named
public record MediaType(String name, boolean utf8) {
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,60}";
    private static final Pattern NAME = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final int LONGEST = 200;

    /// Reads a header's value; empty when it is malformed.
    public static Optional<MediaType> parse(String header) {
        if (header.length() > LONGEST || header.indexOf(',') >= 0) {
            return Optional.empty();
        }
        String[] parts = header.split(";", -1);
        String name = parts[0].strip();
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("charset=")) {
                String charset = parameter.substring("charset=".length()).replace("\"", "");
                utf8 = charset.equals("utf-8") || charset.equals("utf8");
            }
        }
        return Optional.of(new MediaType(name.toLowerCase(Locale.ROOT), utf8));
    }
}
