package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Portfolios on the way to their pages: set, changed, removed.
class PortfolioPagesTest {
    private static final List<String> IDS = List.of("north", "south", "west");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private static Subject portfolio(String id) {
        return new Subject(Kind.PORTFOLIO, id);
    }

    private static String root(String id) {
        return House.root(House.distributor()) + "m/" + OpaqueId.id(
                ("key of " + House.TENANT).getBytes(StandardCharsets.UTF_8), "portfolio", id) + "/";
    }

    private static void submit(House house, String account) {
        house.tell(new Subject(Kind.ORDER, "O-" + account), account, "C-" + account,
                new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        house.settle();
    }

    private static Set<String> objects(House house) {
        return house.objects.texts()
                .keySet()
                .stream()
                .filter(path -> path.startsWith(House.root(House.distributor()))
                        && !path.contains("/a/"))
                .collect(Collectors.toSet());
    }

    private static void publish(House house) {
        house.settle();
        house.clock.advance(Duration.ofMinutes(1));
        house.direct(House.distributor());
    }

    /// Three portfolios' pages are more than half of all: that they go is no mistake of a release.
    @Test
    void aPortfolioHasPagesFromWhenItIsSetUntilItIsRemoved() {
        House house = new House(dynamo);
        submit(house, "P-1");
        submit(house, "P-2");
        publish(house);
        Set<String> before = objects(house);

        IDS.forEach(id -> house.tell(portfolio(id), "", "", new PortfolioFact.Told("In the " + id, Optional.empty(),
                List.of("P-1", "P-404"))));
        publish(house);

        IDS.forEach(id -> assertThat(house.page(root(id) + "index.html"))
                .contains("In the " + id, "A portfolio of 1 account",
                        "Nothing was told yet of 1 more account of it: P-404.",
                        "/a/" + House.account("P-1").id())
                .doesNotContain(House.account("P-2").id()));
        assertThat(house.page(House.root(House.distributor()) + "index.html")).contains("In the north", "In the west",
                "1 account belongs to none of them.");
        assertThat(objects(house).size()).as("their pages are more than half").isGreaterThan(2 * before.size());

        submit(house, "P-404");
        publish(house);
        assertThat(house.page(root("north") + "index.html")).contains("A portfolio of 2 accounts")
                .doesNotContain("Nothing was told yet");

        house.tell(portfolio("west"), "", "", new PortfolioFact.Told("Else", Optional.of("Desk"), List.of("P-2")));
        house.bucket.forget();
        publish(house);
        assertThat(house.page(root("west") + "index.html")).contains("Else", "Desk", House.account("P-2").id())
                .doesNotContain(House.account("P-1").id());
        assertThat(house.bucket.writes()).as("pages of a portfolio that did not change")
                .noneMatch(path -> path.contains(root("north")) || path.contains(root("south")));

        IDS.forEach(id -> house.tell(portfolio(id), "", "", new PortfolioFact.Removed()));
        publish(house);
        assertThat(objects(house)).noneMatch(path -> path.contains("/m/")).isEqualTo(before);
        assertThat(house.page(House.root(House.distributor()) + "index.html")).doesNotContain("Portfolios");
    }
}
