package dev.lightup.functions.sweep;

import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.sweep.ParkedNotice;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps what distributors' pages say of their parked events. A notice that changes is written first and not told; then the distributor's unit
/// is made due; then the notice is told. Whatever breaks in between, the next sweep finds it not told and goes on.
final class NoticeSweep {
    private final SweepRound round;

    NoticeSweep(SweepRound round) {
        this.round = round;
    }

    void run() {
        if (!round.parked().isWhole()) {
            return;
        }
        SortedMap<String, ParkedNotice> wanted = round.parked().notices();
        // what the operator sends has no page that could say so
        wanted.remove(ItemKeys.OPERATOR);
        SortedMap<String, ParkedNotice> noted = new TreeMap<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            round.ledger().notices().of(shard).forEach(notice -> noted.put(notice.tenant(), notice));
        }
        Set<String> tenants = new TreeSet<>(wanted.keySet());
        tenants.addAll(noted.keySet());
        for (String tenant : tenants) {
            settle(wanted.getOrDefault(tenant, new ParkedNotice(tenant, 0, Instant.EPOCH, false)),
                    Optional.ofNullable(noted.get(tenant)));
        }
    }

    private void settle(ParkedNotice wanted, Optional<ParkedNotice> noted) {
        boolean says = noted.filter(wanted::saysAs).isPresent();
        if (says && noted.filter(ParkedNotice::told).isPresent()) {
            return;
        }
        if (!says) {
            round.ledger().notices().note(wanted);
        }
        round.ledger().heads().lowerDue(Unit.distributor(wanted.tenant()), round.now());
        if (wanted.count() == 0) {
            round.ledger().notices().remove(wanted.tenant());
        } else {
            round.ledger().notices().note(wanted.asTold());
        }
    }
}
