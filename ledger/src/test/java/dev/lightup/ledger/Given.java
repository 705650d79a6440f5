package dev.lightup.ledger;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Values as they really look, for the ledger's tests.
public final class Given {
    public static final String TENANT = "nordvik";
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Subject SUBSCRIPTION = Subject.parse("subscription/8c1f2d9e-77a0-4b0e-9a54-0d1f5a3c2b11")
            .orElseThrow();
    private static final String SOURCE = "/nordvik/erp/cloud";

    private Given() {}

    public static RawEvent event(String id) {
        return event(id, "hMs3yQ1kV0rJ8sXz", "req-1/0");
    }

    public static RawEvent event(String id, String mac, String request) {
        return new RawEvent(RawKey.of(TENANT, SOURCE, id), "ep_2f6c0b1a", SOURCE, id, "canonical", 0,
                "application/cloudevents+json", NOON.plusMillis(123), Grade.A, "k1", mac, request,
                "r_01JNB7Q4ZP5V6X", RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(),
                """
                        {"specversion":"1.0","id":"%s","source":"/nordvik/erp/cloud","type":"subscription.quantity_changed",\
                        "subject":"%s","time":"2026-03-02T11:59:58.731Z","sequence":"000000000000004711",\
                        "account":"P-10442","customer":"contoso.onmicrosoft.com","data":{"old":25,"quantity":40,\
                        "reason":{"code":"customer_request","text":"ordered by phone"}}}"""
                        .formatted(id, SUBSCRIPTION));
    }

    public static Entry entry(int n) {
        return entry(SUBSCRIPTION, n, NOON.plusSeconds(n));
    }

    public static Entry entry(Subject subject, int n, Instant occurred) {
        return new Entry(subject, "e-" + n, SOURCE, 3, Optional.of("%018d".formatted(n)), occurred,
                occurred.plusMillis(900), Optional.of("P-10442"), Optional.of("contoso.onmicrosoft.com"), Grade.A,
                "subscription.quantity_changed",
                new SubscriptionFact.QuantityChanged(Optional.of((long) n), n + 1, Optional.empty()));
    }

    public static StoredEntry stored(int n) {
        return new StoredEntry(RawKey.of(TENANT, SOURCE, "e-" + n), entry(n));
    }

    /// A subscription of one account with its last twelve moments.
    public static FoldedSubject folded(int moments) {
        List<TimelineMoment> recent = new ArrayList<>();
        for (int i = moments; i > 0; i--) {
            Entry entry = entry(i);
            recent.add(new TimelineMoment(entry.ownTime(), entry.occurred(), entry.received(), entry.type(),
                    entry.source(),
                    "9d0c1b7e-0f5a-4c7e-8f0e-%012d".formatted(i), entry.grade(), entry.fact()));
        }
        var state = new SubscriptionState(SubscriptionState.Status.ACTIVE, Optional.of(NOON),
                Optional.of("CFQ7TTC0LH18:0001"),
                Optional.of(40L), Optional.empty(), false, Optional.empty(), Optional.of(LocalDate.parse("2027-02-28")),
                Optional.of(true), Optional.of("7Q-2210"), Optional.of(NOON), Optional.of(NOON), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                new TreeSet<>(), Optional.of(NOON), new TreeMap<>());
        return new FoldedSubject(SUBSCRIPTION,
                List.of(new Slice(Holder.account("P-10442"), Optional.empty(), Optional.empty(),
                        Optional.of("contoso.onmicrosoft.com"), state, recent, 3, Optional.of(NOON))));
    }

    public static StateItem state(long version, int moments, int marks) {
        List<String> last = new ArrayList<>();
        for (int i = 0; i < marks; i++) {
            last.add(RawKey.of(TENANT, SOURCE, "e-" + i).mark());
        }
        var paths = new TreeMap<String, String>();
        paths.put("account:P-10442", OpaqueId.id(new byte[32], "account", "P-10442"));
        paths.put("customer:contoso.onmicrosoft.com", OpaqueId.id(new byte[32], "customer", "contoso"));
        paths.put("tenant:", OpaqueId.id(new byte[32], "tenant", TENANT));
        return new StateItem(TENANT, folded(moments), version, StateItem.Taken.marks(last), paths, Optional.empty(),
                NOON);
    }
}
