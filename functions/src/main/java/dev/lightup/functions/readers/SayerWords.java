package dev.lightup.functions.readers;

import dev.lightup.ledger.access.ReaderGrant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whose word an invitation was, as the table has it, in words.
///
/// @param addresses of the readers of a distributor's own pages, by the hash that the table knows them by
/// @param named whether an endpoint is named
public record SayerWords(Map<String, String> addresses, boolean named) {
    /// For who is of another house: neither a person nor an endpoint is named.
    static final SayerWords UNNAMED = new SayerWords(Map.of(), false);
    private static final String OPERATOR = "operator";
    private static final String READER = "reader-";

    public SayerWords {
        addresses = Map.copyOf(addresses);
    }

    /// For readers of a distributor's own pages.
    ///
    /// @param readers of these pages, those of earlier included
    public static SayerWords of(List<ReaderGrant> readers) {
        return new SayerWords(readers.stream()
                .collect(Collectors.toMap(grant -> grant.address().reader(), grant -> grant.address().text())), true);
    }

    /// @param by who it was, as the table has it
    public String word(String by) {
        if (by.equals(OPERATOR)) {
            return "the operator";
        }
        if (!named) {
            return "the distributor";
        }
        if (!by.startsWith(READER)) {
            return "the endpoint " + by;
        }
        return addresses.getOrDefault(by.substring(READER.length()), "a reader of these pages");
    }
}
