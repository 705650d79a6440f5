package dev.lightup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What pages would say of the story at its end.
class ReadingsTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");

    private final Story story = Story.tell(new StoryOptions(24, 1, UNTIL));
    private final Readings readings = new Readings(story, UNTIL);
    private final List<AccountReading> accounts = story.cast()
            .partners()
            .stream()
            .flatMap(partner -> partner.accounts().stream())
            .map(account -> readings.account(account.tenant(), account.account()))
            .toList();

    @Test
    void ordersAreStuckAtEverySideWithDifferentLateness() {
        Map<Side, Set<Urgency>> seen = new EnumMap<>(Side.class);
        accounts.stream()
                .flatMap(account -> account.agenda().moves().stream())
                .filter(move -> move.kind() == Move.Kind.ORDER)
                .forEach(move -> seen.computeIfAbsent(move.why().side(), _ -> EnumSet.noneOf(Urgency.class))
                        .add(move.deadline().urgency()));
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Side.values());
        assertThat(seen.values()).anyMatch(urgencies -> urgencies.size() == 3);
    }

    @Test
    void mostOrdersAreFulfilled() {
        int all = accounts.stream().map(a -> a.orders().count()).mapToInt(OrderCount::total).sum();
        int fulfilled = accounts.stream().mapToInt(account -> account.orders().count().fulfilled()).sum();
        assertThat(all).isGreaterThan(300);
        assertThat(fulfilled * 100 / all).isBetween(80, 97);
        assertThat(accounts.stream().mapToInt(account -> account.orders().count().inUseNotClosed()).sum()).isBetween(2,
                9);
        assertThat(accounts.stream().mapToInt(account -> account.orders().count().scheduled()).sum()).isPositive();
    }

    @Test
    void notEveryAccountIsInTrouble() {
        Map<Verdict.Level, Long> levels = accounts.stream()
                .collect(Collectors.groupingBy(account -> account.verdict().level(), TreeMap::new,
                        Collectors.counting()));
        System.out.println("verdicts " + levels);
        assertThat(levels).containsKeys(Verdict.Level.LATE, Verdict.Level.CLEAR);
        assertThat(levels.get(Verdict.Level.LATE)).isLessThan(24L);
    }

    @Test
    void someCustomersAreUnplacedAndSomeSeatsDisputed() {
        assertThat(readings.held("meridian", Holder.UNPLACED)).isNotEmpty();
        assertThat(accounts.stream().mapToInt(account -> account.quality().disputes().size()).sum()).isPositive();
    }
}
