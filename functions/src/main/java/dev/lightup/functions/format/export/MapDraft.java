package dev.lightup.functions.format.export;

import dev.lightup.functions.directory.Columns;
import dev.lightup.ledger.codec.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A first draft of a column map, by the names that systems give their columns. A column is guessed only where its header is one of those
/// names; the rest is listed, for a person to decide. Pure.
public final class MapDraft {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Map<Field, List<String>> NAMES = names();

    private MapDraft() {}

    /// Drafts a map of a file.
    ///
    /// @return an object with the `map` as an endpoint would have it, the headers that are `left`, and our needed fields that are `missing`
    public static Json.Obj of(String file) {
        Table table = DELIMITERS.stream()
                .map(delimiter -> Table.read(file, delimiter))
                .reduce((one, other) -> other.header().size() > one.header().size() ? other : one)
                .orElseThrow();
        Map<Field, String> found = new EnumMap<>(Field.class);
        NAMES.forEach((field, names) -> header(table.header(), names).ifPresent(header -> found.put(field, header)));
        Columns.Feed feed = found.containsKey(Field.ORDER) ? Columns.Feed.ORDERS : Columns.Feed.SEATS;
        found.keySet().retainAll(Field.fields(feed));
        List<String> left = new ArrayList<>(table.header());
        left.removeAll(found.values());
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("map", map(feed, found));
        members.put("left", words(left));
        members.put("missing", words(Field.required(feed)
                .stream()
                .filter(field -> !found.containsKey(field))
                .map(Field::word)
                .toList()));
        return new Json.Obj(members);
    }

    private static Json map(Columns.Feed feed, Map<Field, String> found) {
        Map<String, Json> columns = new LinkedHashMap<>();
        found.forEach((field, header) -> {
            if (field != Field.AS_OF) {
                columns.put(field.word(), new Json.Str(header));
            }
        });
        Map<String, Json> map = new LinkedHashMap<>();
        map.put("version", new Json.Num(BigDecimal.ONE));
        map.put("feed", new Json.Str(feed.word()));
        Optional.ofNullable(found.get(Field.AS_OF)).ifPresent(header -> map.put("asOf", new Json.Str(header)));
        map.put("map", new Json.Obj(columns));
        return new Json.Obj(map);
    }

    private static Json words(List<String> words) {
        return new Json.Arr(words.stream().<Json>map(Json.Str::new).toList());
    }

    /// The one header that has one of the names; the first name that fits counts.
    private static Optional<String> header(List<String> header, List<String> names) {
        return names.stream()
                .flatMap(name -> Layout.at(name, header.stream().map(Field::header).toList()).stream())
                .findFirst()
                .map(header::get);
    }

    private static Map<Field, List<String>> names() {
        Map<Field, List<String>> names = new EnumMap<>(Field.class);
        names.put(Field.ACCOUNT, List.of("account", "account id", "reseller", "reseller id", "partner", "partner id",
                "partnerid", "mpn id", "mpnid", "company id"));
        names.put(Field.ACCOUNT_NAME,
                List.of("account name", "accountname", "reseller name", "partner name", "partnername"));
        names.put(Field.CUSTOMER, List.of("customer", "customer id", "customerid", "customer tenant id",
                "customertenantid", "tenant id", "tenantid", "end customer id", "kunde", "kundennummer"));
        names.put(Field.CUSTOMER_NAME,
                List.of("customer name", "customername", "end customer", "company name", "kundenname"));
        names.put(Field.SKU,
                List.of("sku", "sku id", "skuid", "offer id", "offerid", "product id", "part number", "artikel"));
        names.put(Field.SUBSCRIPTION,
                List.of("subscription", "subscription id", "subscriptionid", "licence id", "license id", "vertrag"));
        names.put(Field.SOLD, List.of("sold", "seats", "quantity", "licenses", "licences", "total licenses", "menge"));
        names.put(Field.ASSIGNED, List.of("assigned", "assigned seats", "assigned licenses", "zugewiesen"));
        names.put(Field.ACTIVE, List.of("active", "active users", "active seats", "in use", "aktiv"));
        names.put(Field.WORKLOAD, List.of("workload", "workload name", "workloadname"));
        names.put(Field.WINDOW_DAYS, List.of("windowdays", "window", "window days"));
        names.put(Field.STATUS, List.of("status", "state", "order status", "subscription status", "stand"));
        names.put(Field.TERM_END, List.of("termend", "term end", "term end date", "commitment end date", "expiry date",
                "renewal date", "laufzeitende"));
        names.put(Field.QUALIFIED, List.of("qualified", "qualified entitlements"));
        names.put(Field.TRIAL, List.of("trial", "is trial", "istrial"));
        names.put(Field.AUTORENEW,
                List.of("autorenew", "auto renew", "auto-renew", "autorenewenabled", "auto renewal"));
        names.put(Field.ORDER, List.of("order", "order id", "orderid", "order number", "auftrag", "auftragsnummer"));
        names.put(Field.QUANTITY, List.of("quantity", "qty", "seats", "menge"));
        names.put(Field.SUBMITTED, List.of("submitted", "order date", "ordered", "created", "auftragsdatum"));
        names.put(Field.REASON, List.of("reason", "status reason", "comment", "grund"));
        names.put(Field.AS_OF, List.of("asof", "as of", "report date", "snapshot date", "stichtag"));
        return names;
    }
}
