package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Orders that wait for somebody at the story's end, each for a reason that channels know.
final class HeldOrders {
    /// Days before the end at which the wait began: some are fresh, some past the warning, some long late.
    private static final List<Double> AGES = List.of(1.6, 6.2, 0.12, 11.5, 3.1, 19.0);

    /// A reason to wait, and the event that says so; without an event the vendor just takes long.
    private record Hold(String code, String text, Optional<Function<Optional<Reason>, Fact>> event) {
        Fact fact(Function<Optional<Reason>, Fact> make) {
            return make.apply(Optional.of(new Reason(code, Optional.of(text))));
        }
    }

    private final EventRecorder diary;
    private final OrderFlow orders;
    private final int serial;
    private int nth;

    HeldOrders(EventRecorder diary, OrderFlow orders, int serial) {
        this.diary = diary;
        this.orders = orders;
        this.serial = serial;
    }

    /// When the next wait begins.
    private Instant since() {
        double age = AGES.get((serial + nth++) % AGES.size());
        return age < 1 ? diary.calendar().ago(age) : diary.calendar().workMoment(age, diary.chance());
    }

    /// An order that waits for the side that the trouble names.
    SeatDeal hold(ScenarioKind trouble, Function<Instant, SeatDeal> make) {
        List<Hold> holds = holds(trouble);
        Hold hold = holds.get((serial / 2 + nth) % holds.size());
        Instant since = since();
        SeatDeal deal = make.apply(since.minusSeconds(diary.chance().between(9_000, 30_000)));
        diary.note(trouble, deal.orderSubject());
        if (hold.event().isEmpty()) {
            orders.accept(deal);
            diary.say(since, deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
            return deal;
        }
        if (hold.code().equals("provisioning_failed") || hold.code().equals("outage")) {
            orders.start(deal);
        } else {
            orders.accept(deal);
        }
        if (hold.code().equals("credit")) {
            diary.say(since.minusSeconds(40), new PartnerFact.CreditExceeded(Optional.of(BigDecimal.valueOf(1_180)),
                    Optional.of(BigDecimal.valueOf(deal.seats() * 11L)), Optional.empty()));
        }
        diary.say(since, deal.orderSubject(), deal.client(), hold.fact(hold.event().get()));
        return deal;
    }

    private static List<Hold> holds(ScenarioKind trouble) {
        return switch (trouble) {
            case ORDER_WAITS_FOR_PARTNER -> List.of(
                    hold("partner_action", "The customer's purchase order is not uploaded",
                            OrderFact.ActionRequired::new),
                    hold("invalid_data", "Postal code does not belong to the country of the company",
                            OrderFact.Failed::new),
                    hold("credit", "Order exceeds the credit that is left", OrderFact.OnHold::new),
                    hold("compliance", "Partner of record not valid since the yearly check", OrderFact.OnHold::new));
            case ORDER_WAITS_FOR_DISTRIBUTOR -> List.of(
                    hold("manual_task", "Licence keys are ordered by hand", OrderFact.OnHold::new),
                    hold("provisioning_failed", "Tenant domain already taken, resubmit with another",
                            OrderFact.Failed::new),
                    hold("mapping", "Vendor part number missing in the price list", OrderFact.OnHold::new),
                    hold("dependency", "An earlier change of the same subscription is not through",
                            OrderFact.OnHold::new));
            case ORDER_WAITS_FOR_VENDOR -> List.of(new Hold("vendor_processing", "", Optional.empty()),
                    hold("deal_review", "Special price is under review", OrderFact.ReviewRequired::new),
                    hold("outage", "Provisioning service disturbed since this morning", OrderFact.OnHold::new));
            case ORDER_WAITS_FOR_CUSTOMER -> List.of(
                    hold("customer_action", "Customer agreement not accepted yet", OrderFact.ActionRequired::new),
                    hold("customer_action", "Administrator has not approved delegated access",
                            OrderFact.ActionRequired::new));
            default -> throw new IllegalArgumentException(trouble + " is no wait");
        };
    }

    private static Hold hold(String code, String text, Function<Optional<Reason>, Fact> event) {
        return new Hold(code, text, Optional.of(event));
    }
}
