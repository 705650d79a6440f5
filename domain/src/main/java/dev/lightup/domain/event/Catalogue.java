package dev.lightup.domain.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every event type: its name, the fact it carries, the kind of subject it is about. The place in its family is the rank that
/// breaks ties within one instant (created before changed, submitted before fulfilled).
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

    private static final Map<String, Type> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, Type> BY_FACT = new LinkedHashMap<>();

    static {
        var partner = new Family("partner", Optional.of(Subject.Kind.PARTNER));
        partner.add("application.submitted", PartnerFact.ApplicationSubmitted.class)
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
                .add("offboarded", PartnerFact.Offboarded.class);
        new Family("offer", Optional.of(Subject.Kind.OFFER)).add("listed", OfferFact.Listed.class)
                .add("lit_up", OfferFact.LitUp.class)
                .about(Subject.Kind.PARTNER, "partner_enabled", PartnerFact.OfferEnabled.class)
                .about(Subject.Kind.PARTNER, "partner_disabled", PartnerFact.OfferDisabled.class)
                .add("retired", OfferFact.Retired.class);
        new Family("customer", Optional.of(Subject.Kind.CUSTOMER)).add("created", CustomerFact.Created.class)
                .add("reseller_link.accepted", CustomerFact.ResellerLinkAccepted.class)
                .add("reseller_link.removed", CustomerFact.ResellerLinkRemoved.class)
                .add("agreement.accepted", CustomerFact.AgreementAccepted.class)
                .add("gdap.requested", CustomerFact.GdapRequested.class)
                .add("gdap.approved", CustomerFact.GdapApproved.class)
                .add("gdap.expired", CustomerFact.GdapExpired.class)
                .add("gdap.terminated", CustomerFact.GdapTerminated.class)
                .own("snapshot", CustomerFact.Snapshot.class);
        new Family("order", Optional.of(Subject.Kind.ORDER)).add("submitted", OrderFact.Submitted.class)
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
        new Family("subscription", Optional.of(Subject.Kind.SUBSCRIPTION))
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
        new Family("usage", Optional.of(Subject.Kind.USAGE)).add("snapshot", UsageFact.Snapshot.class)
                .add("seat_assigned", UsageFact.SeatAssigned.class)
                .add("seat_unassigned", UsageFact.SeatUnassigned.class)
                .add("threshold_exceeded", UsageFact.ThresholdExceeded.class);
        new Family("milestone", Optional.of(Subject.Kind.MILESTONE)).add("planned", MilestoneFact.Planned.class)
                .add("started", MilestoneFact.Started.class)
                .add("reached", MilestoneFact.Reached.class)
                .add("missed", MilestoneFact.Missed.class)
                .add("blocked", MilestoneFact.Blocked.class)
                .add("waived", MilestoneFact.Waived.class);
        new Family("escalation", Optional.of(Subject.Kind.ESCALATION)).add("opened", EscalationFact.Opened.class)
                .add("acknowledged", EscalationFact.Acknowledged.class)
                .add("assigned", EscalationFact.Assigned.class)
                .add("raised", EscalationFact.Raised.class)
                .add("commented", EscalationFact.Commented.class)
                .add("resolved", EscalationFact.Resolved.class)
                .add("reopened", EscalationFact.Reopened.class)
                .add("closed", EscalationFact.Closed.class);
        new Family("system", Optional.empty()).add("test", SystemFact.Test.class)
                .add("heartbeat", SystemFact.Heartbeat.class)
                .add("touch", SystemFact.Touch.class)
                .add("corrected", SystemFact.Corrected.class)
                .add("retracted", SystemFact.Retracted.class)
                .add("snapshot.begin", SystemFact.SnapshotBegin.class)
                .add("snapshot.end", SystemFact.SnapshotEnd.class)
                .own("placed", SystemFact.Placed.class)
                .own("quarantined", SystemFact.Quarantined.class)
                .own("export_read", SystemFact.ExportRead.class);
        new Family("programme", Optional.of(Subject.Kind.PROGRAMME)).own("applied", SystemFact.ProgrammeApplied.class);
        partner.own("export_listed", PartnerFact.ExportListed.class).own("snapshot", PartnerFact.Snapshot.class);
    }

    private Catalogue() {}

    /// The type of that name, if there is one.
    public static Optional<Type> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The type that carries this kind of fact.
    public static Type of(Fact fact) {
        Type type = BY_FACT.get(fact.getClass());
        if (type == null) {
            throw new IllegalStateException("no event type carries " + fact.getClass().getName());
        }
        return type;
    }

    /// All types, family by family.
    public static List<Type> all() {
        return List.copyOf(BY_NAME.values());
    }

    private static final class Family {
        private final String name;
        private final Optional<Subject.Kind> kind;
        private int rank;

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
            var type = new Type(name + "." + action, fact, about, rank++, external);
            BY_NAME.put(type.name(), type);
            BY_FACT.put(fact, type);
            return this;
        }
    }
}
