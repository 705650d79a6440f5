package dev.lightup.local.folder;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An endpoint that a new data folder gets.
///
/// @param tenant whose it is
/// @param format `canonical` or `export`
/// @param sources CloudEvents source prefixes; the first is the source of what names none
/// @param columns how an export's files are read
/// @param zone the zone that its days and months are counted in, an IANA name; UTC when absent
public record SeedEndpoint(
        String tenant,
        String format,
        List<String> sources,
        List<Columns> columns,
        Optional<String> zone) {
    public SeedEndpoint {
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
    }

    /// A version of an export's columns.
    ///
    /// @param feed `seats` or `orders`
    /// @param asOf the header of the day whose truth a file holds
    /// @param dates how the file writes days, a `java.time` pattern; ISO when absent
    /// @param map our field to the file's header
    public record Columns(int version, String feed, String asOf, Optional<String> dates, Map<String, String> map) {}

    /// An endpoint of canonical events whose sources begin with the tenant's name.
    public static SeedEndpoint canonical(String tenant) {
        return new SeedEndpoint(tenant, "canonical", List.of("/" + tenant + "/"), List.of(), Optional.empty());
    }

    /// An endpoint for files.
    public static SeedEndpoint export(String tenant, List<Columns> columns) {
        return new SeedEndpoint(tenant, "export", List.of("/" + tenant + "/export"), columns, Optional.empty());
    }

    /// The same, with days counted in a zone.
    public SeedEndpoint in(String other) {
        return new SeedEndpoint(tenant, format, sources, columns, Optional.of(other));
    }
}
