package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.counts.MeteredStack.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one event of a known order costs on an account where nothing else happens, with ten partners at the distributor and with a
/// thousand; and what publishing everything a second time writes.
final class OneEvent {
    private static final int FEW = 10;
    private static final int MANY = 1_000;
    private static final double BUDGET = 4;

    /// The cost of one event.
    ///
    /// @param toldAndFolded what Receive and Apply wrote
    /// @param account what publishing the account wrote
    /// @param level what publishing the distributor's pages wrote, within the minute after
    record Cost(Written toldAndFolded, Written account, Written level) {}

    /// Counts.
    List<BenchFigure> figures() {
        try (var stack = new MeteredStack()) {
            partners(stack, 0, FEW);
            Cost atFew = cost(stack);
            EnteredReader.Found foundAtFew = found(stack, "O-" + (FEW - 1));
            partners(stack, FEW, MANY);
            Cost atMany = cost(stack);
            EnteredReader.Found foundAtMany = found(stack, "O-" + (MANY - 1));
            Written before = stack.written();
            stack.publishAgain();
            List<BenchFigure> figures = figures(atFew, atMany, stack.written().since(before).objects());
            figures.addAll(figures(foundAtFew, foundAtMany));
            figures.addAll(CookieTimes.figures());
            return figures;
        }
    }

    private static List<BenchFigure> figures(Cost few, Cost many, int again) {
        List<BenchFigure> figures = new ArrayList<BenchFigure>();
        figures.add(new BenchFigure("one event: write units of Receive and Apply",
                both(few.toldAndFolded().writeUnits(), many.toldAndFolded().writeUnits()), "<= 4",
                few.toldAndFolded().writeUnits() <= BUDGET && many.toldAndFolded().writeUnits() <= BUDGET));
        figures.add(same("one event: objects written for the account", few.account().objects(),
                many.account().objects()));
        figures.add(same("one event: objects written for the distributor", few.level().objects(),
                many.level().objects()));
        figures.add(same("one event: write units of publishing both",
                few.account().writeUnits() + few.level().writeUnits(),
                many.account().writeUnits() + many.level().writeUnits()));
        figures.add(
                new BenchFigure("everything published again: objects written", Integer.toString(again), "0",
                        again == 0));
        return figures;
    }

    /// The second time: the first makes what the process does not have yet.
    private static EnteredReader.Found found(MeteredStack stack, String order) {
        try (EnteredReader reader = stack.reader()) {
            reader.find(order);
            return reader.find(order);
        }
    }

    private static List<BenchFigure> figures(EnteredReader.Found few, EnteredReader.Found many) {
        return List.of(
                same("an order looked for by the field: calls that read, session and grants included", few.calls(),
                        many.calls()),
                same("the same: read units", few.readUnits(), many.readUnits()),
                BenchFigure.plain("the same: from the press to the address of the row",
                        String.format(Locale.ROOT, "%.0f ms at %d partners, %.0f ms at %,d", few.milliseconds(), FEW,
                                many.milliseconds(), MANY)));
    }

    private static BenchFigure same(String what, double few, double many) {
        return new BenchFigure(what, both(few, many), "the same", few == many);
    }

    private static String both(double few, double many) {
        return String.format(Locale.ROOT, "%.0f at %d partners, %.0f at %,d", few, FEW, many, MANY);
    }

    /// Partners with one customer and one order each. Only the first has an order that goes on.
    private static void partners(MeteredStack stack, int from, int to) {
        stack.hold();
        for (int i = from; i < to; i++) {
            stack.post("s-" + i, "order.submitted", "order/O-" + i,
                    "{\"account\":\"P-%d\",\"customer\":\"C-%d\",\"lines\":[{\"sku\":\"AWP\",\"quantity\":40}]}"
                            .formatted(i, i));
            if (i > 0) {
                stack.post("f-" + i, "order.fulfilled", "order/O-" + i, owner(i));
            }
        }
        stack.applied();
        stack.publish();
        for (String step : List.of("order.on_hold", "order.released")) {
            step(stack, step.replace('.', '-') + "-" + from, step);
        }
    }

    private static void step(MeteredStack stack, String id, String type) {
        stack.pass(Duration.ofMinutes(20));
        stack.post(id, type, "order/O-0", owner(0));
        stack.publish();
        stack.pass(Duration.ofMinutes(2));
        stack.publishLevel();
    }

    private static Cost cost(MeteredStack stack) {
        stack.pass(Duration.ofMinutes(20));
        stack.publishLevel();
        stack.hold();
        Written before = stack.written();
        stack.post("measured-" + before.objects(), "order.on_hold", "order/O-0", owner(0));
        stack.applied();
        Written folded = stack.written();
        stack.publish();
        Written account = stack.written();
        stack.pass(Duration.ofMinutes(2));
        stack.publishLevel();
        Written level = stack.written();
        step(stack, "back-" + before.objects(), "order.released");
        return new Cost(folded.since(before), account.since(folded), level.since(account));
    }

    private static String owner(int partner) {
        return "{\"account\":\"P-%d\",\"customer\":\"C-%d\"}".formatted(partner, partner);
    }
}
