package dev.lightup.domain.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every event type: its number, its name, the fact it carries, the kind of subject it is about. The number breaks ties within one
/// instant (created before changed, submitted before fulfilled). It is given once and for ever: a new type takes the next free one,
/// wherever it is declared, and a test holds the list of all that were ever given.
///
/// A family is read when one of its types is first asked for: a sender waits for the beginning of a process that is told of orders only.
public final class Catalogue {
    /// An event type.
    ///
    /// @param name `family.action`
    /// @param fact the record that its data becomes
    /// @param subject the kind its subject must have; empty for `system` types that may speak of any
    /// @param number its fixed number, from 1; no other type ever has it
    /// @param external whether senders may send it; the others are our own facts
    public record Type(
            String name,
            Class<? extends Fact> fact,
            Optional<Subject.Kind> subject,
            int number,
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
            case "feed" -> Optional.of(Feeds.TYPES);
            case "link" -> Optional.of(Links.TYPES);
            case "portfolio" -> Optional.of(Portfolios.TYPES);
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
        if (FeedFact.class.isAssignableFrom(fact)) {
            return List.of(Feeds.TYPES);
        }
        if (LinkFact.class.isAssignableFrom(fact)) {
            return List.of(Links.TYPES);
        }
        if (PortfolioFact.class.isAssignableFrom(fact)) {
            return List.of(Portfolios.TYPES);
        }
        return List.of();
    }

