package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import java.util.Comparator;
import java.util.Optional;

/// One SKU of one customer: the smallest thing whose seats are counted.
///
/// @param customer the customer's id; empty where nobody named it
/// @param sku the SKU; {@link #NO_SKU} where nobody named it
public record SkuKey(String customer, String sku) implements Comparable<SkuKey> {
    public static final String NO_SKU = "-";
    private static final Comparator<SkuKey> ORDER = Comparator.comparing(SkuKey::customer)
            .thenComparing(SkuKey::sku);

    public static SkuKey of(Optional<String> customer, Optional<String> sku) {
        return new SkuKey(customer.orElse(""), sku.orElse(NO_SKU));
    }

    /// Reads `customer/sku`. A customer's id may hold a slash itself: the slice knows the customer.
    public static SkuKey ofUsage(Subject usage, Optional<String> customer) {
        String id = usage.id();
        int slash = customer.filter(c -> id.startsWith(c + "/")).map(String::length).orElseGet(() -> id.indexOf('/'));
        return slash < 0
                ? new SkuKey(customer.orElse(""), id)
                : new SkuKey(id.substring(0, slash), id.substring(slash + 1));
    }

    @Override
    public int compareTo(SkuKey other) {
        return ORDER.compare(this, other);
    }
}
