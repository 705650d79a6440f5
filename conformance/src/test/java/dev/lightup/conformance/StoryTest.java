package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.demo.Story;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.local.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The demo's story, posted to a ground, comes to the same pages there as on the embedded stack, byte for byte.
@OnGround
@Tag("story")
class StoryTest {
    /// A ground that stays may hold a tenant that another test set up, whom the twin's keys do not know.
    private static final List<String> TENANTS = List.of("nordvik", "meridian", "sakura");
    private static final int AT_ONCE = 25;
    private static final int STATES_AT_ONCE = 100;
    /// A page may differ because the clock moved on between the two that made it; made anew at once, it does not.
    private static final int ROUNDS = 3;

    private final int partners = Integer.getInteger("lightup.story.partners", StoryOptions.FEWEST);
    private final int sendings = Integer.getInteger("lightup.story.sendings", 150);
    private final int senders = Integer.getInteger("lightup.story.senders", 8);
    private final Duration patience = Duration.ofMinutes(Integer.getInteger("lightup.story.minutes", 20));

    @Test
    void everyPageOfTheStoryIsTheEmbeddedStacksByteForByte(Ground ground) throws Exception {
        long began = System.nanoTime();
        Story story = Story.tell(new StoryOptions(partners, 1, Instant.now()));
        List<StoryRequest> posted = new ArrayList<>(story.sendings().limit(sendings).toList());
        Collections.shuffle(posted, new Random(1));
        try (var posters = new Posters(ground, senders)) {
            assertThat(posters.post(story.configuration())).isEqualTo(202);
            assertThat(posters.post(posted)).isSubsetOf(200, 202, 409, 422);
        }
        long answered = System.nanoTime();
        try (Twin twin = Twin.of(ground.keyring())) {
            long events = twin.follow(ground.table());
            SortedMap<String, String> states = Scan.states(twin.table(), TENANTS);
            awaitStates(ground, states);
            long folded = System.nanoTime();
            int pages = compared(ground, twin);
            System.out.printf(
                    "story on %s: %d posts by %d senders in %.1f s; %d events and %d states equal after %.1f s, %d pages after %.1f s%n",
                    ground.name(), posted.size() + 1, senders, (answered - began) / 1e9, events, states.size(),
                    (folded - answered) / 1e9, pages, (System.nanoTime() - folded) / 1e9);
            assertThat(pages).isPositive();
        }
    }

    /// A state that has folded all its events does not change any more, so each is asked for until it is equal, a few at a time.
    private void awaitStates(Ground ground, SortedMap<String, String> states) {
        var open = new TreeMap<>(states);
        Await.until("the states of the embedded stack", patience, () -> {
            List<String> some = open.keySet().stream().limit(STATES_AT_ONCE).toList();
            Scan.some(ground.table(), some).forEach(open::remove);
            return open.isEmpty();
        });
        assertThat(Scan.states(ground.table(), TENANTS)).isEqualTo(states);
    }

    /// How many pages were compared and are equal.
    private static int compared(Ground ground, Twin twin) {
        // The twin's: a unit of the ground is there only once it was published.
        List<Unit> units = units(twin.table().ledger());
        List<String> different = List.of();
        int pages = 0;
        for (int round = 0; round < ROUNDS; round++) {
            publish(ground, units);
            twin.publish();
            assertThat(units(ground.table().ledger())).isEqualTo(units);
            different = new ArrayList<>();
            pages = 0;
            for (Unit unit : units) {
                pages += compare(ground, twin, unit, different);
            }
            if (different.isEmpty()) {
                return pages;
            }
        }
        assertThat(different).isEmpty();
        return pages;
    }

    private static int compare(Ground ground, Twin twin, Unit unit, List<String> different) {
        List<String> paths = paths(ground.table().ledger(), unit);
        if (!paths.equals(paths(twin.table().ledger(), unit))) {
            different.add(unit + " has other pages");
        }
        for (String path : paths) {
            byte[] there = ground.object(path).map(shown -> shown.bytes().array()).orElseThrow();
            if (!twin.object(path).filter(here -> Arrays.equals(here, there)).isPresent()) {
                different.add(path);
            }
        }
        return paths.size();
    }

    /// Every unit that has a page: the accounts, and above them the distributors.
    private static List<Unit> units(Ledger ledger) {
        var units = new TreeSet<Unit>();
        for (String tenant : TENANTS) {
            ledger.units().summaries(tenant).stream().map(SummaryItem::unit).forEach(units::add);
        }
        return List.copyOf(units);
    }

    private static List<String> paths(Ledger ledger, Unit unit) {
        return ledger.units().pages(unit).stream().map(PageItem::path).sorted().toList();
    }

    private static void publish(Ground ground, List<Unit> units) {
        for (int from = 0; from < units.size(); from += AT_ONCE) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            var list = request.putArray("units");
            units.subList(from, Math.min(units.size(), from + AT_ONCE)).forEach(unit -> list.add(unit.toString()));
            for (JsonNode unit : ground.invoke("PublishFunction", request.toString()).path("units")) {
                assertThat(unit.path("outcome").asText()).as(unit.toString()).isIn("published", "overtaken");
            }
        }
    }
}
