package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.site.publish.Publisher;
import java.util.List;
import java.util.Optional;

/// What a table holds on any day beside what is done: a unit that somebody froze, a run that was killed, an event that could not be
/// applied, names that were erased.
final class UnfinishedWork {
    private final SteppedStack stack;
    private final KeptSender nordvik;
    private final KeptSender meridian;

    UnfinishedWork(SteppedStack stack, KeptSender nordvik, KeptSender meridian) {
        this.stack = stack;
        this.nordvik = nordvik;
        this.meridian = meridian;
    }

    /// A customer's name and a user's, of which pages were made before.
    void erasedNames() {
        Tenant tenant = new KeptDirectory().tenant(KeptDirectory.NORDVIK);
        for (String name : List.of("Havn & Hage 2", "kari.2@example.org")) {
            stack.ledger().labels().erase(tenant.id(), TenantTokens.token(tenant.key(), name));
        }
    }

    /// Meridian's account, of which something is told afterwards.
    void frozenUnit() {
        Unit account = stack.ledger()
                .units()
                .summaries(KeptDirectory.MERIDIAN)
                .stream()
                .map(SummaryItem::unit)
                .filter(Unit.Account.class::isInstance)
                .findFirst()
                .orElseThrow();
        stack.ledger().heads().note(account, Publisher.FROZEN, Optional.of("the operator looks into it"));
        meridian.say("m-2", "order.accepted", "order/M-1", "{}");
        stack.settle();
    }

    /// The run that an event of Nordvik's second account brings about is killed after one object.
    void killedRun() {
        nordvik.say("order.released-L2", "order.released", "order/L-2", "{}");
        stack.apply();
        stack.lose();
        Unit unit = stack.ledger()
                .subjects()
                .state(KeptDirectory.NORDVIK, new Subject(Subject.Kind.ORDER, "L-2"))
                .orElseThrow()
                .units()
                .first();
        stack.publishAndDie(List.of(unit.toString()), 1);
    }

    /// An event that is stored, and that could not be applied for want of its tenant's key.
    void parkedEvent() {
        nordvik.say("order.submitted-70", "order.submitted", "order/O-70",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"lines\":[{\"sku\":\"AWP-STD-1Y\",\"quantity\":3}]}");
        stack.applyWithoutTenants();
    }
}
