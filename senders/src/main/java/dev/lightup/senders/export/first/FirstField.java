package dev.lightup.senders.export.first;

import dev.lightup.senders.endpoint.ColumnMap;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Our fields of a row, as column maps name them.
enum FirstField {
    ACCOUNT("account"),
    ACCOUNT_NAME("accountName"),
    CUSTOMER("customer"),
    CUSTOMER_NAME("customerName"),
    SKU(
            "sku"),
    SUBSCRIPTION("subscription"),
    SOLD("sold"),
    ASSIGNED("assigned"),
    ACTIVE("active"),
    WORKLOAD(
            "workload"),
    WINDOW_DAYS("windowDays"),
    STATUS("status"),
    TERM_END("termEnd"),
    ORDER(
            "order"),
    QUANTITY("quantity"),
    SUBMITTED("submitted"),
    REASON("reason"),
    AS_OF("asOf");

    private static final Set<FirstField> SEATS = EnumSet.of(ACCOUNT, ACCOUNT_NAME, CUSTOMER, CUSTOMER_NAME, SKU,
            SUBSCRIPTION, SOLD, ASSIGNED, ACTIVE, WORKLOAD, WINDOW_DAYS, STATUS, TERM_END, AS_OF);
    private static final Set<FirstField> ORDERS = EnumSet.of(ACCOUNT, ACCOUNT_NAME, CUSTOMER, CUSTOMER_NAME, ORDER, SKU,
            SUBSCRIPTION, QUANTITY, STATUS, SUBMITTED, REASON, AS_OF);

    private final String word;

    FirstField(String word) {
        this.word = word;
    }

    /// Its name in column maps.
    String word() {
        return word;
    }

    /// The field of that name in rows of that feed.
    static Optional<FirstField> of(ColumnMap.Feed feed, String word) {
        return fields(feed).stream().filter(field -> field.word.equals(word)).findFirst();
    }

    /// The fields that rows of a feed may have.
    static Set<FirstField> fields(ColumnMap.Feed feed) {
        return switch (feed) {
            case SEATS -> SEATS;
            case ORDERS -> ORDERS;
        };
    }
}
