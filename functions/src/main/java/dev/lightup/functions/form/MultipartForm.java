package dev.lightup.functions.form;

import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form with a file, as browsers post it: `multipart/form-data` of RFC 7578, whose frame is that of RFC 2046, section 5.1. Only what is whole
/// is one: a body that was cut off has no end. What browsers do not write is refused and not guessed at: text before the first part, a
/// part without a name, a name twice.
///
/// @param parts by name
public record MultipartForm(Map<String, Part> parts) {
    private static final int MOST = 32;
    private static final int LONGEST_HEAD = 2_048;
    private static final String TYPE = "multipart/form-data";
    private static final Pattern BOUNDARY = Pattern
            .compile(
                    ";\\s*boundary=(?:\"([0-9A-Za-z'()+_,./:=? -]{1,70})\"|([0-9A-Za-z'()+_,./:=?-]{1,70}))\\s*(?:;|$)");
    private static final Pattern NAME = Pattern.compile("(?i)^form-data\\s*;(?:.*;)?\\s*name=\"([^\"\\r\\n]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename=\"([^\"\\r\\n]*)\"");
    private static final byte[] BREAK = {'\r', '\n'};

    public MultipartForm {
        parts = Map.copyOf(parts);
    }

    /// A field.
    ///
    /// @param file what a file is called where it comes from; absent of a field that is none
    public record Part(Optional<String> file, ByteString content) {}

    /// Whether a request says that it is one, whole or not.
    public static boolean isSaid(ApiRequest request) {
        return request.headers().value("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /// Reads a form; empty when it is none, or not whole.
    public static Optional<MultipartForm> of(ApiRequest request) {
        Matcher boundary = BOUNDARY.matcher(request.headers().value("content-type").orElse(""));
        if (!isSaid(request) || !boundary.find()) {
            return Optional.empty();
        }
        String word = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new Reading(request.body().array(), bytes("--" + word)).form();
    }

    /// A field's content; empty where there is no such field.
    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /// A field's text.
    public Optional<String> text(String name) {
        return part(name).filter(part -> part.file().isEmpty()).map(part -> part.content().text());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// One pass over a body. Used by one thread.
    private static final class Reading {
        private final byte[] body;
        private final byte[] dash;
        private final byte[] between;
        private final Map<String, Part> parts = new LinkedHashMap<>();

        /// @param dash what the first part begins with; the others after a line break
        Reading(byte[] body, byte[] dash) {
            this.body = body;
            this.dash = dash;
            this.between = bytes("\r\n" + new String(dash, StandardCharsets.ISO_8859_1));
        }

        Optional<MultipartForm> form() {
            if (!isAt(dash, 0)) {
                return Optional.empty();
            }
            int at = dash.length;
            while (isAt(BREAK, at)) {
                int next = part(at + BREAK.length);
                if (next < 0) {
                    return Optional.empty();
                }
                at = next;
            }
            return isAt(bytes("--"), at) ? Optional.of(new MultipartForm(parts)) : Optional.empty();
        }

        /// Reads a part; where the mark behind it ends, or -1 when it is none.
        private int part(int from) {
            int head = find(bytes("\r\n\r\n"), from);
            if (head < 0 || head - from > LONGEST_HEAD || parts.size() == MOST) {
                return -1;
            }
            int begin = head + 2 * BREAK.length;
            int end = end(begin);
            Optional<String> said = disposition(new String(body, from, head - from, StandardCharsets.UTF_8));
            if (end < 0 || said.isEmpty()) {
                return -1;
            }
            Matcher name = NAME.matcher(said.get());
            Matcher file = FILE.matcher(said.get());
            if (!name.find()) {
                return -1;
            }
            var part = new Part(file.find() ? Optional.of(file.group(1)) : Optional.empty(),
                    ByteString.of(Arrays.copyOfRange(body, begin, end)));
            return parts.put(name.group(1), part) == null ? end + between.length : -1;
        }

        /// Where a part's content ends: at a mark that is not the beginning of a longer word.
        private int end(int from) {
            for (int at = find(between, from); at >= 0; at = find(between, at + 1)) {
                int after = at + between.length;
                if (isAt(BREAK, after) || isAt(bytes("--"), after)) {
                    return at;
                }
            }
            return -1;
        }

        private static Optional<String> disposition(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }

        private boolean isAt(byte[] word, int at) {
            return at + word.length <= body.length
                    && Arrays.equals(body, at, at + word.length, word, 0, word.length);
        }

        private int find(byte[] word, int from) {
            for (int at = from; at + word.length <= body.length; at++) {
                if (body[at] == word[0] && isAt(word, at)) {
                    return at;
                }
            }
            return -1;
        }
    }
}
