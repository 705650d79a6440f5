package dev.lightup.site.publish;

import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.Heads;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.SummaryItem;
import dev.lightup.ledger.UnitKey;
import dev.lightup.ledger.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which distributors there are, and all units of each. A distributor is noted when its home is first published, as a summary
/// for the operator's level.
final class Tenants {
    private static final Duration SPREAD = Duration.ofHours(1);
    private static final String NOTED = "t/";

    private final Units units;
    private final Heads heads;
    private final Lanes lanes;

    Tenants(Units units, Heads heads, Lanes lanes) {
        this.units = units;
        this.heads = heads;
        this.lanes = lanes;
    }

    /// Notes a distributor; a read when it is known.
    void note(String tenant, long rev) {
        units.putSummary(new SummaryItem(new UnitKey(Programmes.OPERATOR, NOTED + tenant), rev, "{}"));
    }

    /// All units of a distributor that ever had pages: its accounts and its home.
    List<UnitKey> units(String tenant) {
        List<UnitKey> all = new ArrayList<>();
        units.summaries(tenant).forEach(summary -> all.add(summary.unit()));
        all.add(UnitKey.distributor(tenant));
        return all;
    }

    /// A new configuration makes every unit due within the hour after it was applied, each at its own moment, so that neither
    /// the table nor the bucket feels it. Doing it again changes nothing.
    void spread(StateItem programme) {
        List<Runnable> tasks = new ArrayList<>();
        for (String tenant : tenants(Programmes.of(programme))) {
            for (UnitKey unit : units(tenant)) {
                tasks.add(() -> heads.lowerDue(unit, moment(unit, programme.written())));
            }
        }
        lanes.run(tasks);
    }

    private Set<String> tenants(Programme programme) {
        Set<String> tenants = new TreeSet<>();
        programme.distributors().stream().map(Distributor::tenant).forEach(tenants::add);
        for (SummaryItem noted : units.summaries(Programmes.OPERATOR)) {
            if (noted.unit().unit().startsWith(NOTED)) {
                tenants.add(noted.unit().unit().substring(NOTED.length()));
            }
        }
        return tenants;
    }

    private static Instant moment(UnitKey unit, Instant from) {
        return from.plusSeconds(Math.floorMod(unit.toString().hashCode(), SPREAD.toSeconds()));
    }
}
