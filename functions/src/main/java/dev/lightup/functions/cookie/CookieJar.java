package dev.lightup.functions.cookie;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cookies of a request, in the order in which they came: a browser sends those of the nearer path first, and several of one name where
/// they have several paths.
///
/// @param sent `name=value` each
public record CookieJar(List<String> sent) {
    private static final int MOST = 100;

    public CookieJar {
        sent = List.copyOf(sent);
    }

    /// Those of a header's value; empty where there is none.
    public static CookieJar of(Optional<String> header) {
        return new CookieJar(header.stream()
                .flatMap(value -> Stream.of(value.split("[;,]", MOST)))
                .map(String::strip)
                .filter(cookie -> cookie.indexOf('=') > 0)
                .toList());
    }

    /// All values under a name.
    public List<String> all(String name) {
        return sent.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .toList();
    }

    /// The only value, or the first, under a name.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// The value of that number under a name; nothing where there are fewer.
    String at(String name, int number) {
        List<String> values = all(name);
        return number < values.size() ? values.get(number) : "";
    }
}