    /// All types, family by family.
    public static List<Type> all() {
        return Stream
                .of(Partners.TYPES, Offers.TYPES, Customers.TYPES, Orders.TYPES, Subscriptions.TYPES, Usage.TYPES,
                        Milestones.TYPES, Escalations.TYPES, Systems.TYPES, Programmes.TYPES, Feeds.TYPES,
                        Links.TYPES, Portfolios.TYPES)
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

        Family add(int number, String action, Class<? extends Fact> fact) {
            return put(number, action, fact, kind, true);
        }

        Family own(int number, String action, Class<? extends Fact> fact) {
            return put(number, action, fact, kind, false);
        }

        Family about(int number, Subject.Kind other, String action, Class<? extends Fact> fact) {
            return put(number, action, fact, Optional.of(other), true);
        }

        private Family put(
                int number,
                String action,
                Class<? extends Fact> fact,
                Optional<Subject.Kind> about,
                boolean external) {
            var type = new Type(name + "." + action, fact, about, number, external);
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
                .add(1, "application.submitted", PartnerFact.ApplicationSubmitted.class)
                .add(2, "application.approved", PartnerFact.ApplicationApproved.class)
                .add(3, "application.rejected", PartnerFact.ApplicationRejected.class)
                .add(4, "verification.updated", PartnerFact.VerificationUpdated.class)
                .add(5, "agreement.signed", PartnerFact.AgreementSigned.class)
                .add(6, "agreement.expired", PartnerFact.AgreementExpired.class)
                .add(7, "agreement.revoked", PartnerFact.AgreementRevoked.class)
                .add(8, "credit.requested", PartnerFact.CreditRequested.class)
                .add(9, "credit.approved", PartnerFact.CreditApproved.class)
                .add(10, "credit.declined", PartnerFact.CreditDeclined.class)
                .add(11, "credit.changed", PartnerFact.CreditChanged.class)
                .add(12, "credit.exceeded", PartnerFact.CreditExceeded.class)
                .add(13, "credit.released", PartnerFact.CreditReleased.class)
                .add(14, "certification.earned", PartnerFact.CertificationEarned.class)
                .add(15, "certification.expired", PartnerFact.CertificationExpired.class)
                .add(16, "relationship.invited", PartnerFact.RelationshipInvited.class)
                .add(17, "relationship.accepted", PartnerFact.RelationshipAccepted.class)
                .add(18, "relationship.removed", PartnerFact.RelationshipRemoved.class)
                .add(19, "por.validated", PartnerFact.PorValidated.class)
                .add(20, "access.granted", PartnerFact.AccessGranted.class)
                .add(21, "requirement.waived", PartnerFact.RequirementWaived.class)
                .add(22, "suspended", PartnerFact.Suspended.class)
                .add(23, "reinstated", PartnerFact.Reinstated.class)
                .add(24, "offboarded", PartnerFact.Offboarded.class)
                .add(105, "opened", PartnerFact.Opened.class)
                .own(25, "export_listed", PartnerFact.ExportListed.class)
                .own(26, "snapshot", PartnerFact.Snapshot.class);
    }

    private static final class Offers {
        static final Family TYPES = new Family("offer", Optional.of(Subject.Kind.OFFER))
                .add(27, "listed", OfferFact.Listed.class)
                .add(28, "lit_up", OfferFact.LitUp.class)
                .about(29, Subject.Kind.PARTNER, "partner_enabled", PartnerFact.OfferEnabled.class)
                .about(30, Subject.Kind.PARTNER, "partner_disabled", PartnerFact.OfferDisabled.class)
                .add(31, "retired", OfferFact.Retired.class);
    }

    private static final class Customers {
        static final Family TYPES = new Family("customer", Optional.of(Subject.Kind.CUSTOMER))
                .add(32, "created", CustomerFact.Created.class)
                .add(33, "reseller_link.accepted", CustomerFact.ResellerLinkAccepted.class)
                .add(34, "reseller_link.removed", CustomerFact.ResellerLinkRemoved.class)
                .add(35, "agreement.accepted", CustomerFact.AgreementAccepted.class)
                .add(36, "gdap.requested", CustomerFact.GdapRequested.class)
                .add(37, "gdap.approved", CustomerFact.GdapApproved.class)
                .add(38, "gdap.expired", CustomerFact.GdapExpired.class)
                .add(39, "gdap.terminated", CustomerFact.GdapTerminated.class)
                .own(40, "snapshot", CustomerFact.Snapshot.class);
    }

    private static final class Orders {
        static final Family TYPES = new Family("order", Optional.of(Subject.Kind.ORDER))
                .add(41, "submitted", OrderFact.Submitted.class)
                .add(42, "accepted", OrderFact.Accepted.class)
                .add(43, "review_required", OrderFact.ReviewRequired.class)
                .add(44, "on_hold", OrderFact.OnHold.class)
                .add(45, "action_required", OrderFact.ActionRequired.class)
                .add(46, "released", OrderFact.Released.class)
                .add(47, "provisioning_started", OrderFact.ProvisioningStarted.class)
                .add(48, "line_updated", OrderFact.LineUpdated.class)
                .add(49, "partially_fulfilled", OrderFact.PartiallyFulfilled.class)
                .add(50, "fulfilled", OrderFact.Fulfilled.class)
                .add(51, "failed", OrderFact.Failed.class)
                .add(52, "resubmitted", OrderFact.Resubmitted.class)
                .add(53, "cancelled", OrderFact.Cancelled.class)
                .add(54, "promised", OrderFact.Promised.class)
                .own(55, "snapshot", OrderFact.Snapshot.class);
    }

    private static final class Subscriptions {
        static final Family TYPES = new Family("subscription", Optional.of(Subject.Kind.SUBSCRIPTION))
                .add(56, "created", SubscriptionFact.Created.class)
                .add(57, "activated", SubscriptionFact.Activated.class)
                .add(58, "trial_started", SubscriptionFact.TrialStarted.class)
                .add(59, "quantity_changed", SubscriptionFact.QuantityChanged.class)
                .add(60, "plan_changed", SubscriptionFact.PlanChanged.class)
                .add(61, "renewed", SubscriptionFact.Renewed.class)
                .add(62, "autorenew_changed", SubscriptionFact.AutorenewChanged.class)
                .add(63, "trial_converted", SubscriptionFact.TrialConverted.class)
                .add(64, "trial_ended", SubscriptionFact.TrialEnded.class)
                .add(65, "suspended", SubscriptionFact.Suspended.class)
                .add(66, "resumed", SubscriptionFact.Resumed.class)
                .add(67, "expired", SubscriptionFact.Expired.class)
                .add(68, "disabled", SubscriptionFact.Disabled.class)
                .add(69, "cancelled", SubscriptionFact.Cancelled.class)
                .add(70, "deleted", SubscriptionFact.Deleted.class)
                .add(71, "transferred", SubscriptionFact.Transferred.class)
                .add(72, "migrated", SubscriptionFact.Migrated.class)
                .add(73, "snapshot", SubscriptionFact.Snapshot.class);
    }

    private static final class Usage {
        static final Family TYPES = new Family("usage", Optional.of(Subject.Kind.USAGE))
                .add(74, "snapshot", UsageFact.Snapshot.class)
                .add(75, "seat_assigned", UsageFact.SeatAssigned.class)
                .add(76, "seat_unassigned", UsageFact.SeatUnassigned.class)
                .add(77, "threshold_exceeded", UsageFact.ThresholdExceeded.class);
    }

    private static final class Milestones {
        static final Family TYPES = new Family("milestone", Optional.of(Subject.Kind.MILESTONE))
                .add(78, "planned", MilestoneFact.Planned.class)
                .add(79, "started", MilestoneFact.Started.class)
                .add(80, "reached", MilestoneFact.Reached.class)
                .add(81, "missed", MilestoneFact.Missed.class)
                .add(82, "blocked", MilestoneFact.Blocked.class)
                .add(83, "waived", MilestoneFact.Waived.class);
    }

    private static final class Escalations {
        static final Family TYPES = new Family("escalation", Optional.of(Subject.Kind.ESCALATION))
                .add(84, "opened", EscalationFact.Opened.class)
                .add(85, "acknowledged", EscalationFact.Acknowledged.class)
                .add(86, "assigned", EscalationFact.Assigned.class)
                .add(87, "raised", EscalationFact.Raised.class)
                .add(88, "commented", EscalationFact.Commented.class)
                .add(89, "resolved", EscalationFact.Resolved.class)
                .add(90, "reopened", EscalationFact.Reopened.class)
                .add(91, "closed", EscalationFact.Closed.class);
    }

    private static final class Systems {
        static final Family TYPES = new Family("system", Optional.empty())
                .add(92, "test", SystemFact.Test.class)
                .add(93, "heartbeat", SystemFact.Heartbeat.class)
                .add(94, "touch", SystemFact.Touch.class)
                .add(95, "corrected", SystemFact.Corrected.class)
                .add(96, "retracted", SystemFact.Retracted.class)
                .add(97, "snapshot.begin", SystemFact.SnapshotBegin.class)
                .add(98, "snapshot.end", SystemFact.SnapshotEnd.class)
                .own(99, "placed", SystemFact.Placed.class)
                .own(100, "quarantined", SystemFact.Quarantined.class)
                .own(101, "export_read", SystemFact.ExportRead.class);
    }

    private static final class Programmes {
        static final Family TYPES = new Family("programme", Optional.of(Subject.Kind.PROGRAMME))
                .own(102, "applied", SystemFact.ProgrammeApplied.class);
    }

    private static final class Feeds {
        static final Family TYPES = new Family("feed", Optional.of(Subject.Kind.FEED))
                .own(103, "file_read", FeedFact.FileRead.class)
                .own(104, "file_begun", FeedFact.FileBegun.class);
    }

    private static final class Links {
        static final Family TYPES = new Family("link", Optional.of(Subject.Kind.LINK))
                .own(106, "made", LinkFact.Made.class)
                .own(107, "ended", LinkFact.Ended.class);
    }

    private static final class Portfolios {
        static final Family TYPES = new Family("portfolio", Optional.of(Subject.Kind.PORTFOLIO))
                .own(108, "set", PortfolioFact.Told.class)
                .own(109, "removed", PortfolioFact.Removed.class);
    }
}
