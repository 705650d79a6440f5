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
import java.util.TreeSet;

/// One version of an endpoint's column map: which column of the sender's file is which of our fields.
///
/// @param version 1 upward; a higher one is tried first. A version that was in use is never changed, a new one is added
/// @param feed what a row is
/// @param asOf the column that says when the row was true
/// @param map our field to their header; a name that is no field of ours is refused, and so is a map without a needed one
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

        /// Our fields without which a row says nothing.
        public Set<String> needed() {
            return switch (this) {
                case SEATS -> Set.of("customer", "sku");
                case ORDERS -> Set.of("order", "status");
            };
        }

        private Set<String> others() {
            return switch (this) {
                case SEATS -> Set.of("account", "accountName", "customerName", "subscription", "sold", "assigned",
                        "active", "workload", "windowDays", "status", "termEnd");
                case ORDERS -> Set.of("account", "accountName", "customer", "customerName", "sku", "subscription",
                        "quantity", "submitted", "reason");
            };
        }

        /// Whether rows may have that field of ours.
        public boolean has(String field) {
            return needed().contains(field) || others().contains(field);
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
        String where = "column map " + version + ", feed " + feed.word() + ": ";
        for (String field : new TreeSet<>(map.keySet())) {
            if (!feed.has(field)) {
                throw new IllegalArgumentException(where + "`" + field + "` is no field of ours");
            }
        }
        for (String field : new TreeSet<>(feed.needed())) {
            if (!map.containsKey(field)) {
                throw new IllegalArgumentException(where + "the column for `" + field + "` is missing");
            }
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
