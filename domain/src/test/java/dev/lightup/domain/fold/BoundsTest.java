package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.UsageState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rule 6: a state is bounded, whatever is sent; what is beyond is counted.
class BoundsTest {
    private static final Subject PARTNER = new Subject(Subject.Kind.PARTNER, "a1");
    private static final int MANY = 2_800;

    private static List<Entry> entries(Subject subject, IntFunction<Fact> fact) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> told(subject, "e" + i, fact.apply(i)).at(i * 60L).entry())
                .toList();
    }

    private static Slice slice(Subject subject, IntFunction<Fact> fact) {
        return Fold.fold(subject, entries(subject, fact)).current();
    }

    @Test
    void ofTwoThousandEightHundredCertificationsTheNewestAreKeptAndTheOthersCounted() {
        Slice slice = slice(PARTNER,
                i -> new PartnerFact.CertificationEarned("c" + i, Optional.empty(), Optional.empty()));
        var kept = ((PartnerState) slice.state()).certifications();
        assertThat(kept).hasSize(200).containsKeys("c2799", "c2600").doesNotContainKey("c2599");
        assertThat(slice.beyond()).isEqualTo(Map.of("certifications", 2_600L));
    }

    @Test
    void everyListThatASenderCanFillKeepsItsBoundAndCountsWhatIsBeyond() {
        assertThat(slice(PARTNER, i -> new PartnerFact.AccessGranted(Optional.of("r" + i))).beyond())
                .isEqualTo(Map.of("requirements", MANY - 200L));
        assertThat(slice(PARTNER, i -> new PartnerFact.OfferEnabled("o" + i)).beyond())
                .isEqualTo(Map.of("offers", MANY - 200L));
        assertThat(slice(PARTNER, i -> new PartnerFact.ExportListed("f" + i, Told.minute(i))).beyond())
                .isEqualTo(Map.of("feeds", MANY - 200L));
        Slice verified = slice(PARTNER,
                i -> new PartnerFact.VerificationUpdated("k" + i, "passed", Optional.empty()));
        assertThat(verified.beyond()).isEqualTo(Map.of("verifications", MANY - 200L));
        assertThat(((PartnerState) verified.state()).verifications()).hasSize(200);
        Slice steps = slice(new Subject(Subject.Kind.MILESTONE, "m"),
                i -> new MilestoneFact.Planned("s" + i, LocalDate.of(2026, 5, 1)));
        assertThat(steps.beyond()).isEqualTo(Map.of("steps", MANY - 200L));
        assertThat(((MilestoneState) steps.state()).steps()).hasSize(200);
        Slice usage = slice(Subject.usage("c1", "s1"),
                i -> new UsageFact.SeatAssigned(Optional.of("w" + i), Optional.empty()));
        assertThat(usage.beyond()).isEqualTo(Map.of("workloads", MANY - 50L));
        assertThat(((UsageState) usage.state()).workloads()).hasSize(50);
        Slice endpoint = slice(new Subject(Subject.Kind.ENDPOINT, "e"),
                i -> new SystemFact.ExportRead("f" + i, Told.minute(i), 1, 0, Optional.empty()));
        assertThat(endpoint.beyond()).isEqualTo(Map.of("exports", MANY - 100L));
        assertThat(((EndpointState) endpoint.state()).exports()).hasSize(100);
    }

    @Test
    void whatIsKeptGoesOnChangingAndCountsNothing() {
        List<Entry> entries = new ArrayList<>(
                entries(PARTNER, i -> new PartnerFact.AccessGranted(Optional.of("r" + i % 200))));
        assertThat(Fold.fold(PARTNER, entries).current().beyond()).isEmpty();
    }

    @Test
    void aFoldFromACheckpointCountsOnAndTheOrderOfArrivalMakesNoDifference() {
        long seed = Long.getLong("lightup.seed", 29L);
        System.out.println("bounds in any order: seed " + seed);
        List<Entry> entries = entries(PARTNER,
                i -> new PartnerFact.CertificationEarned("c" + i, Optional.empty(), Optional.empty()));
        var whole = Fold.fold(PARTNER, entries);
        Checkpoint checkpoint = Checkpoints.propose(PARTNER, entries.subList(0, 1_000)).orElseThrow();
        List<Entry> after = entries.stream().filter(entry -> entry.ownTime().isAfter(checkpoint.cut())).toList();
        assertThat(Checkpoints.foldFrom(checkpoint, after, List.of())).contains(whole);
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Fold.fold(PARTNER, shuffled)).isEqualTo(whole);
    }
}
