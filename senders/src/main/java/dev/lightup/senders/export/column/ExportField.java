package dev.lightup.senders.export.column;

import dev.lightup.senders.endpoint.ColumnMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Our fields of a row, as column maps name them.
public enum ExportField {
    ACCOUNT("account", "the partner's number"),
    ACCOUNT_NAME("accountName", "the partner's name"),
    CUSTOMER("customer", "the customer's number"),
    CUSTOMER_NAME("customerName", "the customer's name"),
    SKU("sku", "the product"),
    SUBSCRIPTION("subscription", "the subscription's number"),
    SOLD("sold", "seats sold"),
    ASSIGNED("assigned", "seats assigned"),
    QUALIFIED("qualified", "seats entitled to a workload"),
    ACTIVE("active", "seats in use"),
    WORKLOAD("workload", "the workload in which use is counted"),
    WINDOW_DAYS("windowDays", "how many days use is counted over"),
    STATUS("status", "the status"),
    TERM_END("termEnd", "the day on which the term ends"),
    TRIAL("trial", "whether it is on trial"),
    AUTORENEW("autorenew", "whether it renews by itself"),
    ORDER("order", "the order's number"),
    QUANTITY("quantity", "seats ordered"),
    SUBMITTED("submitted", "the day of the order"),
    REASON("reason", "the reason of the status"),
    AS_OF("asOf", "the day as of which the row is true");

    private final String word;
    private final String meaning;

    /// @param meaning what it is, for whoever knows the sender's columns and not our names
    ExportField(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// What it is, in words.
    public String meaning() {
        return meaning;
    }

    /// Its name in column maps.
    public String word() {
        return word;
    }

    /// Whether its values name a person or a company and so become tokens.
    public boolean personal() {
        return this == ACCOUNT_NAME || this == CUSTOMER_NAME;
    }

    /// Whether its values are ids of the sender's.
    public boolean isId() {
        return switch (this) {
            case ACCOUNT, CUSTOMER, SKU, SUBSCRIPTION, ORDER -> true;
            case ACCOUNT_NAME, CUSTOMER_NAME, SOLD, ASSIGNED, QUALIFIED, ACTIVE, WORKLOAD, WINDOW_DAYS, STATUS,
                    TERM_END, TRIAL, AUTORENEW, QUANTITY, SUBMITTED, REASON, AS_OF ->
                false;
        };
    }

    /// The field of that name in rows of that feed.
    public static Optional<ExportField> of(ColumnMap.Feed feed, String word) {
        return fields(feed).stream().filter(field -> field.word.equals(word)).findFirst();
    }

    /// The fields that rows of a feed may have.
    public static Set<ExportField> fields(ColumnMap.Feed feed) {
        return those(field -> field == AS_OF || feed.has(field.word));
    }

    /// The fields without which a row says nothing.
    public static Set<ExportField> required(ColumnMap.Feed feed) {
        return those(field -> feed.needed().contains(field.word));
    }

    private static Set<ExportField> those(Predicate<ExportField> wanted) {
        Set<ExportField> fields = EnumSet.noneOf(ExportField.class);
        Arrays.stream(values()).filter(wanted).forEach(fields::add);
        return fields;
    }
}
