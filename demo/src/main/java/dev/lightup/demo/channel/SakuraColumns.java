package dev.lightup.demo.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The headers of the files of the distributor that sends exports, in the order of its columns.
public final class SakuraColumns {
    /// The header of the day whose truth a file holds.
    public static final String AS_OF = "基準日";
    /// How its files write days.
    public static final String DATES = "uuuu/MM/dd";

    /// Our field to its header: one customer's seats of one SKU.
    public static final Map<String, String> SEATS = map("account", "取引先コード", "accountName", "取引先名", "customer", "顧客コード",
            "customerName", "顧客名", "subscription", "ライセンス番号", "sku", "商品コード", "sold", "契約数", "assigned", "割当済",
            "active", "利用中", "windowDays", "集計日数", "status", "状態", "termEnd", "契約終了日");
    /// Our field to its header: one line of one order.
    public static final Map<String, String> ORDERS = map("account", "取引先コード", "customer", "顧客コード", "customerName",
            "顧客名",
            "order", "受注番号", "submitted", "受注日", "status", "処理状態", "subscription", "ライセンス番号", "sku", "商品コード",
            "quantity", "数量", "reason", "理由");

    private SakuraColumns() {}

    /// The headers of a file, the day first.
    public static List<String> headers(Map<String, String> columns) {
        var headers = new ArrayList<String>();
        headers.add(AS_OF);
        headers.addAll(columns.values());
        return List.copyOf(headers);
    }

    private static Map<String, String> map(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
