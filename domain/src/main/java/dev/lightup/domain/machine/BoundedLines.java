package dev.lightup.domain.machine;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.state.OrderState;
import java.util.List;

/// How many of an order's lines are kept: the first ones, up to a number of them and a number of characters.
public final class BoundedLines {
    /// The list's name where its rest is told.
    static final String LIST = "order lines";
    /// A moment tells lines only where they are few: the state has them all.
    private static final int FEW = 20;
    private static final int BRIEF = 1_000;

    private BoundedLines() {}

    /// Those that a state keeps.
    static List<OrderLine> kept(List<OrderLine> lines) {
        return first(lines, OrderState.LINES, OrderState.LINES_TEXT);
    }

    /// What a timeline shows of a fact of an order.
    public static OrderFact brief(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Submitted told when !areFew(told.lines()) ->
                new OrderFact.Submitted(List.of(), told.reference(), told.manual(), told.scheduled());
            case OrderFact.Snapshot told when !areFew(told.lines()) -> new OrderFact.Snapshot(told.feed(),
                    told.asOf(), told.status(), told.submitted(), List.of(), told.reason());
            default -> fact;
        };
    }

    private static boolean areFew(List<OrderLine> lines) {
        return first(lines, FEW, BRIEF).size() == lines.size();
    }

    private static List<OrderLine> first(List<OrderLine> lines, int most, int text) {
        int left = text;
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            left -= line.sku().length() + line.subscription().map(String::length).orElse(0);
            if (i == most || left < 0) {
                return List.copyOf(lines.subList(0, i));
            }
        }
        return List.copyOf(lines);
    }
}
