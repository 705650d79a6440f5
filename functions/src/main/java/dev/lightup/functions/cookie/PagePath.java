package dev.lightup.functions.cookie;

import java.util.Optional;
import java.util.regex.Pattern;

/// A path of a page as we make them: folders and a file of few characters. What is written another way (`//`, `%2e%2e`, a backslash, a dot at
/// an end, a look-alike from elsewhere in Unicode) is no path of ours, whatever somebody's software would make of it.
///
/// @param text beginning with a slash
public record PagePath(String text) {
    private static final int LONGEST = 1_000;
    private static final String NAME = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";
    private static final Pattern SHAPE = Pattern.compile("/(?:" + NAME + "/)*(?:" + NAME + ")?");

    public PagePath {
        if (!isOurs(text)) {
            throw new IllegalArgumentException("no path of ours");
        }
    }

    /// Reads a path as it was sent, percent signs and all; empty when it is none of ours.
    public static Optional<PagePath> parse(String sent) {
        return isOurs(sent) ? Optional.of(new PagePath(sent)) : Optional.empty();
    }

    /// The page that an address of this site names; empty for another site's.
    ///
    /// @param site the site's own address, without a slash at its end
    public static Optional<PagePath> on(String site, String address) {
        return address.startsWith(site + "/")
                ? parse(address.substring(site.length()).replaceFirst("[?#].*$", ""))
                : Optional.empty();
    }

    private static boolean isOurs(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /// Whether it is below a folder.
    ///
    /// @param folder ending in a slash
    public boolean isBelow(String folder) {
        return text.startsWith(folder);
    }
}
