package dev.lightup.domain.reading;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PartnerState.Credit;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.state.RequirementTrack;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A partner for tests: Brightwater, of which nothing is told yet.
public final class APartner {
    private final SortedMap<String, RequirementTrack> tracks = new TreeMap<>();
    private final SortedMap<String, Instant> feeds = new TreeMap<>();
    private Standing standing = Standing.GOOD;
    private Optional<Instant> opened = Optional.empty();
    private Optional<Instant> closed = Optional.empty();

    public static APartner partner() {
        return new APartner();
    }

    public APartner track(PartnerRequirement requirement, RequirementTrack.Status status, String since) {
        return track(requirement, Optional.empty(), status, since, Optional.empty());
    }

    public APartner track(
            PartnerRequirement requirement,
            Optional<String> region,
            RequirementTrack.Status status,
            String since,
            Optional<String> reason) {
        tracks.put(requirement.word() + region.map(r -> "@" + r).orElse(""),
                new RequirementTrack(requirement, region, status, Given.at(since), reason.map(Reason::of)));
        return this;
    }

    public APartner feed(String feed, String newest) {
        feeds.put(feed, Given.at(newest));
        return this;
    }

    public APartner is(Standing standing) {
        this.standing = standing;
        return this;
    }

    public APartner opened(String since) {
        opened = Optional.of(Given.at(since));
        return this;
    }

    public APartner closed(String since) {
        closed = Optional.of(Given.at(since));
        return this;
    }

    public HeldSlice held() {
        return Given.held(new Subject(Subject.Kind.PARTNER, Given.PARTNER), Optional.empty(),
                new PartnerState(Optional.of("token"), Optional.empty(), tracks, new TreeMap<>(), standing,
                        Optional.empty(),
                        Optional.empty(),
                        new Credit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        new TreeMap<>(), new TreeMap<>(), feeds, new TreeSet<>(), opened, closed));
    }
}
