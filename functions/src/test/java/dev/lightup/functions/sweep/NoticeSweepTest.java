package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.ledger.sweep.ParkedNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is noted of a tenant's parked events is what is parked, and its pages are made anew when that changes.
class NoticeSweepTest extends SweptTable {
    private static final Unit HOME = Unit.distributor("nordvik");

    private static RawEvent poison(String tenant, String id, long at) {
        return Ground.raw(tenant, '/' + tenant + "/erp", id, "no-such-format", "{}", minute(at));
    }

    /// The notices as a plain recount of the parked events has them.
    private Map<String, List<Object>> recounted() {
        return parked().stream()
                .collect(Collectors.groupingBy(one -> one.key().tenant(), TreeMap::new, Collectors.collectingAndThen(
                        Collectors.toList(),
                        some -> List.of(some.size(),
                                some.stream().map(ParkedEvent::since).sorted().findFirst().orElseThrow()))));
    }

    private Map<String, List<Object>> noted() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> ground.ledger().notices().of(shard).stream())
                .collect(Collectors.toMap(ParkedNotice::tenant, one -> List.of(one.count(), one.since()), (a, _) -> a,
                        TreeMap::new));
    }

    private boolean isHomeDue() {
        Instant now = ground.clock().instant();
        return ground.ledger()
                .heads()
                .find(HOME)
                .flatMap(head -> head.dueAt())
                .filter(at -> !at.isAfter(now))
                .isPresent();
    }

    /// The home is made, and not due again by itself.
    private void made() {
        publish(HOME);
        assertThat(isHomeDue()).isFalse();
    }

    @Test
    void whatIsParkedIsCountedByTenantAndTheHomeIsDue() {
        ground.receive(List.of(poison("nordvik", "p1", 0), poison("nordvik", "p2", 2), poison("meridian", "p3", 4)));
        ground.now(minute(20));
        assertThat(sweep().standing()).contains(3);
        assertThat(noted()).isEqualTo(recounted()).containsOnlyKeys("nordvik", "meridian");
        assertThat(ground.ledger().notices().find("nordvik"))
                .contains(new ParkedNotice("nordvik", 2, minute(20), true));
        assertThat(ground.ledger().notices().find("sakura")).isEmpty();
        assertThat(isHomeDue()).isTrue();
    }

    @Test
    void whatIsParkedForLongerIsNotToldAgain() {
        ground.receive(List.of(poison("nordvik", "p1", 0)));
        ground.now(minute(20));
        sweep();
        made();
        ground.now(minute(21));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(isHomeDue()).isFalse();
        assertThat(noted()).isEqualTo(recounted());
    }

    @Test
    void whatWasAppliedAfterAllIsNoLongerNotedAndTheHomeIsDue() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(ParkedEvent.first(raw.key(), minute(0), "not-read"));
        ground.ledger().notices().note(new ParkedNotice("nordvik", 1, minute(0), true));
        made();
        ground.now(minute(1));
        assertThat(sweep().standing()).contains(0);
        assertThat(noted()).isEmpty();
        assertThat(isHomeDue()).isTrue();
    }

    @Test
    void aShardThatCannotBeReadChangesNoNotice() {
        ground.receive(List.of(poison("nordvik", "p1", 0)));
        ground.now(minute(20));
        sweep();
        made();
        ground.now(minute(21));
        dynamo.faults()
                .follow(call -> call.operation().equals("query") && call.request().toString().contains("x#")
                        ? Fault.SERVER_ERROR_BEFORE
                        : Fault.NONE);
        assertThat(sweep().standing()).isEmpty();
        dynamo.faults().heal();
        assertThat(noted()).isEqualTo(recounted());
        assertThat(isHomeDue()).isFalse();
    }

    @Test
    void whatTheOperatorSentIsOnNoPage() {
        ground.receive(List.of(poison("operator", "p1", 0)));
        ground.now(minute(20));
        assertThat(sweep().standing()).contains(1);
        assertThat(noted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "SERVER_ERROR_BEFORE", "SERVER_ERROR_AFTER", "TIMEOUT_AFTER", "KILL_BEFORE",
        "KILL_AFTER"})
    void oneSweepLaterTheNoticeIsRightAndTheHomeWasDueSince(Fault fault) {
        List<String> calls = new ArrayList<>();
        long at = 20;
        // the first time nothing goes wrong: it counts the calls that are about notices and heads
        for (int n = 0; n <= calls.size(); n++) {
            ground.receive(List.of(poison("nordvik", "p" + n, at - 2)));
            ground.now(minute(at));
            int[] call = {0};
            int failing = n;
            dynamo.faults().follow(one -> {
                String told = one.request().toString();
                boolean about = told.contains("u#nordvik") || told.contains("nordvik#U#d");
                if (!about) {
                    return Fault.NONE;
                }
                if (failing == 0) {
                    calls.add(one.operation());
                }
                return ++call[0] == failing ? fault : Fault.NONE;
            });
            try {
                sweep();
            } catch (FaultyDynamo.Killed _) {
                // the process is gone; what it would have done next is not done
            }
            dynamo.faults().heal();
            // one that reads the notice and makes the home between the two sweeps, if it was told to
            boolean wasDue = isHomeDue();
            Map<String, List<Object>> shown = wasDue ? noted() : Map.of();
            if (wasDue) {
                publish(HOME);
            }
            ground.now(minute(at + 1));
            sweep();
            assertThat(noted()).as("%s at call %d of %s", fault, n, calls).isEqualTo(recounted());
            assertThat(isHomeDue() || shown.equals(noted())).as("%s at call %d of %s", fault, n, calls).isTrue();
            ground.now(minute(at + 2));
            publish(HOME);
            at += 10;
        }
        assertThat(calls).hasSizeGreaterThanOrEqualTo(3);
    }
}
