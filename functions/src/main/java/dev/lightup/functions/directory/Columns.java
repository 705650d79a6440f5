package dev.lightup.functions.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One version of an endpoint's column map: which column of the sender's file is which of our fields.
///
/// @param version 1 upward; a higher one is tried first. A version that was in use is never changed, a new one is added
/// @param feed what a row is
/// @param asOf the column that says when the row was true
/// @param map our field to their header
/// @param dates how the file writes days, a `java.time` pattern; ISO when absent
public record Columns(int version, Feed feed, Optional<String> asOf, Map<String, String> map, Optional<String> dates) {
    /// What the rows of a file are.
    public enum Feed {
        /// One customer's seats of one SKU.
        SEATS("seats"),
        /// One line of one order.
        ORDERS("orders");

        private final String word;

        Feed(String word) {
            this.word = word;
        }

        /// Its word in the directory and in feed names.
        public String word() {
            return word;
        }

        static Optional<Feed> parse(String word) {
            for (Feed feed : values()) {
                if (feed.word.equals(word)) {
                    return Optional.of(feed);
                }
            }
            return Optional.empty();
        }
    }

    public Columns {
        if (version < 1 || map.isEmpty()) {
            throw new IllegalArgumentException("a column map has a version from 1 and at least one column");
        }
        if (dates.filter(pattern -> !isPattern(pattern)).isPresent()) {
            throw new IllegalArgumentException("`dates` of a column map is no pattern for days");
        }
        map = Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /// The families of events that its rows are; beside them every file says what its accounts and customers are called.
    Set<String> families() {
        return switch (feed) {
            case SEATS -> map.containsKey("subscription") ? Set.of("subscription", "usage") : Set.of("usage");
            case ORDERS -> Set.of("order");
        };
    }

    private static boolean isPattern(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(LocalDate.EPOCH).isEmpty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }
}
