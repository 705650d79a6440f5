package dev.lightup.site.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page of a frozen unit says beside what it said before: since when it stands as it is. Nothing that a person typed. It is put into the
/// bytes that are there, and can be taken out of them again, so that nothing is rendered anew.
public final class FrozenMark {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /// As all times in twins.
    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder().appendInstant(3)
            .toFormatter(Locale.ROOT);
    private static final String OPEN = "<p class=\"notice\" id=\"frozen\" role=\"note\">";
    private static final String BAR = "</header>";
    private static final Pattern LINE = Pattern.compile(Pattern.quote(OPEN) + "[^\\n]*?</p>");
    private static final Pattern MEMBER = Pattern.compile("^\\{\"frozenSince\":\"[^\"]*\",");

    private FrozenMark() {}

    /// Whether an object of that path has a place for it: pages, their twins and the summary.
    static boolean isFor(String path) {
        return path.endsWith(".html") || isJson(path);
    }

    private static boolean isJson(String path) {
        return path.endsWith("/index.json") || path.endsWith("/summary.json");
    }

    /// The object's bytes with it; as they are where they have no place for it.
    static byte[] with(String path, byte[] bytes, Instant since) {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        String plain = new String(without(path, bytes), StandardCharsets.UTF_8);
        String marked = isJson(path)
                ? plain.startsWith("{\"")
                        ? "{\"frozenSince\":\"" + MILLIS.format(second) + "\"," + plain.substring(1)
                        : plain
                : plain.replaceFirst(BAR, Matcher.quoteReplacement(line(second) + BAR));
        return marked.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Instant since) {
        return OPEN + "This page stands as it is since <time datetime=\"" + since + "\">" + MINUTE.format(since)
                + "</time>: whoever operates it looks at something first. What is told meanwhile is stored, and is shown afterwards.</p>";
    }

    /// The object's bytes as they were before.
    public static byte[] without(String path, byte[] bytes) {
        if (!isFor(path)) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return (isJson(path) ? MEMBER.matcher(text).replaceFirst("{") : LINE.matcher(text).replaceFirst(""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
