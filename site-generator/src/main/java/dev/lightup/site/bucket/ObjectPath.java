package dev.lightup.site.bucket;

import java.util.Arrays;

/// The paths that a bucket takes.
final class ObjectPath {
    private static final int LONGEST = 900;

    private ObjectPath() {}

    /// The path itself when it is one; otherwise refuses it: relative, `/` between names, no name empty or beginning with a
    /// dot, nothing that some system reads otherwise (`\`, `:`, control characters).
    static String checked(String path) {
        boolean plain = !path.isEmpty() && path.length() <= LONGEST
                && Arrays.stream(path.split("/", -1)).noneMatch(name -> name.isEmpty() || name.startsWith("."))
                && path.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
        if (!plain) {
            throw new IllegalArgumentException("not a path of an object: " + path);
        }
        return path;
    }

    /// The folder itself when it is the root or ends in a slash after a path; otherwise refuses it.
    static String folder(String folder) {
        if (!folder.isEmpty()) {
            if (!folder.endsWith("/")) {
                throw new IllegalArgumentException("a folder ends in a slash: " + folder);
            }
            checked(folder.substring(0, folder.length() - 1));
        }
        return folder;
    }
}
