package dev.lightup.demo.sending;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.SakuraColumns;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an account's rows are at the moment, kept up to date event by event. Not thread-safe.
public final class AccountRows {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(SakuraColumns.DATES, Locale.ROOT);
    /// The files list what is paid for: neither trials nor what is gone for good.
    private static final Set<String> UNLISTED = Set.of("trial", "trial ended", "cancelled", "deleted");
    private static final ZoneId ZONE = StoryDistributor.SAKURA.zone();

    private final Map<String, Map<String, String>> customers = new HashMap<>();
    private final Map<String, Map<String, String>> usage = new HashMap<>();
    private final Map<String, Map<String, String>> seats = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> orders = new LinkedHashMap<>();

    /// Whether files tell of subjects of that kind, instead of events.
    public static boolean hold(Subject.Kind kind) {
        return switch (kind) {
            case CUSTOMER, ORDER, SUBSCRIPTION, USAGE -> true;
            case PARTNER, OFFER, MILESTONE, ESCALATION, ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO -> false;
        };
    }

    public void take(Told told) {
        switch (told.fact()) {
            case CustomerFact.Created(var name, var _, var _) -> {
                var customer = row(customers, told);
                name.ifPresent(value -> customer.put("customerName", value));
            }
            case UsageFact.Snapshot snapshot -> count(told, snapshot);
            case SubscriptionFact fact -> subscription(told, fact);
            case OrderFact fact -> order(told, fact);
            default -> {
                // the files have no column for it
            }
        }
    }

    private void count(Told told, UsageFact.Snapshot snapshot) {
        var row = row(usage, told);
        snapshot.windowDays().ifPresent(days -> row.put("windowDays", Integer.toString(days)));
        snapshot.assigned().ifPresent(value -> row.put("assigned", Long.toString(value)));
        // the leading workload comes first; the others would only count the same seats again
        snapshot.active()
                .filter(_ -> snapshot.workload().map(AccountRows::leads).orElse(true))
                .ifPresent(value -> row.put("active", Long.toString(value)));
    }

    private static boolean leads(String workload) {
        for (StoryProduct product : StoryProduct.values()) {
            if (product.workloads().getFirst().equals(workload)) {
                return true;
            }
        }
        return false;
    }

    private void subscription(Told told, SubscriptionFact fact) {
        var row = row(seats, told);
        switch (fact) {
            case SubscriptionFact.Created created -> {
                row.put("subscription", told.about().subject().id());
                row.put("sku", created.sku());
                row.put("sold", Long.toString(created.quantity()));
                row.put("status", created.trial().orElse(false) ? "trial" : "pending");
                created.order()
                        .map(orders::get)
                        .ifPresent(order -> order.put("subscription", told.about().subject().id()));
                created.termEnd().ifPresent(end -> row.put("termEnd", DAY.format(end)));
            }
            case SubscriptionFact.QuantityChanged changed -> row.put("sold", Long.toString(changed.quantity()));
            case SubscriptionFact.Activated() -> row.compute("status",
                    (_, status) -> "trial".equals(status) ? status : "active");
            case SubscriptionFact.Resumed(),SubscriptionFact.TrialConverted() -> row.put("status", "active");
            case SubscriptionFact.Suspended _ -> row.put("status", "suspended");
            case SubscriptionFact.Expired() -> row.put("status", "expired");
            case SubscriptionFact.Disabled() -> row.put("status", "disabled");
            case SubscriptionFact.Cancelled _ -> row.put("status", "cancelled");
            case SubscriptionFact.Deleted() -> row.put("status", "deleted");
            case SubscriptionFact.TrialEnded() -> row.put("status", "trial ended");
            default -> {
                // no column changes
            }
        }
    }

    private void order(Told told, OrderFact fact) {
        var row = row(orders, told);
        row.remove("reason");
        switch (fact) {
            case OrderFact.Submitted submitted -> {
                OrderLine line = submitted.lines().getFirst();
                row.put("order", told.about().subject().id());
                row.put("submitted", DAY.format(LocalDate.ofInstant(told.occurred(), ZONE)));
                row.put("sku", line.sku());
                row.put("quantity", Long.toString(line.quantity()));
                row.put("status", "submitted");
            }
            case OrderFact.Accepted() -> row.put("status", "accepted");
            case OrderFact.ProvisioningStarted(),OrderFact.Resubmitted() -> row.put("status", "provisioning");
            case OrderFact.PartiallyFulfilled() -> row.put("status", "partially_fulfilled");
            case OrderFact.Fulfilled() -> row.put("status", "fulfilled");
            case OrderFact.Released() -> row.put("status", "accepted");
            case OrderFact.Cancelled _ -> row.put("status", "cancelled");
            case OrderFact.OnHold(var reason) -> waits(row, "on_hold", reason);
            case OrderFact.ActionRequired(var reason) -> waits(row, "action_required", reason);
            case OrderFact.ReviewRequired(var reason) -> waits(row, "review_required", reason);
            case OrderFact.Failed(var reason) -> waits(row, "failed", reason);
            default -> {
                // no column changes
            }
        }
    }

    private static void waits(Map<String, String> row, String status, Optional<Reason> reason) {
        boolean known = reason.map(why -> Set.of("E-4711/regional-slot").contains(why.code())).orElse(false);
        row.put("status", known ? "保留中" : status);
        reason.ifPresent(why -> row.put("reason", why.code()));
    }

    private static Map<String, String> row(Map<String, Map<String, String>> rows, Told told) {
        return rows.computeIfAbsent(told.about().subject().id(), _ -> {
            var row = new HashMap<String, String>();
            told.about().customer().ifPresent(customer -> row.put("customer", customer));
            return row;
        });
    }

    /// Writes the rows of seats; subscriptions that are gone for good are not listed.
    public void seats(ExportFile to, PartnerScenarios role, LocalDate day, Set<String> omitted) {
        for (Map<String, String> seat : seats.values()) {
            String subscription = seat.getOrDefault("subscription", "");
            if (!subscription.isEmpty() && !omitted.contains(subscription)
                    && !UNLISTED.contains(seat.getOrDefault("status", ""))) {
                var row = new HashMap<>(customers.getOrDefault(seat.getOrDefault("customer", ""), Map.of()));
                row.putAll(seat);
                row.putAll(usage.getOrDefault(seat.get("customer") + "/" + seat.get("sku"), Map.of()));
                row.put("account", role.account());
                row.put("accountName", role.partner());
                to.row(DAY.format(day), row);
            }
        }
    }

    /// Writes the rows of orders.
    public void orders(ExportFile to, PartnerScenarios role, LocalDate day) {
        for (Map<String, String> order : orders.values()) {
            if (order.containsKey("order")) {
                var row = new HashMap<>(customers.getOrDefault(order.getOrDefault("customer", ""), Map.of()));
                row.putAll(order);
                row.put("account", role.account());
                to.row(DAY.format(day), row);
            }
        }
    }

    /// Writes two rows that nobody can read: a letter in a number, and no customer.
    public void smudge(ExportFile to, PartnerScenarios role, LocalDate day) {
        to.row(DAY.format(day), Map.of("account", role.account(), "customer", StoryDistributor.SAKURA.customerId(9_999),
                "subscription", "LIC99999901", "sku", StoryProduct.SHIELD.sku(), "sold", "1O", "status", "active"));
        to.row(DAY.format(day), Map.of("account", role.account(), "subscription", "LIC99999902", "sku",
                StoryProduct.SHIELD.sku(), "sold", "12", "status", "active"));
    }
}
