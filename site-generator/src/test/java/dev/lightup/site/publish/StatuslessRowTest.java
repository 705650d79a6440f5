package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.ledger.LocalDynamo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Rows of a file that say less than others: what stands on the pages of them is the same in each form.
final class StatuslessRowTest {
    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    /// 45 seats until the end of January, of a file that says no status: 31 of them are in use. Sold on the page, in its table, its CSV, its JSON
    /// and among the ends of terms.
    @Test
    void seatsOfARowWithoutAStatusAreSoldWhereverTheyStand() {
        var house = new House(dynamo);
        house.call("{\"units\":[\"operator|about\"]}");
        Instant asOf = house.clock.instant();
        house.tell(new Subject(Kind.SUBSCRIPTION, "SK1"), "K1", "k1", new SubscriptionFact.Snapshot("files/seats",
                asOf, Optional.empty(), Optional.of("M365"), Optional.of(45L),
                Optional.of(LocalDate.of(2099, 1, 31))));
        house.tell(Subject.usage("k1", "M365"), "K1", "k1", new UsageFact.Snapshot("files/seats", Optional.empty(),
                Optional.of(45L), Optional.of(40L), Optional.empty(), Optional.of(31L), Optional.of(28), asOf,
                Optional.of(List.of())));
        house.settle();
        house.sweep(Duration.ofMinutes(4));
        house.settle();
        String root = House.root(House.account("K1"));
        String customer = root + "c/" + House.customer("k1") + "/";
        assertThat(house.page(root + "index.html").replaceAll("<[^>]*>", ""))
                .contains("31 of 45 sold seats are in use");
        assertThat(house.page(root + "subscriptions.csv").lines().skip(1)).singleElement()
                .asString()
                .contains("SK1,M365,M365,unknown,45,,45,false,2099-01-31,");
        assertThat(house.page(root + "index.json")).contains("\"on\":\"2099-01-31\"");
        assertThat(house.page(customer + "index.html").replaceAll("<[^>]*>", "")).contains("31 of 45")
                .doesNotContain("not counted as sold");
        assertThat(house.page(customer + "index.json")).contains("\"sold\":45,\"quantity\":45");
    }
}
