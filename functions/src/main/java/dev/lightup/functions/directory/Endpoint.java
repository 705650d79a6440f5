package dev.lightup.functions.directory;

import dev.lightup.functions.signature.Key;
import java.util.List;

/// Where one sender posts: one tenant, one format, its keys, the sources it may speak for.
///
/// @param id the opaque word in its address
/// @param tenant the tenant that everything sent here belongs to
/// @param format the name of the format that reads it
/// @param keys its keys, old and new
/// @param sources CloudEvents source prefixes; the first is the source of what names none
/// @param columns column maps of an export, any order
/// @param enabled whether it takes anything; a disabled one answers like one that does not exist
public record Endpoint(String id, String tenant, String format, List<Key> keys, List<String> sources,
        List<Columns> columns, boolean enabled) {
    public Endpoint {
        keys = List.copyOf(keys);
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
        if (!isValidId(id)) {
            throw new IllegalArgumentException("an endpoint's id is 1 to 64 of a-z A-Z 0-9 _ -");
        }
        if (!Tenant.isValidId(tenant)) {
            throw new IllegalArgumentException("the tenant of endpoint " + id + " is no lower-case word");
        }
        if (sources.isEmpty() || sources.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("endpoint " + id + " needs at least one source prefix");
        }
        if (columns.stream().map(Columns::version).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("endpoint " + id + " has a version of its columns twice");
        }
    }

    /// Whether a word can be an endpoint's id.
    public static boolean isValidId(String id) {
        return id.matches("[A-Za-z0-9_-]{1,64}");
    }

    /// Whether it may speak for that source: one of its prefixes, or that with more path behind it.
    public boolean speaksFor(String source) {
        return sources.stream()
                .anyMatch(prefix -> source.equals(prefix) || source.equals(trimmed(prefix))
                        || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/"));
    }

    private static String trimmed(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
