package dev.lightup.senders.endpoint;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.senders.signature.SigningKey;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where one sender posts: one tenant, one format, its keys, the sources it may speak for.
///
/// @param id the opaque word in its address
/// @param tenant the tenant that everything sent here belongs to
/// @param format the name of the format that reads it
/// @param keys its keys, old and new
/// @param scope what it may speak of
/// @param columns column maps of an export, any order
/// @param enabled whether it takes anything; a disabled one answers like one that does not exist
/// @param zone the zone that its days and months are counted in, an IANA name; UTC when absent
public record Endpoint(
        String id,
        String tenant,
        String format,
        List<SigningKey> keys,
        Scope scope,
        List<ColumnMap> columns,
        boolean enabled,
        Optional<String> zone) {
    /// What an endpoint may speak of.
    ///
    /// @param sources CloudEvents source prefixes; the first is the source of what names none
    /// @param families the families of events that it may send (`order`, `usage`, ...); all of them when there are none
    /// @param nameless whether it sends references only: what it says of names and in sentences is never kept, whatever it sends
    public record Scope(List<String> sources, Set<String> families, boolean nameless) {
        public Scope {
            sources = List.copyOf(sources);
            families = Set.copyOf(families);
        }

        /// One whose names are kept.
        public Scope(List<String> sources, Set<String> families) {
            this(sources, families, false);
        }

        /// Events of every family.
        public static Scope of(List<String> sources) {
            return new Scope(sources, Set.of());
        }
    }

    public Endpoint {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        if (!isValidId(id)) {
            throw new IllegalArgumentException("an endpoint's id is 1 to 64 of a-z A-Z 0-9 _ -");
        }
        if (!Tenant.isValidId(tenant)) {
            throw new IllegalArgumentException("the tenant of endpoint " + id + " is no lower-case word");
        }
        if (scope.sources().isEmpty() || scope.sources().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("endpoint " + id + " needs at least one source prefix");
        }
        if (columns.stream().map(ColumnMap::version).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("endpoint " + id + " has a version of its columns twice");
        }
        requireFamilies(id, columns, scope.families());
        if (zone.filter(name -> !ZoneId.getAvailableZoneIds().contains(name)).isPresent()) {
            throw new IllegalArgumentException("the time zone of endpoint " + id + " is not an IANA name");
        }
    }

    /// Whether it may send events of that type.
    public boolean maySend(Catalogue.Type type) {
        return maySpeakOf(family(type));
    }

    /// Whether it may say anything of that family.
    public boolean maySpeakOf(String family) {
        return scope.families().isEmpty() || scope.families().contains(family);
    }

    private static void requireFamilies(String id, List<ColumnMap> columns, Set<String> families) {
        Set<String> known = Catalogue.all().stream().map(Endpoint::family).collect(Collectors.toUnmodifiableSet());
        Optional<String> unknown = families.stream().filter(name -> !known.contains(name)).sorted().findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException(
                    "`" + unknown.get() + "`, among the families of endpoint " + id + ", is none");
        }
        Optional<String> missing = columns.stream()
                .flatMap(map -> map.families().stream())
                .filter(family -> !families.isEmpty() && !families.contains(family))
                .sorted()
                .findFirst();
        if (missing.isPresent()) {
            throw new IllegalArgumentException("endpoint " + id + " has a column map of the family `" + missing.get()
                    + "`, which is not among its families");
        }
    }

    private static String family(Catalogue.Type type) {
        return type.name().substring(0, type.name().indexOf('.'));
    }

    /// Whether a word can be an endpoint's id.
    public static boolean isValidId(String id) {
        return id.matches("[A-Za-z0-9_-]{1,64}");
    }

    /// Whether it may speak for that source: one of its prefixes, or that with more path behind it.
    public boolean speaksFor(String source) {
        return scope.sources()
                .stream()
                .anyMatch(prefix -> source.equals(prefix) || source.equals(trimmed(prefix))
                        || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/"));
    }

    private static String trimmed(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
