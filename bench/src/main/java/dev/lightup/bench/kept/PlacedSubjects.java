package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import java.time.Duration;

/// How subjects come to an account: by their own word, by a customer's map, by a transfer, not at all; and orders that wait, so that
/// pages are due.
final class PlacedSubjects {
    private static final Duration STEP = Duration.ofHours(2);
    private static final String LINES = "\"lines\":[{\"sku\":\"AWP-STD-1Y\",\"quantity\":25}]";

    private final SteppedStack stack;
    private final KeptSender sender;

    PlacedSubjects(SteppedStack stack, KeptSender sender) {
        this.stack = stack;
        this.sender = sender;
    }

    void play() {
        waiting("1", "{\"code\":\"credit\"}");
        waiting("2", "{\"code\":\"customer_action\",\"text\":\"The customer has not signed\"}");
        byMap();
        byARemovedMap();
        step("order.submitted-60", "order.submitted", "order/O-60", "{\"customer\":\"C-6\"," + LINES + "}");
        transferred();
        amendedOutOfOrder();
        sender.sayPlainly("plain-1", "milestone.reached",
                "{\"account\":\"NV-2\",\"customer\":\"C-2\",\"subscription\":\"T-2\",\"step\":\"champions_trained\"}");
        stack.settle();
    }

    private void waiting(String n, String reason) {
        String owner = "\"account\":\"NV-%s\",\"customer\":\"C-%s\"".formatted(n, n);
        step("order.submitted-L" + n, "order.submitted", "order/L-" + n, "{" + owner + "," + LINES + "}");
        step("order.on_hold-L" + n, "order.on_hold", "order/L-" + n, "{\"reason\":" + reason + "}");
        step("subscription.created-T" + n, "subscription.created", "subscription/T-" + n,
                "{" + owner + ",\"sku\":\"AWP-STD-1Y\",\"quantity\":25,\"termEnd\":\"2027-01-08\"}");
        step("subscription.activated-T" + n, "subscription.activated", "subscription/T-" + n, "{}");
    }

    /// The subject first, then the map; and the map first, then the subject.
    private void byMap() {
        step("order.submitted-40", "order.submitted", "order/O-40", "{\"customer\":\"C-4\"," + LINES + "}");
        step("map-4", "customer.reseller_link.accepted", "customer/C-4", "{\"account\":\"NV-2\"}");
        step("order.submitted-41", "order.submitted", "order/O-41", "{\"customer\":\"C-4\"," + LINES + "}");
    }

    private void byARemovedMap() {
        step("map-5", "customer.reseller_link.accepted", "customer/C-5", "{\"account\":\"NV-1\"}");
        step("order.submitted-50", "order.submitted", "order/O-50", "{\"customer\":\"C-5\"," + LINES + "}");
        step("unmap-5", "customer.reseller_link.removed", "customer/C-5", "{\"account\":\"NV-1\"}");
    }

    private void transferred() {
        step("subscription.created-T3", "subscription.created", "subscription/T-3",
                "{\"account\":\"NV-1\",\"customer\":\"C-3\",\"sku\":\"ASH-BUS-1Y\",\"quantity\":12}");
        step("subscription.activated-T3", "subscription.activated", "subscription/T-3", "{}");
        step("subscription.transferred-T3", "subscription.transferred", "subscription/T-3", "{\"account\":\"NV-2\"}");
    }

    /// A correction and a retraction of events that have not come: one comes later, one never.
    private void amendedOutOfOrder() {
        step("corrected-T3", "system.corrected", "subscription/T-3",
                "{\"event\":\"late-T3\",\"type\":\"subscription.quantity_changed\",\"data\":{\"quantity\":14}}");
        step("retracted-T3", "system.retracted", "subscription/T-3", "{\"event\":\"never-T3\"}");
        step("late-T3", "subscription.quantity_changed", "subscription/T-3", "{\"quantity\":140}");
    }

    private void step(String id, String type, String subject, String data) {
        sender.say(id, type, subject, data);
        stack.apply();
        stack.pass(STEP);
    }
}
