package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.words.TestWords;
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
        return TestWords.FOLD.fold(subject, entries(subject, fact)).current();
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

    private static List<OrderLine> lines(int many, int length) {
        Random random = new Random(17);
        return IntStream.range(0, many)
                .mapToObj(i -> new OrderLine(random.ints(length, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(), i, Optional.empty()))
                .toList();
    }

    @Test
    void ofAnOrdersThreeThousandLinesTheFirstAreKeptAndTheOthersCountedOnce() {
        List<OrderLine> lines = lines(3_000, 13);
        var order = new Subject(Subject.Kind.ORDER, "o1");
        Slice sent = slice(order,
                i -> new OrderFact.Submitted(lines, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(((OrderState) sent.state()).lines()).isEqualTo(lines.subList(0, 500));
        assertThat(sent.beyond()).isEqualTo(Map.of("order lines", 2_500L));
        Slice listed = slice(order, i -> new OrderFact.Snapshot("f", Told.minute(i), "Processing",
                Optional.empty(), lines, Optional.empty()));
        assertThat(((OrderState) listed.state()).listed().orElseThrow().lines()).isEqualTo(lines.subList(0, 500));
        assertThat(listed.beyond()).isEqualTo(Map.of("order lines", 2_500L));
        assertThat(listed.recent()).hasSize(1);
    }

    @Test
    void longNamesOfAnOrdersLinesAreKeptUpToABoundOfCharactersAndMomentsTellOfFewLinesOnly() {
        var order = new Subject(Subject.Kind.ORDER, "o1");
        List<OrderLine> few = lines(20, 13);
        Slice slice = TestWords.FOLD.fold(order, List.of(
                told(order, "e1", new OrderFact.Submitted(few, Optional.empty(), Optional.empty(), Optional.empty()))
                        .at(1)
                        .entry(),
                told(order, "e2", new OrderFact.Submitted(lines(300, 200), Optional.of("PO 7"), Optional.empty(),
                        Optional.empty())).at(2).entry()))
                .current();
        assertThat(((OrderState) slice.state()).lines()).hasSize(100);
        assertThat(slice.beyond()).isEqualTo(Map.of("order lines", 200L));
        assertThat(slice.recent().getLast().fact()).isEqualTo(
                new OrderFact.Submitted(few, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(slice.recent().getFirst().fact()).isEqualTo(
                new OrderFact.Submitted(List.of(), Optional.of("PO 7"), Optional.empty(), Optional.empty()));
    }

    @Test
    void whatIsKeptGoesOnChangingAndCountsNothing() {
        List<Entry> entries = new ArrayList<>(
                entries(PARTNER, i -> new PartnerFact.AccessGranted(Optional.of("r" + i % 200))));
        assertThat(TestWords.FOLD.fold(PARTNER, entries).current().beyond()).isEmpty();
    }

    @Test
    void aFoldFromACheckpointCountsOnAndTheOrderOfArrivalMakesNoDifference() {
        long seed = Long.getLong("lightup.seed", 29L);
        System.out.println("bounds in any order: seed " + seed);
        List<Entry> entries = entries(PARTNER,
                i -> new PartnerFact.CertificationEarned("c" + i, Optional.empty(), Optional.empty()));
        var whole = TestWords.FOLD.fold(PARTNER, entries);
        Checkpoint checkpoint = TestWords.CHECKPOINTS.propose(PARTNER, entries.subList(0, 1_000)).orElseThrow();
        List<Entry> after = entries.stream().filter(entry -> entry.ownTime().isAfter(checkpoint.cut())).toList();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after, List.of())).contains(whole);
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(TestWords.FOLD.fold(PARTNER, shuffled)).isEqualTo(whole);
    }
}
