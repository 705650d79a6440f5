package dev.lightup.domain.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every event type: its name, the fact it carries, the kind of subject it is about. The place in its family is the rank that
/// breaks ties within one instant (created before changed, submitted before fulfilled).
///
/// A family is read when one of its types is first asked for: a sender waits for the beginning of a process that is told of orders only.
public final class Catalogue {
    /// An event type.
    ///
    /// @param name `family.action`
    /// @param fact the record that its data becomes
    /// @param subject the kind its subject must have; empty for `system` types that may speak of any
    /// @param rank place in the family, from 0
    /// @param external whether senders may send it; the others are our own facts
    public record Type(String name, Class<? extends Fact> fact, Optional<Subject.Kind> subject, int rank,
            boolean external) {
        public String family() {
            return name.substring(0, name.indexOf('.'));
        }
    }

    private static final ClassValue<Type> BY_FACT = new ClassValue<>() {
        @Override
        protected Type computeValue(Class<?> fact) {
            return carriers(fact).stream()
                    .flatMap(family -> family.of(fact).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no event type carries " + fact.getName()));
        }
    };

    private Catalogue() {}

    /// The type of that name, if there is one.
    public static Optional<Type> named(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : family(name.substring(0, dot)).flatMap(family -> family.named(name));
    }

    private static Optional<Family> family(String name) {
        return switch (name) {
            case "partner" -> Optional.of(Partners.TYPES);
            case "offer" -> Optional.of(Offers.TYPES);
            case "customer" -> Optional.of(Customers.TYPES);
            case "order" -> Optional.of(Orders.TYPES);
            case "subscription" -> Optional.of(Subscriptions.TYPES);
            case "usage" -> Optional.of(Usage.TYPES);
            case "milestone" -> Optional.of(Milestones.TYPES);
            case "escalation" -> Optional.of(Escalations.TYPES);
            case "system" -> Optional.of(Systems.TYPES);
            case "programme" -> Optional.of(Programmes.TYPES);
            default -> Optional.empty();
        };
    }

    /// The type that carries this kind of fact.
    public static Type of(Fact fact) {
        return of(fact.getClass());
    }

    /// The type that carries facts of that class.
    ///
    /// @throws IllegalStateException when none does
    public static Type of(Class<? extends Fact> fact) {
        return BY_FACT.get(fact);
    }

    /// The families that facts of a kind are told in.
    private static List<Family> carriers(Class<?> fact) {
        if (PartnerFact.class.isAssignableFrom(fact)) {
            return List.of(Partners.TYPES, Offers.TYPES);
        }
        if (OfferFact.class.isAssignableFrom(fact)) {
            return List.of(Offers.TYPES);
        }
        if (CustomerFact.class.isAssignableFrom(fact)) {
            return List.of(Customers.TYPES);
        }
        if (OrderFact.class.isAssignableFrom(fact)) {
            return List.of(Orders.TYPES);
        }
        if (SubscriptionFact.class.isAssignableFrom(fact)) {
            return List.of(Subscriptions.TYPES);
        }
        if (UsageFact.class.isAssignableFrom(fact)) {
            return List.of(Usage.TYPES);
        }
        if (MilestoneFact.class.isAssignableFrom(fact)) {
            return List.of(Milestones.TYPES);
        }
        if (EscalationFact.class.isAssignableFrom(fact)) {
            return List.of(Escalations.TYPES);
        }
        if (SystemFact.class.isAssignableFrom(fact)) {
            return List.of(Systems.TYPES, Programmes.TYPES);
        }
        return List.of();
    }

    /// All types, family by family.
    public static List<Type> all() {
        return Stream
                .of(Partners.TYPES, Offers.TYPES, Customers.TYPES, Orders.TYPES, Subscriptions.TYPES, Usage.TYPES,
                        Milestones.TYPES, Escalations.TYPES, Systems.TYPES, Programmes.TYPES)
                .flatMap(family -> family.all().stream())
                .toList();
    }

    private static final class Family {
        private final String name;
        private final Optional<Subject.Kind> kind;
        private final Map<String, Type> byName = new LinkedHashMap<>();
        private final Map<Class<?>, Type> byFact = new HashMap<>();

        Family(String name, Optional<Subject.Kind> kind) {
            this.name = name;
            this.kind = kind;
        }

        Family add(String action, Class<? extends Fact> fact) {
            return put(action, fact, kind, true);
        }

        Family own(String action, Class<? extends Fact> fact) {
            return put(action, fact, kind, false);
        }

        Family about(Subject.Kind other, String action, Class<? extends Fact> fact) {
            return put(action, fact, Optional.of(other), true);
        }

        private Family put(String action, Class<? extends Fact> fact, Optional<Subject.Kind> about, boolean external) {
            var type = new Type(name + "." + action, fact, about, byName.size(), external);
            byName.put(type.name(), type);
            byFact.put(fact, type);
            return this;
        }

        Optional<Type> named(String type) {
            return Optional.ofNullable(byName.get(type));
        }

        Optional<Type> of(Class<?> fact) {
            return Optional.ofNullable(byFact.get(fact));
        }

        Collection<Type> all() {
            return byName.values();
        }
    }

    private static final class Partners {
        static final Family TYPES = new Family("partner", Optional.of(Subject.Kind.PARTNER))
                .add("application.submitted", PartnerFact.ApplicationSubmitted.class)
                .add("application.approved", PartnerFact.ApplicationApproved.class)
                .add("application.rejected", PartnerFact.ApplicationRejected.class)
                .add("verification.updated", PartnerFact.VerificationUpdated.class)
                .add("agreement.signed", PartnerFact.AgreementSigned.class)
                .add("agreement.expired", PartnerFact.AgreementExpired.class)
                .add("agreement.revoked", PartnerFact.AgreementRevoked.class)
                .add("credit.requested", PartnerFact.CreditRequested.class)
                .add("credit.approved", PartnerFact.CreditApproved.class)
                .add("credit.declined", PartnerFact.CreditDeclined.class)
                .add("credit.changed", PartnerFact.CreditChanged.class)
                .add("credit.exceeded", PartnerFact.CreditExceeded.class)
                .add("credit.released", PartnerFact.CreditReleased.class)
                .add("certification.earned", PartnerFact.CertificationEarned.class)
                .add("certification.expired", PartnerFact.CertificationExpired.class)
                .add("relationship.invited", PartnerFact.RelationshipInvited.class)
                .add("relationship.accepted", PartnerFact.RelationshipAccepted.class)
                .add("relationship.removed", PartnerFact.RelationshipRemoved.class)
                .add("por.validated", PartnerFact.PorValidated.class)
                .add("access.granted", PartnerFact.AccessGranted.class)
                .add("requirement.waived", PartnerFact.RequirementWaived.class)
                .add("suspended", PartnerFact.Suspended.class)
                .add("reinstated", PartnerFact.Reinstated.class)
                .add("offboarded", PartnerFact.Offboarded.class)
                .own("export_listed", PartnerFact.ExportListed.class)
                .own("snapshot", PartnerFact.Snapshot.class);
    }

    private static final class Offers {
        static final Family TYPES = new Family("offer", Optional.of(Subject.Kind.OFFER))
                .add("listed", OfferFact.Listed.class)
                .add("lit_up", OfferFact.LitUp.class)
                .about(Subject.Kind.PARTNER, "partner_enabled", PartnerFact.OfferEnabled.class)
                .about(Subject.Kind.PARTNER, "partner_disabled", PartnerFact.OfferDisabled.class)
                .add("retired", OfferFact.Retired.class);
    }

    private static final class Customers {
        static final Family TYPES = new Family("customer", Optional.of(Subject.Kind.CUSTOMER))
                .add("created", CustomerFact.Created.class)
                .add("reseller_link.accepted", CustomerFact.ResellerLinkAccepted.class)
                .add("reseller_link.removed", CustomerFact.ResellerLinkRemoved.class)
                .add("agreement.accepted", CustomerFact.AgreementAccepted.class)
                .add("gdap.requested", CustomerFact.GdapRequested.class)
                .add("gdap.approved", CustomerFact.GdapApproved.class)
                .add("gdap.expired", CustomerFact.GdapExpired.class)
                .add("gdap.terminated", CustomerFact.GdapTerminated.class)
                .own("snapshot", CustomerFact.Snapshot.class);
    }

    private static final class Orders {
        static final Family TYPES = new Family("order", Optional.of(Subject.Kind.ORDER))
                .add("submitted", OrderFact.Submitted.class)
                .add("accepted", OrderFact.Accepted.class)
                .add("review_required", OrderFact.ReviewRequired.class)
                .add("on_hold", OrderFact.OnHold.class)
                .add("action_required", OrderFact.ActionRequired.class)
                .add("released", OrderFact.Released.class)
                .add("provisioning_started", OrderFact.ProvisioningStarted.class)
                .add("line_updated", OrderFact.LineUpdated.class)
                .add("partially_fulfilled", OrderFact.PartiallyFulfilled.class)
                .add("fulfilled", OrderFact.Fulfilled.class)
                .add("failed", OrderFact.Failed.class)
                .add("resubmitted", OrderFact.Resubmitted.class)
                .add("cancelled", OrderFact.Cancelled.class)
                .add("promised", OrderFact.Promised.class)
                .own("snapshot", OrderFact.Snapshot.class);
    }

    private static final class Subscriptions {
        static final Family TYPES = new Family("subscription", Optional.of(Subject.Kind.SUBSCRIPTION))
                .add("created", SubscriptionFact.Created.class)
                .add("activated", SubscriptionFact.Activated.class)
                .add("trial_started", SubscriptionFact.TrialStarted.class)
                .add("quantity_changed", SubscriptionFact.QuantityChanged.class)
                .add("plan_changed", SubscriptionFact.PlanChanged.class)
                .add("renewed", SubscriptionFact.Renewed.class)
                .add("autorenew_changed", SubscriptionFact.AutorenewChanged.class)
                .add("trial_converted", SubscriptionFact.TrialConverted.class)
                .add("trial_ended", SubscriptionFact.TrialEnded.class)
                .add("suspended", SubscriptionFact.Suspended.class)
                .add("resumed", SubscriptionFact.Resumed.class)
                .add("expired", SubscriptionFact.Expired.class)
                .add("disabled", SubscriptionFact.Disabled.class)
                .add("cancelled", SubscriptionFact.Cancelled.class)
                .add("deleted", SubscriptionFact.Deleted.class)
                .add("transferred", SubscriptionFact.Transferred.class)
                .add("migrated", SubscriptionFact.Migrated.class)
                .add("snapshot", SubscriptionFact.Snapshot.class);
    }

    private static final class Usage {
        static final Family TYPES = new Family("usage", Optional.of(Subject.Kind.USAGE))
                .add("snapshot", UsageFact.Snapshot.class)
                .add("seat_assigned", UsageFact.SeatAssigned.class)
                .add("seat_unassigned", UsageFact.SeatUnassigned.class)
                .add("threshold_exceeded", UsageFact.ThresholdExceeded.class);
    }

    private static final class Milestones {
        static final Family TYPES = new Family("milestone", Optional.of(Subject.Kind.MILESTONE))
                .add("planned", MilestoneFact.Planned.class)
                .add("started", MilestoneFact.Started.class)
                .add("reached", MilestoneFact.Reached.class)
                .add("missed", MilestoneFact.Missed.class)
                .add("blocked", MilestoneFact.Blocked.class)
                .add("waived", MilestoneFact.Waived.class);
    }

    private static final class Escalations {
        static final Family TYPES = new Family("escalation", Optional.of(Subject.Kind.ESCALATION))
                .add("opened", EscalationFact.Opened.class)
                .add("acknowledged", EscalationFact.Acknowledged.class)
                .add("assigned", EscalationFact.Assigned.class)
                .add("raised", EscalationFact.Raised.class)
                .add("commented", EscalationFact.Commented.class)
                .add("resolved", EscalationFact.Resolved.class)
                .add("reopened", EscalationFact.Reopened.class)
                .add("closed", EscalationFact.Closed.class);
    }

    private static final class Systems {
        static final Family TYPES = new Family("system", Optional.empty())
                .add("test", SystemFact.Test.class)
                .add("heartbeat", SystemFact.Heartbeat.class)
                .add("touch", SystemFact.Touch.class)
                .add("corrected", SystemFact.Corrected.class)
                .add("retracted", SystemFact.Retracted.class)
                .add("snapshot.begin", SystemFact.SnapshotBegin.class)
                .add("snapshot.end", SystemFact.SnapshotEnd.class)
                .own("placed", SystemFact.Placed.class)
                .own("quarantined", SystemFact.Quarantined.class)
                .own("export_read", SystemFact.ExportRead.class);
    }

    private static final class Programmes {
        static final Family TYPES = new Family("programme", Optional.of(Subject.Kind.PROGRAMME))
                .own("applied", SystemFact.ProgrammeApplied.class);
    }
}
