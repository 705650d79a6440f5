package dev.lightup.domain.order;

/// Orders by phase. `open` includes the stuck ones and those in use but not closed, not the scheduled ones; a failed order
/// counts as failed until it is resubmitted. Open, scheduled, fulfilled, failed and cancelled together are all orders.
public record OrderCount(
        int open,
        int stuck,
        int scheduled,
        int inUseNotClosed,
        int fulfilled,
        int failed,
        int cancelled) {
    /// No orders.
    public static final OrderCount NONE = new OrderCount(0, 0, 0, 0, 0, 0, 0);

    /// All orders.
    public int total() {
        return open + scheduled + fulfilled + failed + cancelled;
    }

    public OrderCount and(OrderCount other) {
        return new OrderCount(open + other.open, stuck + other.stuck, scheduled + other.scheduled,
                inUseNotClosed + other.inUseNotClosed, fulfilled + other.fulfilled, failed + other.failed,
                cancelled + other.cancelled);
    }
}
