package dev.lightup.functions.receive;

/// Events as senders write them, for tests.
public final class Events {
    private Events() {}

    /// An order of ten seats.
    public static String order(String id) {
        return order(id, 10);
    }

    /// An order.
    public static String order(String id, int seats) {
        return """
                {"specversion":"1.0","id":"%s","source":"/nordvik/orders","type":"order.submitted",\
                "subject":"order/7Q-2210","time":"2026-03-02T09:30:00Z","sequence":"41",\
                "data":{"account":"A-7","customer":"C-19","lines":[{"sku":"M365-BP","quantity":%d}]}}""".formatted(id,
                seats);
    }

    /// A customer with a name.
    public static String customer(String id, String name) {
        return """
                {"specversion":"1.0","id":"%s","source":"/nordvik/crm","type":"customer.created",\
                "subject":"customer/C-19","time":"2026-03-02T09:00:00Z",\
                "data":{"account":"A-7","name":"%s","country":"NO"}}""".formatted(id, name);
    }
}
