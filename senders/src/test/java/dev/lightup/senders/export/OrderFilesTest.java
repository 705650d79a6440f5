package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.OrderState;
import dev.lightup.senders.endpoint.ColumnMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which rows of an orders file are one order: those of one order number and one as-of, of one account and one customer (docs/senders/exports.md).
class OrderFilesTest {
    private static final String HEADER = "asOf;account;customer;order;sku;quantity;status\n";

    private final FileDesk desk = FileDesk.of(ColumnMap.Feed.ORDERS);

    private static List<OrderFact.Snapshot> told(ExportRows rows, String order) {
        return rows.said()
                .stream()
                .filter(said -> said.subject().equals(new Subject(Subject.Kind.ORDER, order)))
                .map(said -> (OrderFact.Snapshot) said.fact())
                .toList();
    }

    private static OrderLine line(String sku, long quantity) {
        return new OrderLine(sku, quantity, Optional.empty());
    }

    private static List<Long> lines(List<ExportRows.Told> told) {
        return told.stream().map(ExportRows.Told::line).toList();
    }

    /// By hand: ten are ordered, on the 18th submitted, on the 19th done. The order in which the rows stand says nothing.
    @ParameterizedTest
    @ValueSource(strings = {
        "2026-11-18;P-1;C-1;O-1;S;10;submitted\n2026-11-19;P-1;C-1;O-1;S;10;fulfilled\n",
        "2026-11-19;P-1;C-1;O-1;S;10;fulfilled\n2026-11-18;P-1;C-1;O-1;S;10;submitted\n"})
    void rowsOfAnotherAsOfAreAnotherReportOfTheOrder(String rows) {
        ExportRows read = desk.post(HEADER + rows);
        assertThat(told(read, "O-1")).extracting(OrderFact.Snapshot::asOf)
                .containsExactlyInAnyOrder(Instant.parse("2026-11-18T00:00:00Z"),
                        Instant.parse("2026-11-19T00:00:00Z"));
        assertThat(told(read, "O-1")).allSatisfy(
                one -> assertThat(one.lines()).containsExactly(line("S", 10)));
        assertThat(desk.account("P-1").orders().all()).singleElement().satisfies(order -> {
            assertThat(order.told().status()).isEqualTo(OrderState.Status.FULFILLED);
            assertThat(order.told().lines()).containsExactly(line("S", 10));
        });
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void anOrderThatMovedBetweenTwoAsOfsIsNoClash() {
        ExportRows read = desk
                .post(HEADER + "2026-11-18;P-1;C-1;O-1;S;10;submitted\n2026-11-19;P-2;C-1;O-1;S;10;submitted\n");
        assertThat(read.unreadable()).isEmpty();
        assertThat(desk.account("P-2").orders().all()).hasSize(1);
    }

    @Test
    void ofTwoTimesOfOneDayTheLaterCountsAndTheOtherIsTold() {
        ExportRows read = desk.post(HEADER + "2026-11-19T08:00:00Z;P-1;C-1;O-1;S;10;submitted\n"
                + "2026-11-19T09:00:00Z;P-1;C-1;O-1;S;7;submitted\n");
        assertThat(desk.account("P-1").orders().all().getFirst().told().lines()).containsExactly(line("S", 7));
        assertThat(read.remarks()).containsExactly(new ExportRows.Told(2,
                "line 3 is of a later moment of the same day: it counts, this one is not added"));
    }

    /// Seats of one customer under two accounts are told by line and added to neither: so it is with orders.
    @ParameterizedTest
    @CsvSource({"P-2;C-1,account,P-2", "P-1;C-2,customer,P-1"})
    void anOrderOfTwoAccountsOrTwoCustomersIsToldByLineAndShownToNeither(String other, String field, String account) {
        ExportRows read = desk
                .post(HEADER + "2026-11-19;P-1;C-1;O-1;S;3;submitted\n2026-11-19;P-1;C-1;O-2;S;5;submitted\n"
                        + "2026-11-19;" + other + ";O-1;S;4;submitted\n2026-11-18;P-1;C-1;O-1;S;3;submitted\n");
        assertThat(lines(read.unreadable())).containsExactlyInAnyOrder(2L, 4L, 5L);
        assertThat(read.unreadable()).allSatisfy(told -> assertThat(told.detail())
                .isEqualTo("another row names another `" + field + "` for this order"));
        assertThat(read.read()).isEqualTo(1);
        assertThat(told(read, "O-1")).isEmpty();
        assertThat(told(read, "O-2")).hasSize(1);
        assertThat(desk.account("P-1").orders().all()).hasSize(1);
        assertThat(desk.account("P-2").orders().all()).isEmpty();
        FeedFact.FileRead file = read.said()
                .stream()
                .map(ExportRows.Said::fact)
                .filter(FeedFact.FileRead.class::isInstance)
                .map(FeedFact.FileRead.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(file.accounts()
                .stream()
                .filter(one -> one.account().equals(account))
                .flatMap(one -> one.unread().first().stream()))
                .as("the account that a row names is told that it was left out, and nothing of it is gone")
                .anySatisfy(row -> {
                    assertThat(row.line()).isEqualTo(4);
                    assertThat(row.about()).contains(new Subject(Subject.Kind.ORDER, "O-1"));
                });
    }

    /// What the look and the answer say of it.
    @Test
    void anOrderOfAnUnknownStatusIsOpenAndWaitsForTheDistributor() {
        desk.post(HEADER + "2026-11-19;P-1;C-1;O-1;S;3;Versendet\n");
        assertThat(desk.account("P-1").orders().all()).singleElement().satisfies(order -> {
            assertThat(order.told().status()).isEqualTo(OrderState.Status.UNKNOWN);
            assertThat(order.move().orElseThrow().why().cause().side()).isEqualTo(Side.DISTRIBUTOR);
        });
        assertThat(desk.account("P-1").orders().count().open()).isEqualTo(1);
    }

    @Test
    void linesOfOneAsOfAreOneOrder() {
        ExportRows read = desk.post(HEADER + "2026-11-19;;C-1;O-1;S;10;submitted\n2026-11-19;P-1;;O-1;T;4;submitted\n");
        assertThat(told(read, "O-1")).singleElement()
                .satisfies(one -> assertThat(one.lines())
                        .containsExactly(line("S", 10), line("T", 4)));
        assertThat(desk.account("P-1").orders().all()).as("the account that any of its rows names").hasSize(1);
    }
}
