package dev.lightup.site.publish;

import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.Programme;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.ledger.publication.UnitSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which distributors there are, and all units of each. A distributor is noted before any of its pages is first written, as a summary
/// for the operator's level. Thread-safe.
final class TenantUnits {
    private static final Duration SPREAD = Duration.ofHours(1);

    private final UnitRecords units;
    private final PublishLeases heads;
    private final BoundedParallelism lanes;
    private final Map<String, String> noted = new ConcurrentHashMap<>();

    TenantUnits(UnitRecords units, PublishLeases heads, BoundedParallelism lanes) {
        this.units = units;
        this.heads = heads;
        this.lanes = lanes;
    }

    /// What is noted of a distributor.
    ///
    /// @param distributor its opaque id; empty where an earlier release noted it
    private record Note(Optional<String> distributor) {}

    /// Notes a distributor; a read when it is known, nothing when this process knows that.
    ///
    /// @param opaque the distributor's id in paths
    void note(String tenant, String opaque) {
        if (opaque.equals(noted.get(tenant))) {
            return;
        }
        Unit place = new Unit.Listed(tenant);
        long rev = units.summary(place).map(SummaryItem::rev).orElse(0L);
        units.putSummary(new SummaryItem(place, rev + 1, Codec.text(new Note(Optional.of(opaque)))));
        noted.put(tenant, opaque);
    }

    /// All units of a distributor that ever had pages: its accounts and its home. Of the operator, those that are no distributor's.
    List<Unit> units(String tenant) {
        if (tenant.equals(ProgrammeSource.OPERATOR)) {
            return ofNobody();
        }
        List<Unit> told = units.summaries(tenant).stream().map(SummaryItem::unit).toList();
        return units(kind -> switch (kind) {
            case ACCOUNT -> told.stream().filter(unit -> unit.kind() == kind);
            case GROUP -> told.stream()
                    .filter(Unit.Account.class::isInstance)
                    .flatMap(account -> units.told(account).stream())
                    .map(SummaryItem::unit)
                    .filter(unit -> unit.kind() == kind);
            case DISTRIBUTOR -> Unit.distributor(tenant).shownOn().stream();
            case UNPLACED, ABOUT, OPERATOR, PARTNER, LISTED, OTHER -> Stream.empty();
        });
    }

    /// All units that have pages and are no distributor's.
    List<Unit> ofNobody() {
        return units(kind -> switch (kind) {
            case ABOUT -> Stream.of(Unit.about());
            case PARTNER -> partners().stream();
            case GROUP, ACCOUNT, DISTRIBUTOR, UNPLACED, OPERATOR, LISTED, OTHER -> Stream.empty();
        });
    }

    /// The homes of partners over distributors that ever had pages.
    private List<Unit> partners() {
        return units.summaries(ProgrammeSource.OPERATOR)
                .stream()
                .map(SummaryItem::unit)
                .filter(Unit.Partner.class::isInstance)
                .toList();
    }

    private static List<Unit> units(Function<UnitKind, Stream<Unit>> ofKind) {
        return Stream.of(UnitKind.values()).flatMap(ofKind).toList();
    }

    /// A new configuration makes every unit due within the hour after it was applied, each at its own moment, so that neither
    /// the table nor the bucket feels it. Doing it again changes nothing.
    void spread(StateItem state, Programme programme) {
        Set<String> all = new TreeSet<>(all());
        programme.distributors().stream().map(Distributor::tenant).forEach(all::add);
        List<Runnable> tasks = new ArrayList<>();
        for (String tenant : all) {
            for (Unit unit : units(tenant)) {
                tasks.add(() -> spread(unit, state.written()));
            }
        }
        partners().forEach(partner -> tasks.add(() -> spread(partner, state.written())));
        lanes.each(tasks, Runnable::run);
    }

    /// Makes a unit due at its own moment of the hour.
    ///
    /// @param from when the hour begins
    void spread(Unit unit, Instant from) {
        heads.lowerDue(unit, from.plusSeconds(Math.floorMod(unit.toString().hashCode(), SPREAD.toSeconds())));
    }

    /// The distributors that have pages.
    Set<String> all() {
        return units.listed();
    }

    /// A distributor's id in paths; empty while nobody knows it.
    Optional<String> opaque(String tenant) {
        return Stream
                .concat(units.summary(new Unit.Listed(tenant))
                        .flatMap(note -> note.read(json -> Codec.read(Note.class, json)).known())
                        .flatMap(Note::distributor)
                        .stream(),
                        units.summaries(tenant)
                                .stream()
                                .flatMap(item -> UnitSummary.of(item).known().stream())
                                .map(UnitSummary::distributor))
                .findFirst();
    }

}
