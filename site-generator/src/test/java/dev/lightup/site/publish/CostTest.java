package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one event costs, counted: it must not depend on how many partners there are.
final class CostTest {
    private static final Subject ORDER = new Subject(Kind.ORDER, "7Q-1");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    /// What one change costs until the distributor's home shows it.
    ///
    /// @param accountObjects objects written for the account
    /// @param levelObjects objects written for the distributor
    /// @param writeUnits of the database, for both
    record Cost(int accountObjects, int levelObjects, double writeUnits) {}

    /// Objects that lists of more than fifty rows may move beside: a band's page, its twin and its file, for the list that a thing stands in and the
    /// orders whose value it changes.
    private static final int BANDS = 12;

    /// Objects of a portfolio that one change moves: its home, the twin and the two files of it, the band and the list with theirs.
    private static final int PORTFOLIO = 14;
    /// What a run reads for a portfolio of fifty: its state, its member item, the items of its pages in the manifest.
    private static final double A_PORTFOLIO_READ = 4;

    @Test
    void anEventCostsTheSameAtTenPartnersAndAtAThousand() {
        House house = new House(dynamo);
        house.tell(ORDER, "P-0", "C-0",
                new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        house.settle();
        partners(house, 1, 10);
        change(house, new OrderFact.OnHold(Optional.empty()));
        change(house, new OrderFact.Released());
        Cost atTen = change(house, new OrderFact.OnHold(Optional.empty()));
        change(house, new OrderFact.Released());
        partners(house, 10, 1_000);
        Cost atAThousand = change(house, new OrderFact.OnHold(Optional.empty()));

        System.out.println("one event costs " + atTen + " at 10 partners, " + atAThousand + " at 1,000");
        assertThat(atAThousand.accountObjects()).isEqualTo(atTen.accountObjects());
        // among a thousand partners this one's rows may stand in bands: then the heads that count them move too, and no more with more of them
        assertThat(atAThousand.levelObjects()).isBetween(1, atTen.levelObjects() + BANDS);
        assertThat(atAThousand.writeUnits()).isBetween(1.0, atTen.writeUnits() + BANDS);
    }

    /// A portfolio costs its own pages that change and the reading of what it is, however many accounts there are; who belongs to none costs what he
    /// cost before.
    @Test
    void aPortfolioCostsItsOwnPagesAndNoReadAnAccount() {
        House house = new House(dynamo);
        house.tell(ORDER, "P-0", "C-0",
                new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        house.settle();
        change(house, new OrderFact.OnHold(Optional.empty()));
        change(house, new OrderFact.Released());
        double[] more = new double[2];
        int[] accounts = {100, 500};
        for (int i = 0; i < accounts.length; i++) {
            partners(house, i == 0 ? 1 : accounts[i - 1], accounts[i]);
            Cost without = change(house, new OrderFact.OnHold(Optional.empty()));
            double readWithout = dynamo.faults().meter().readUnits();

            portfolios(house, told(1, 51), told(51, 101));
            change(house, new OrderFact.Released());
            Cost beside = change(house, new OrderFact.OnHold(Optional.empty()));
            assertThat(house.bucket.writes()).as("pages of portfolios that it does not belong to")
                    .noneMatch(path -> path.contains("/m/"));
            assertThat(beside.levelObjects()).isLessThanOrEqualTo(without.levelObjects());
            more[i] = dynamo.faults().meter().readUnits() - readWithout;

            portfolios(house, told(0, 50), told(51, 101));
            change(house, new OrderFact.Released());
            Cost within = change(house, new OrderFact.OnHold(Optional.empty()));
            assertThat(house.bucket.writes()).filteredOn(path -> path.contains("/m/")).hasSizeBetween(1, PORTFOLIO);
            // beside its own pages the home's table of portfolios
            assertThat(within.levelObjects()).isLessThanOrEqualTo(without.levelObjects() + PORTFOLIO + 1);
            assertThat(within.writeUnits()).isLessThanOrEqualTo(without.writeUnits() + PORTFOLIO + 1);
            System.out.println("at " + accounts[i] + " accounts one event costs " + without
                    + ", beside two portfolios of fifty " + beside + " and " + more[i]
                    + " read units more, within one " + within);
            portfolios(house, new PortfolioFact.Removed(), new PortfolioFact.Removed());
            change(house, new OrderFact.Released());
        }
        assertThat(more[0]).as("read units for two portfolios").isLessThanOrEqualTo(2 * A_PORTFOLIO_READ);
        assertThat(more[1]).as("the same among more accounts").isLessThanOrEqualTo(2 * A_PORTFOLIO_READ);
    }

    private static PortfolioFact told(int from, int to) {
        return new PortfolioFact.Told("Some", Optional.empty(),
                IntStream.range(from, to).mapToObj(i -> "P-" + i).sorted().toList());
    }

    private static void portfolios(House house, PortfolioFact first, PortfolioFact second) {
        house.tell(new Subject(Kind.PORTFOLIO, "first"), "", "", first);
        house.tell(new Subject(Kind.PORTFOLIO, "second"), "", "", second);
    }

    /// A render: 2 on the head, the changed manifest items, 1 summary if it differs, 2 each time the due moves in its index.
    @Test
    void aRenderStaysWithinItsBudget() {
        House house = new House(dynamo);
        house.tell(ORDER, "P-0", "C-0",
                new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        Unit unit = House.account("P-0");
        house.direct(unit);
        house.clock.advance(Duration.ofSeconds(30));
        house.tell(ORDER, "P-0", "C-0", new OrderFact.Accepted());
        house.bucket.forget();
        dynamo.faults().meter().reset();

        house.direct(unit);

        int objects = house.bucket.writes().size();
        int summary = 2; // a summary of one customer's needs is between one and two kilobytes at most
        int dueMoves = 2; // to the lease and to the next flip
        assertThat(objects).isPositive();
        assertThat(dynamo.faults().meter().writeUnits()).isLessThanOrEqualTo(2 + objects + summary + 2 * dueMoves);
        assertThat(dynamo.faults().meter().refusedWrites()).isZero();
    }

    private Cost change(House house, OrderFact fact) {
        house.clock.advance(Duration.ofMinutes(20));
        house.direct(House.distributor());
        house.clock.advance(Duration.ofMinutes(20));
        house.tell(ORDER, "P-0", "C-0", fact);
        house.bucket.forget();
        dynamo.faults().meter().reset();
        house.settle();
        List<String> writes = house.bucket.writes();
        int account = (int) writes.stream().filter(w -> w.contains("/a/")).count();
        return new Cost(account, writes.size() - account, dynamo.faults().meter().writeUnits());
    }

    /// Other partners, known by what their units told.
    private static void partners(House house, int from, int to) {
        SummaryItem like = house.ledger.units().summary(House.account("P-0")).orElseThrow();
        UnitSummary summary = Codec.read(UnitSummary.class, like.json());
        for (int i = from; i < to; i++) {
            Unit unit = House.account("P-" + i);
            String json = like.json()
                    .replace(summary.account().unit(), unit.word())
                    .replace("\"P-0\"", "\"P-" + i + "\"");
            house.ledger.units().putSummary(new SummaryItem(unit, 1, json));
        }
        house.batch();
    }
}
