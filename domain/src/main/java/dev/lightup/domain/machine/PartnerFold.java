package dev.lightup.domain.machine;

import static dev.lightup.domain.state.PartnerRequirement.ACCESS;
import static dev.lightup.domain.state.PartnerRequirement.APPLICATION;
import static dev.lightup.domain.state.PartnerRequirement.CREDIT;
import static dev.lightup.domain.state.PartnerRequirement.POR;
import static dev.lightup.domain.state.PartnerRequirement.RELATIONSHIP;
import static dev.lightup.domain.state.RequirementTrack.Status.BLOCKED;
import static dev.lightup.domain.state.RequirementTrack.Status.EXPIRED;
import static dev.lightup.domain.state.RequirementTrack.Status.IN_PROGRESS;
import static dev.lightup.domain.state.RequirementTrack.Status.REJECTED;
import static dev.lightup.domain.state.RequirementTrack.Status.SATISFIED;
import static dev.lightup.domain.state.RequirementTrack.Status.WAIVED;

import dev.lightup.domain.event.EventDays;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PartnerState.Certification;
import dev.lightup.domain.state.PartnerState.Credit;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.words.StatusWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A partner's onboarding: independent tracks that may go backward, its standing, credit, certifications and offers. The tracks of
/// the application, the reseller's agreement and the credit are with the distributor and know no region unless one is told.
final class PartnerFold implements SubjectFold {
    private Optional<String> name = Optional.empty();
    private Optional<String> country = Optional.empty();
    private final RequirementTracks tracks;
    private Standing standing = Standing.GOOD;
    private Optional<Instant> standingSince = Optional.empty();
    private Optional<Reason> standingReason = Optional.empty();
    private Credit credit = new Credit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private final SortedMap<String, Certification> certifications = new TreeMap<>();
    private final SortedMap<String, Instant> offers = new TreeMap<>();
    private final SortedMap<String, Instant> feeds = new TreeMap<>();
    private final SortedSet<String> unmapped = new TreeSet<>();
    private Optional<Instant> opened = Optional.empty();
    private Optional<Instant> closed = Optional.empty();

    private final StatusWords words;
    private final StateBounds beyond;

    PartnerFold(StatusWords words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
        tracks = new RequirementTracks(beyond);
    }

    PartnerFold(PartnerState state, StatusWords words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
        name = state.name();
        country = state.country();
        tracks = new RequirementTracks(state.tracks(), state.verifications(), beyond);
        standing = state.standing();
        standingSince = state.standingSince();
        standingReason = state.standingReason();
        credit = state.credit();
        certifications.putAll(state.certifications());
        offers.putAll(state.offers());
        feeds.putAll(state.feeds());
        unmapped.addAll(state.unmapped());
        opened = state.opened();
        closed = state.closed();
    }

    @Override
    public PartnerState state() {
        return new PartnerState(name, country, tracks.tracks(), tracks.verifications(), standing, standingSince,
                standingReason, credit, new TreeMap<>(certifications), new TreeMap<>(offers), new TreeMap<>(feeds),
                new TreeSet<>(unmapped), opened, closed);
    }

    @Override
    public boolean take(FoldStep step) {
        return !(step.fact() instanceof PartnerFact fact) || take(fact, step.at());
    }

