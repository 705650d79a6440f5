package dev.lightup.domain.partner;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.partner.OnboardingReading.Stage;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads how far a partner is, and what its requirements wait for.
public final class OnboardingReader {
    /// Access to the portal is a courtesy; the rest is a gate.
    static final Set<PartnerRequirement> MANDATORY = EnumSet.complementOf(EnumSet.of(PartnerRequirement.ACCESS));
    private static final Comparator<RequirementTrack> UNSETTLED_FIRST = Comparator
            .<RequirementTrack, Boolean>comparing(t -> t.status().isSettled())
            .thenComparing(RequirementTrack::requirement)
            .thenComparing(t -> t.region().orElse(""));

    private final CauseRules causes;
    private final DeadlineClock deadlines;
    private final UnmappedWords unmapped;

    public OnboardingReader(CauseRules causes, DeadlineClock deadlines, UnmappedWords unmapped) {
        this.causes = causes;
        this.deadlines = deadlines;
        this.unmapped = unmapped;
    }

    /// @param transacting whether an order was fulfilled or a subscription is paid
    /// @param active whether a seat is in use
    public static OnboardingReading read(Optional<PartnerState> partner, boolean transacting, boolean active) {
        List<RequirementTrack> tracks = partner.map(p -> p.tracks().values().stream().sorted(UNSETTLED_FIRST).toList())
                .orElse(List.of());
        return new OnboardingReading(stage(partner, tracks, transacting, active), tracks, open(tracks));
    }

    private static Stage stage(
            Optional<PartnerState> partner,
            List<RequirementTrack> tracks,
            boolean transacting,
            boolean active) {
        Standing standing = partner.map(PartnerState::standing).orElse(Standing.GOOD);
        return switch (standing) {
            case OFFBOARDED -> Stage.OFFBOARDED;
            case SUSPENDED -> Stage.SUSPENDED;
            case GOOD -> active
                    ? Stage.ACTIVE_USE
                    : transacting ? Stage.TRANSACTING : isReady(tracks) ? Stage.READY_TO_TRANSACT : early(tracks);
        };
    }

    private static Stage early(List<RequirementTrack> tracks) {
        List<RequirementTrack> begun = tracks.stream()
                .filter(t -> t.status() != RequirementTrack.Status.NOT_STARTED)
                .toList();
        if (begun.isEmpty()) {
            return Stage.UNKNOWN;
        }
        return begun.stream()
                .allMatch(t -> t.requirement() == PartnerRequirement.APPLICATION && !t.status().isSettled())
                        ? Stage.APPLIED
                        : Stage.QUALIFYING;
    }

    /// Ready in at least one region: there every mandatory requirement is settled, by its own track or one that holds
    /// everywhere.
    private static boolean isReady(Collection<RequirementTrack> tracks) {
        return open(tracks).isEmpty();
    }

    private static List<PartnerRequirement> open(Collection<RequirementTrack> tracks) {
        SortedSet<String> regions = new TreeSet<>(tracks.stream().flatMap(t -> t.region().stream()).toList());
        regions.add("");
        return regions.stream()
                .map(region -> MANDATORY.stream().filter(r -> !settled(tracks, r, region)).toList())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static boolean settled(Collection<RequirementTrack> tracks, PartnerRequirement requirement, String region) {
        List<RequirementTrack> own = tracks.stream()
                .filter(t -> t.requirement() == requirement && t.region().filter(region::equals).isPresent())
                .toList();
        List<RequirementTrack> everywhere = tracks.stream()
                .filter(t -> t.requirement() == requirement && t.region().isEmpty())
                .toList();
        List<RequirementTrack> counting = own.isEmpty() ? everywhere : own;
        return !counting.isEmpty() && counting.stream().allMatch(t -> t.status().isSettled());
    }

    /// What waits for somebody; nothing once the partner has left.
    public List<Move> moves(String account, Optional<PartnerState> partner) {
        return partner.filter(p -> p.standing() != Standing.OFFBOARDED)
                .stream()
                .flatMap(p -> p.tracks().values().stream())
                .filter(OnboardingReader::waits)
                .map(track -> move(account, track))
                .toList();
    }

    private static boolean waits(RequirementTrack track) {
        return switch (track.status()) {
            case IN_PROGRESS, BLOCKED, REJECTED, EXPIRED -> true;
            case NOT_STARTED, SATISFIED, WAIVED -> false;
        };
    }

    private Move move(String account, RequirementTrack track) {
        CauseRules.Named named = causes.of(track.reason(), cause(track));
        named.unmapped().ifPresent(unmapped::add);
        Cause cause = named.cause();
        return new Move(new Subject(Subject.Kind.PARTNER, account), Move.Kind.REQUIREMENT, track.requirement().word(),
                Move.Why.of(cause, track.reason()), Move.Stake.NONE,
                deadlines.byClock(track.since(), cause, Optional.empty()), false,
                Move.Detail.requirement(track.region()));
    }

    /// Why a requirement waits, when its own reason does not say: in progress it lies with whoever decides it; otherwise
    /// with the partner.
    private static Cause cause(RequirementTrack track) {
        boolean inProgress = track.status() == RequirementTrack.Status.IN_PROGRESS;
        return switch (track.requirement()) {
            case APPLICATION, ACCESS -> inProgress ? Cause.MANUAL_TASK : Cause.PARTNER_ACTION;
            case RESELLER_AGREEMENT, MPA -> Cause.PARTNER_ACTION;
            case CREDIT -> inProgress ? Cause.CREDIT_DECISION : Cause.CREDIT;
            case VERIFICATION -> inProgress ? Cause.VERIFICATION : Cause.COMPLIANCE;
            // an invitation waits for the partner; one that ran out or was taken back, for the distributor
            case RELATIONSHIP ->
                track.status() == RequirementTrack.Status.EXPIRED ? Cause.MANUAL_TASK : Cause.PARTNER_ACTION;
            case POR -> inProgress ? Cause.MANUAL_TASK : Cause.COMPLIANCE;
        };
    }
}
