package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.waiting.Move;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.OrderRow;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.StateWords;
import dev.lightup.site.words.TextLink;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All orders of an account: the stuck ones with whose move it is, the open ones, the closed ones by month.
public record OrdersView(
        PageFrame frame,
        Heading heading,
        List<Count> counts,
        Optional<MovesView> stuck,
        List<Group> groups,
        Optional<Closed> closed,
        FootView foot) {
    /// So many stuck orders stand in the list, and so many of the rest in each table; files hold all.
    private static final int MOST = 60;
    private static final int MONTHS = 6;

    /// What the page is about.
    ///
    /// @param csv the way to the table of all orders
    public record Heading(String title, String lede, String csv) {}

    /// Orders that are closed.
    ///
    /// @param months the newest ones
    /// @param before the way to those of the months before
    public record Closed(List<Month> months, Optional<TextLink> before) {}

    /// How many orders are in a phase.
    ///
    /// @param rows the way to them on the page; absent where there are none
    /// @param definition the way to what counts
    public record Count(
            String value,
            String phase,
            String type,
            String mark,
            Optional<String> rows,
            String definition) {}

    /// Open orders of one phase.
    public record Group(String id, String title, String lede, List<OrderRow> rows, Optional<String> more) {}

    /// The orders that closed in a month.
    public record Month(String title, String count, List<OrderRow> rows, Optional<String> more) {}

    /// The orders page of that account.
    public static OrdersView of(AccountReading reading, NameLookup known, PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 1);
        AccountNames cast = AccountNames.of(reading, known);
        List<Move> stuck = reading.orders()
                .all()
                .stream()
                .filter(o -> o.phase() == Phase.STUCK)
                .flatMap(o -> o.move().stream())
                .sorted(Comparator.comparing((Move m) -> m.deadline().urgency())
                        .thenComparing(m -> m.deadline().due())
                        .thenComparing(Move::about))
                .toList();
        return new OrdersView(PageFrame.account(cast, place, assets, "Orders", "orders/", PageFrame.has(reading)),
                new Heading(title(reading.orders().count(), cast),
                        "Stuck: waits for longer than is usual. Late: past its day. Days are " + cast.d()
                                + "’s business days.",
                        place.home() + "orders.csv"),
                counts(reading.orders().count(), place),
                stuck.isEmpty() ? Optional.empty() : Optional.of(MovesView.of(stuck, MOST, false, cast, place)),
                groups(reading, cast, place), closed(months(reading, cast, place), place),
                FootView.plain(cast.days(), place));
    }

    private static Optional<Closed> closed(List<Month> months, RelativeLinks place) {
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(new Closed(months.stream().limit(MONTHS).toList(),
                        months.size() > MONTHS
                                ? Optional.of(new TextLink(place.home() + "orders.csv",
                                        "Orders closed before " + months.get(MONTHS - 1).title()))
                                : Optional.empty()));
    }

    private static String title(OrderCount count, AccountNames cast) {
        if (count.open() == 0) {
            return "No order of " + cast.p() + " is open.";
        }
        String open = EnglishText.count(count.open(), "open order");
        return switch (count.stuck()) {
            case 0 -> open + ", none stuck.";
            default ->
                EnglishText.number(count.stuck()) + " of " + open + (count.stuck() == 1 ? " is stuck." : " are stuck.");
        };
    }

    private static List<Count> counts(OrderCount n, RelativeLinks place) {
        String open = n.stuck() > 0 ? "stuck" : n.open() > n.inUseNotClosed() ? "open" : "in-use";
        return List.of(count(n.open(), "open", Phase.OPEN, open, place.definition(Metric.ORDERS_OPEN)),
                count(n.stuck(), "of these stuck", Phase.STUCK, "stuck", place.definition(Metric.ORDERS_STUCK)),
                count(n.inUseNotClosed(), "of these in use, not closed", Phase.IN_USE_NOT_CLOSED, "in-use",
                        place.definition(Metric.ORDERS_IN_USE_NOT_CLOSED)),
                count(n.scheduled(), "scheduled", Phase.SCHEDULED, "scheduled",
                        place.definition(Metric.ORDERS_SCHEDULED)),
                count(n.fulfilled(), "fulfilled", Phase.FULFILLED, "closed", place.definition(Metric.ORDERS_FULFILLED)),
                count(n.failed(), "failed", Phase.FAILED, "failed", place.definition(Metric.ORDERS_FAILED)),
                count(n.cancelled(), "cancelled", Phase.CANCELLED, "closed",
                        place.definition(Metric.ORDERS_CANCELLED)));
    }

    private static Count count(int n, String phase, Phase like, String rows, String definition) {
        StateTag tag = StateWords.phase(like);
        return new Count(EnglishText.number(n), phase, n == 0 ? "plain" : tag.type(), tag.mark(),
                n == 0 ? Optional.empty() : Optional.of("#" + rows), definition);
    }

    private static List<Group> groups(AccountReading reading, AccountNames cast, RelativeLinks place) {
        var groups = new ArrayList<Group>();
        group("open", "Open, on time", "", Phase.OPEN, reading, cast, place).ifPresent(groups::add);
        group("failed", "Failed", "They can be submitted again.", Phase.FAILED, reading, cast, place)
                .ifPresent(groups::add);
        group("in-use", "In use, not closed", "Their seats are in use; " + cast.d() + " has not closed them.",
                Phase.IN_USE_NOT_CLOSED, reading, cast, place).ifPresent(groups::add);
        group("scheduled", "Scheduled", "They wait for their day and are never stuck.", Phase.SCHEDULED, reading, cast,
                place)
                .ifPresent(groups::add);
        return List.copyOf(groups);
    }

    private static Optional<Group> group(
            String id,
            String title,
            String lede,
            Phase phase,
            AccountReading reading,
            AccountNames cast,
            RelativeLinks place) {
        List<OrderReading> orders = reading.orders().all().stream().filter(o -> o.phase() == phase).toList();
        return orders.isEmpty()
                ? Optional.empty()
                : Optional.of(new Group(id, title, lede, rows(orders, cast, place), more(orders)));
    }

    private static List<Month> months(AccountReading reading, AccountNames cast, RelativeLinks place) {
        var byMonth = reading.orders()
                .all()
                .stream()
                .filter(o -> o.phase() == Phase.FULFILLED || o.phase() == Phase.CANCELLED)
                .collect(
                        Collectors.groupingBy(o -> closed(o, cast),
                                () -> new TreeMap<>(Comparator
                                        .<Optional<YearMonth>, YearMonth>comparing(m -> m.orElse(YearMonth.of(0, 1)))
                                        .reversed()),
                                Collectors.toList()));
        return byMonth.entrySet()
                .stream()
                .map(e -> new Month(e.getKey().map(DisplayDays::text).orElse("Day not told"),
                        EnglishText.count(e.getValue().size(), "order"), rows(e.getValue(), cast, place),
                        more(e.getValue())))
                .toList();
    }

    private static Optional<YearMonth> closed(OrderReading order, AccountNames cast) {
        Optional<Instant> at = order.state().fulfilled().or(order.told()::since).or(order.told()::submitted);
        return at.map(cast.days()::month);
    }

    private static List<OrderRow> rows(List<OrderReading> orders, AccountNames cast, RelativeLinks place) {
        return orders.stream().limit(MOST).map(o -> OrderRow.of(o, cast, place)).toList();
    }

    private static Optional<String> more(List<OrderReading> orders) {
        return orders.size() > MOST
                ? Optional.of(EnglishText.number(orders.size() - MOST) + " more in the file")
                : Optional.empty();
    }
}
