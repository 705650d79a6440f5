package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.GatewayEvent;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.linking.LinkedUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Something new about any subject, that happens now and takes it from nobody.
final class OneMoreEvent {
    private static final int ACCEPTED = 202;

    private final SteppedStack stack;

    OneMoreEvent(SteppedStack stack) {
        this.stack = stack;
    }

    /// Sends it, and lets nothing be done with it yet.
    void send(String tenant, Subject subject) {
        switch (subject.kind()) {
            case PARTNER -> say(tenant, subject, "partner.access.granted", "{\"region\":\"EU\"}");
            case OFFER -> say(tenant, subject, "offer.lit_up", "{}");
            case CUSTOMER -> say(tenant, subject, "customer.agreement.accepted", "{}");
            case ORDER -> say(tenant, subject, "order.promised", "{\"by\":\"2026-02-20\"}");
            case SUBSCRIPTION -> say(tenant, subject, "subscription.autorenew_changed", "{\"autorenew\":true}");
            case USAGE -> say(tenant, subject, "usage.threshold_exceeded", "{\"percent\":90}");
            case MILESTONE -> say(tenant, subject, "milestone.reached", "{\"step\":\"first_assigned\"}");
            case ESCALATION -> say(tenant, subject, "escalation.commented", "{\"text\":\"Once more\"}");
            case ENDPOINT -> {
                if (subject.id().equals(KeptDirectory.FILES)) {
                    post(file());
                } else {
                    say(tenant, subject, "system.heartbeat", "{}");
                }
            }
            case FEED -> post(subject.id().endsWith("/orders") ? orders() : file());
            case PROGRAMME -> post(programme());
            case LINK -> new LinkedPartner(stack).sayOnceMore(LinkedUnit.of(subject).orElseThrow());
            case PORTFOLIO -> new KeptPortfolios(stack).sayOnceMore(subject.id());
        }
    }

    private void say(String tenant, Subject subject, String type, String data) {
        new KeptSender(stack, tenant).say(new KeptSender.Said("once-more-" + subject, type,
                Optional.of(subject.toString()), stack.now(), Optional.empty(), data));
    }

    private GatewayEvent file() {
        LocalDate yesterday = LocalDate.ofInstant(stack.now(), ZoneOffset.UTC).minusDays(1);
        return new GatewayEvent(KeptDirectory.FILES, "once-more", "text/csv",
                """
                        Report date,Reseller no,Reseller,Customer ID,Customer,Subscription,Article,Seats,Assigned,In use,Status,Term end
                        %s,NV-1,Fjellvarde Drift 1 AS,C-8,Elvebakken Bokhandel,F-1,AWP-STD-1Y,21,18,16,active,2027-04-30
                        """
                        .formatted(yesterday));
    }

    private GatewayEvent orders() {
        LocalDate yesterday = LocalDate.ofInstant(stack.now(), ZoneOffset.UTC).minusDays(1);
        return new GatewayEvent(KeptDirectory.FILES, "once-more-orders", "text/csv",
                """
                        Report date,Reseller no,Customer ID,Order no,Ordered,Order status,Article,Quantity,Hold code
                        %s,NV-1,C-8,F-99000411,12.01.2026,fulfilled,AWP-STD-1Y,21,
                        """
                        .formatted(yesterday.format(DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT))));
    }

    /// The same configuration told up to another day, under another id.
    private GatewayEvent programme() {
        GatewayEvent applied = KeptScenario.programme(stack.now());
        return new GatewayEvent(applied.endpoint(), "once-more", applied.media(),
                applied.body().replace(applied.id(), "once-more"));
    }

    private void post(GatewayEvent event) {
        SteppedStack.Answer answer = stack.post(event);
        if (answer.status() != ACCEPTED) {
            throw new AssertionError("one more event was answered " + answer.status() + " " + answer.body());
        }
    }
}
