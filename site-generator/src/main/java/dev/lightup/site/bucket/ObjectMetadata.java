package dev.lightup.site.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in the file beside an object's file: three lines.
///
/// @param rev the revision of the run that wrote the object
/// @param etag the bytes it wrote
/// @param contentType what they are served as
record ObjectMetadata(long rev, String etag, String contentType) {
    private static final Pattern LINES = Pattern.compile("rev (\\d{1,18})\netag (\"[0-9a-f]+\")\ntype ([^\n]+)\n");

    byte[] bytes() {
        return "rev %d\netag %s\ntype %s\n".formatted(rev, etag, contentType).getBytes(StandardCharsets.UTF_8);
    }

    /// Empty when the file is not one of these.
    static Optional<ObjectMetadata> read(byte[] bytes) {
        Matcher m = LINES.matcher(new String(bytes, StandardCharsets.UTF_8));
        return m.matches()
                ? Optional.of(new ObjectMetadata(Long.parseLong(m.group(1)), m.group(2), m.group(3)))
                : Optional.empty();
    }
}
