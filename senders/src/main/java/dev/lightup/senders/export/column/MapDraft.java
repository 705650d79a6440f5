package dev.lightup.senders.export.column;

import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.ColumnMap;
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
    private static final Map<ExportField, List<String>> NAMES = names();

    private MapDraft() {}

    /// Drafts a map of a file.
    ///
    /// @return an object with the `map` as an endpoint would have it, the headers that are `left`, and our needed fields that are `missing`
    public static Json.Obj of(String file) {
        UploadedCsv table = DELIMITERS.stream()
                .map(delimiter -> UploadedCsv.read(file, delimiter))
                .reduce((one, other) -> other.header().size() > one.header().size() ? other : one)
                .orElseThrow();
        Map<ExportField, String> found = new EnumMap<>(ExportField.class);
        NAMES.forEach((field, names) -> header(table.header(), names).ifPresent(header -> found.put(field, header)));
        ColumnMap.Feed feed = found.containsKey(ExportField.ORDER) ? ColumnMap.Feed.ORDERS : ColumnMap.Feed.SEATS;
        found.keySet().retainAll(ExportField.fields(feed));
        List<String> left = new ArrayList<>(table.header());
        left.removeAll(found.values());
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("map", map(feed, found));
        members.put("left", words(left));
        members.put("missing", words(ExportField.required(feed)
                .stream()
                .filter(field -> !found.containsKey(field))
                .map(ExportField::word)
                .toList()));
        return new Json.Obj(members);
    }

    private static Json map(ColumnMap.Feed feed, Map<ExportField, String> found) {
        Map<String, Json> columns = new LinkedHashMap<>();
        found.forEach((field, header) -> {
            if (field != ExportField.AS_OF) {
                columns.put(field.word(), new Json.Str(header));
            }
        });
        Map<String, Json> map = new LinkedHashMap<>();
        map.put("version", new Json.Num(BigDecimal.ONE));
        map.put("feed", new Json.Str(feed.word()));
        Optional.ofNullable(found.get(ExportField.AS_OF)).ifPresent(header -> map.put("asOf", new Json.Str(header)));
        map.put("map", new Json.Obj(columns));
        return new Json.Obj(map);
    }

    private static Json words(List<String> words) {
        return new Json.Arr(words.stream().<Json>map(Json.Str::new).toList());
    }

    /// The one header that has one of the names; the first name that fits counts.
    private static Optional<String> header(List<String> header, List<String> names) {
        return names.stream()
                .flatMap(name -> ColumnMatch.at(name, header.stream().map(ExportField::header).toList()).stream())
                .findFirst()
                .map(header::get);
    }

    private static Map<ExportField, List<String>> names() {
        Map<ExportField, List<String>> names = new EnumMap<>(ExportField.class);
        names.put(ExportField.ACCOUNT,
                List.of("account", "account id", "reseller", "reseller id", "partner", "partner id",
                        "partnerid", "mpn id", "mpnid", "company id"));
        names.put(ExportField.ACCOUNT_NAME,
                List.of("account name", "accountname", "reseller name", "partner name", "partnername"));
        names.put(ExportField.CUSTOMER, List.of("customer", "customer id", "customerid", "customer tenant id",
                "customertenantid", "tenant id", "tenantid", "end customer id", "kunde", "kundennummer"));
        names.put(ExportField.CUSTOMER_NAME,
                List.of("customer name", "customername", "end customer", "company name", "kundenname"));
        names.put(ExportField.SKU,
                List.of("sku", "sku id", "skuid", "offer id", "offerid", "product id", "part number", "artikel"));
        names.put(ExportField.SUBSCRIPTION,
                List.of("subscription", "subscription id", "subscriptionid", "licence id", "license id", "vertrag"));
        names.put(ExportField.SOLD,
                List.of("sold", "seats", "quantity", "licenses", "licences", "total licenses", "menge"));
        names.put(ExportField.ASSIGNED, List.of("assigned", "assigned seats", "assigned licenses", "zugewiesen"));
        names.put(ExportField.ACTIVE, List.of("active", "active users", "active seats", "in use", "aktiv"));
        names.put(ExportField.WORKLOAD, List.of("workload", "workload name", "workloadname"));
        names.put(ExportField.WINDOW_DAYS, List.of("windowdays", "window", "window days"));
        names.put(ExportField.STATUS, List.of("status", "state", "order status", "subscription status", "stand"));
        names.put(ExportField.TERM_END,
                List.of("termend", "term end", "term end date", "commitment end date", "expiry date",
                        "renewal date", "laufzeitende"));
        names.put(ExportField.QUALIFIED, List.of("qualified", "qualified entitlements"));
        names.put(ExportField.TRIAL, List.of("trial", "is trial", "istrial"));
        names.put(ExportField.AUTORENEW,
                List.of("autorenew", "auto renew", "auto-renew", "autorenewenabled", "auto renewal"));
        names.put(ExportField.ORDER,
                List.of("order", "order id", "orderid", "order number", "auftrag", "auftragsnummer"));
        names.put(ExportField.QUANTITY, List.of("quantity", "qty", "seats", "menge"));
        names.put(ExportField.SUBMITTED, List.of("submitted", "order date", "ordered", "created", "auftragsdatum"));
        names.put(ExportField.REASON, List.of("reason", "status reason", "comment", "grund"));
        names.put(ExportField.AS_OF, List.of("asof", "as of", "report date", "snapshot date", "stichtag"));
        return names;
    }
}
