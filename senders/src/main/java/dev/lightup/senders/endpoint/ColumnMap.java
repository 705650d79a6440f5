package dev.lightup.senders.endpoint;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One version of an endpoint's column map: which column of the sender's file is which of our fields.
///
/// @param version 1 upward; a higher one is tried first. A version that was in use is never changed, a new one is added
/// @param feed what a row is
/// @param asOf the column that says when the row was true
/// @param map our field to their header; a name that is no field of ours is refused, and so is a map without a needed one
/// @param dates how the file writes days, a `java.time` pattern; ISO when absent
/// @param rules what else is said of its rows
public record ColumnMap(
        int version,
        Feed feed,
        Optional<String> asOf,
        Map<String, String> map,
        Optional<String> dates,
        RowRules rules) {
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

        /// Our words for where what a row is about stands, sorted.
        public Set<String> statuses() {
            Stream<? extends Enum<?>> all = switch (this) {
                case SEATS -> Stream.of(SubscriptionState.Status.values());
                case ORDERS -> Stream.of(OrderState.Status.values());
            };
            return all.map(status -> status.name().toLowerCase(Locale.ROOT))
                    .filter(word -> !word.equals("unknown"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /// Our fields that say yes or no.
        public Set<String> flags() {
            return switch (this) {
                case SEATS -> Set.of("trial", "autorenew");
                case ORDERS -> Set.of();
            };
        }

        private Set<String> others() {
            return switch (this) {
                case SEATS -> Set.of("account", "accountName", "customerName", "subscription", "sold", "assigned",
                        "qualified", "active", "workload", "windowDays", "status", "termEnd", "trial", "autorenew");
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

        public static Optional<Feed> parse(String word) {
            for (Feed feed : values()) {
                if (feed.word.equals(word)) {
                    return Optional.of(feed);
                }
            }
            return Optional.empty();
        }
    }

    /// The headers that it wants of a file, its filter's too, as they are compared.
    public Set<String> headers() {
        return Stream
                .of(map.values().stream(), asOf.stream(), rules.joined().values().stream().flatMap(List::stream),
                        rules.where().keySet().stream())
                .flatMap(headers -> headers)
                .map(ColumnMap::header)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A header as it is compared: without blanks around it, in lower case, any blanks in it as one.
    public static String header(String cell) {
        return cell.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    public ColumnMap {
        if (version < 1 || map.isEmpty()) {
            throw new IllegalArgumentException("a column map has a version from 1 and at least one column");
        }
        String where = "column map " + version + ", feed " + feed.word() + ": ";
        problem(feed, map, rules).ifPresent(what -> {
            throw new IllegalArgumentException(where + what);
        });
        if (dates.filter(pattern -> !isPattern(pattern)).isPresent()) {
            throw new IllegalArgumentException("`dates` of a column map is no pattern for days");
        }
        map = Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /// A map that says nothing else of its rows.
    public ColumnMap(int version, Feed feed, Optional<String> asOf, Map<String, String> map, Optional<String> dates) {
        this(version, feed, asOf, map, dates, RowRules.NONE);
    }

    /// The families of events that its rows are; beside them every file says what its accounts and customers are called.
    Set<String> families() {
        return switch (feed) {
            case SEATS -> tells("subscription") ? Set.of("subscription", "usage") : Set.of("usage");
            case ORDERS -> Set.of("order");
        };
    }

    private boolean tells(String field) {
        return map.containsKey(field) || rules.constants().containsKey(field) || rules.joined().containsKey(field);
    }

    private static Optional<String> problem(Feed feed, Map<String, String> map, RowRules rules) {
        var fields = new TreeSet<String>();
        for (Set<String> some : List.of(map.keySet(), rules.constants().keySet(), rules.joined().keySet())) {
            for (String field : new TreeSet<>(some)) {
                if (!feed.has(field)) {
                    return Optional.of("`" + field + "` is no field of ours");
                }
                if (!fields.add(field)) {
                    return Optional.of("`" + field + "` is told twice");
                }
            }
        }
        Optional<String> lacking = feed.needed().stream().filter(field -> !fields.contains(field)).sorted().findFirst();
        if (lacking.isPresent()) {
            return Optional.of("the column for `" + lacking.get() + "` is missing");
        }
        for (String field : rules.yesNo().keySet()) {
            if (!feed.flags().contains(field)) {
                return Optional.of("`yesNo` is of " + (feed.flags().isEmpty()
                        ? "no field of this feed"
                        : String
                                .join(" and ", new TreeSet<>(feed.flags())))
                        + ", and `" + field + "` is none");
            }
            if (!map.containsKey(field)) {
                return Optional.of("`yesNo` has words for `" + field + "`, which no column tells");
            }
        }
        return rules.problem(feed.statuses());
    }

    private static boolean isPattern(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(LocalDate.EPOCH).isEmpty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }
}