    private boolean take(PartnerFact fact, Instant at) {
        switch (fact) {
            case PartnerFact.ApplicationSubmitted told -> {
                name = told.name().or(() -> name);
                country = told.country().or(() -> country);
                move(APPLICATION, IN_PROGRESS, at);
            }
            case PartnerFact.ApplicationApproved() -> move(APPLICATION, SATISFIED, at);
            case PartnerFact.ApplicationRejected(var why) ->
                tracks.move(APPLICATION, Optional.empty(), REJECTED, why, at);
            case PartnerFact.VerificationUpdated told -> words.verification()
                    .meaning(told.status())
                    .ifPresentOrElse(status -> tracks.verify(told.kind(), told.region(), status, at),
                            () -> UnknownWords.keep(unmapped, told.status()));
            case PartnerFact.AgreementSigned(var kind, var region) -> agreement(kind, region, SATISFIED, at);
            case PartnerFact.AgreementExpired(var kind, var region) -> agreement(kind, region, EXPIRED, at);
            case PartnerFact.AgreementRevoked(var kind, var region) -> agreement(kind, region, REJECTED, at);
            case PartnerFact.CreditRequested(_, var currency) -> {
                line(credit.limit(), credit.available(), credit.needed(), currency);
                move(CREDIT, IN_PROGRESS, at);
            }
            case PartnerFact.CreditApproved(var limit, var currency) -> {
                line(limit.or(credit::limit), Optional.empty(), Optional.empty(), currency);
                move(CREDIT, SATISFIED, at);
            }
            case PartnerFact.CreditDeclined(var why) -> tracks.move(CREDIT, Optional.empty(), REJECTED, why, at);
            case PartnerFact.CreditChanged(var limit, var currency) ->
                line(Optional.of(limit), credit.available(), credit.needed(), currency);
            case PartnerFact.CreditExceeded(var available, var needed, var currency) -> {
                line(credit.limit(), available, needed, currency);
                move(CREDIT, BLOCKED, at);
            }
            case PartnerFact.CreditReleased() -> {
                line(credit.limit(), Optional.empty(), Optional.empty(), Optional.empty());
                move(CREDIT, SATISFIED, at);
            }
            case PartnerFact.CertificationEarned(var called, var offer, var expires) ->
                earn(called, new Certification(offer, at, expires));
            case PartnerFact.CertificationExpired(var called) ->
                certifications.computeIfPresent(called, (_, held) -> expired(held, at));
            case PartnerFact.RelationshipInvited(var region) ->
                tracks.move(RELATIONSHIP, region, IN_PROGRESS, Optional.empty(), at);
            case PartnerFact.RelationshipAccepted(var region) ->
                tracks.move(RELATIONSHIP, region, SATISFIED, Optional.empty(), at);
            case PartnerFact.RelationshipRemoved(var region) ->
                tracks.move(RELATIONSHIP, region, EXPIRED, Optional.empty(), at);
            case PartnerFact.PorValidated(var valid, var code, var region) ->
                tracks.move(POR, region, valid ? SATISFIED : BLOCKED,
                        valid ? Optional.empty() : code.map(Reason::of), at);
            case PartnerFact.AccessGranted(var region) ->
                tracks.move(ACCESS, region, SATISFIED, Optional.empty(), at);
            case PartnerFact.RequirementWaived(var word, var region, var why) -> PartnerRequirement.parse(word)
                    .ifPresentOrElse(
                            requirement -> tracks.move(requirement, region, WAIVED,
                                    why.map(text -> new Reason("waived", Optional.of(text))), at),
                            () -> UnknownWords.keep(unmapped, word));
            case PartnerFact.Suspended(var why) -> {
                if (standing != Standing.OFFBOARDED) {
                    stand(Standing.SUSPENDED, why, at);
                }
            }
            case PartnerFact.Reinstated() -> stand(Standing.GOOD, Optional.empty(), at);
            case PartnerFact.Offboarded(var why) -> {
                stand(Standing.OFFBOARDED, why, at);
                close(at);
            }
            case PartnerFact.Opened() -> {
                boolean first = opened.isEmpty();
                opened = opened.or(() -> Optional.of(at));
                return first;
            }
            case PartnerFact.OfferEnabled(var offer) -> {
                if (!offers.containsKey(offer)) {
                    beyond.put("offers", offers, offer, at, PartnerState.LISTED);
                }
            }
            case PartnerFact.OfferDisabled(var offer) -> offers.remove(offer);
            case PartnerFact.ExportListed(var feed, var asOf) -> {
                Instant known = feeds.getOrDefault(feed, asOf);
                beyond.put("feeds", feeds, feed, known.isAfter(asOf) ? known : asOf, PartnerState.LISTED);
                return false;
            }
            case PartnerFact.Snapshot(var called) -> {
                boolean news = called.isPresent() && !called.equals(name);
                name = called.or(() -> name);
                return news;
            }
        }
        return true;
    }

    private void move(PartnerRequirement requirement, RequirementTrack.Status to, Instant at) {
        tracks.move(requirement, Optional.empty(), to, Optional.empty(), at);
    }

    private void agreement(String kind, Optional<String> region, RequirementTrack.Status to, Instant at) {
        words.agreement()
                .meaning(kind)
                .ifPresentOrElse(agreement -> tracks.move(agreement, region, to, Optional.empty(), at),
                        () -> UnknownWords.keep(unmapped, kind));
    }

    private void line(
            Optional<BigDecimal> limit,
            Optional<BigDecimal> available,
            Optional<BigDecimal> needed,
            Optional<String> currency) {
        credit = new Credit(limit, available, needed, currency.or(credit::currency));
    }

    /// Of more than are kept the ones earned first make room.
    private void earn(String called, Certification earned) {
        certifications.put(called, earned);
        if (certifications.size() > PartnerState.LISTED) {
            certifications.entrySet()
                    .stream()
                    .min(Comparator.comparing((Map.Entry<String, Certification> one) -> one.getValue().earned())
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(first -> certifications.remove(first.getKey()));
            beyond.count("certifications");
        }
    }

    /// It ran until the day it was said to have expired, or until the earlier day that was known.
    private static Certification expired(Certification held, Instant at) {
        LocalDate day = EventDays.of(at, ZoneOffset.UTC);
        return new Certification(held.offer(), held.earned(),
                Optional.of(held.expires().filter(known -> known.isBefore(day)).orElse(day)));
    }

    /// Told again while they are closed it leaves the first moment.
    private void close(Instant at) {
        if (opened.isPresent() || closed.isEmpty()) {
            closed = Optional.of(at);
        }
        opened = Optional.empty();
    }

    private void stand(Standing to, Optional<Reason> why, Instant at) {
        if (standing != to) {
            standing = to;
            standingSince = Optional.of(at);
        }
        standingReason = why;
    }
}
