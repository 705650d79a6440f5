package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.KeptSender.Said;
import dev.lightup.bench.stepped.SteppedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A subject that was told of so often, over so many days, that its state begins with a checkpoint. No report tells its assigned seats: the
/// page counts these events, so that one which was lost or counted twice is seen there.
final class LongHistory {
    private static final int EVENTS = 520;
    private static final int TOGETHER = 100;
    private static final Duration STEP = Duration.ofMinutes(35);

    private LongHistory() {}

    static void play(SteppedStack stack, KeptSender sender) {
        sender.say("subscription.created-T4", "subscription.created", "subscription/T-4",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"sku\":\"AWP-PLUS-1Y\",\"quantity\":600}");
        sender.say("subscription.activated-T4", "subscription.activated", "subscription/T-4", "{}");
        sender.say("seats", "usage.snapshot", "usage/C-1/AWP-PLUS-1Y",
                "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"sold\":600,\"active\":120,\"windowDays\":28}");
        for (int from = 0; from < EVENTS; from += TOGETHER) {
            List<Said> batch = new ArrayList<>();
            for (int i = from; i < Math.min(EVENTS, from + TOGETHER); i++) {
                stack.pass(STEP);
                batch.add(new Said("seat-" + i, i % 4 == 3 ? "usage.seat_unassigned" : "usage.seat_assigned",
                        Optional.of("usage/C-1/AWP-PLUS-1Y"), stack.now(), Optional.of(1L + i), "{}"));
            }
            sender.sayAll("seats-" + from, batch);
            stack.apply();
        }
        stack.publish();
    }
}
