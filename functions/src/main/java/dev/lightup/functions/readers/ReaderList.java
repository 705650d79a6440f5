package dev.lightup.functions.readers;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.StandingGrants;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The readers of one unit: of an account, or of a distributor's own pages. What its readers may read elsewhere is in none.
///
/// @param rows the first {@link #MOST}
/// @param more how many more there are
public record ReaderList(List<ReaderRow> rows, int more) {
    /// So many readers one page lists.
    public static final int MOST = 200;

    public ReaderList {
        rows = List.copyOf(rows);
    }

    /// Reads it, for readers of the distributor's own pages: by whom each was invited, and on how many devices it is.
    static ReaderList inFull(Ledger ledger, Unit unit, SayerWords sayers, Instant now) {
        ReaderList plain = of(ledger, unit, sayers, now);
        return new ReaderList(plain.rows()
                .stream()
                .map(row -> row.standing() instanceof ReaderRow.Standing.Reads
                        ? new ReaderRow(row.grant(), row.standing(), row.by(), devices(ledger, row.grant(), now))
                        : row)
                .toList(), plain.more());
    }

    /// Reads it, for an account's own readers: those who read it, and no more of them than since when and the day of the last entry.
    static ReaderList amongThemselves(Ledger ledger, Unit unit, Instant now) {
        ReaderList all = of(ledger, unit, SayerWords.UNNAMED, now);
        return new ReaderList(
                all.rows().stream().filter(row -> row.standing() instanceof ReaderRow.Standing.Reads).toList(),
                all.more());
    }

    private static ReaderList of(Ledger ledger, Unit unit, SayerWords sayers, Instant now) {
        List<ReaderGrant> grants = ledger.grants().of(unit);
        Set<ReaderGrant> held = Set
                .copyOf(new StandingGrants(ledger.subjects(), ledger.units()).held(grants));
        List<ReaderRow> rows = grants.stream()
                .map(grant -> new ReaderRow(grant, ReaderRow.Standing.of(grant, held.contains(grant), now),
                        sayers.word(grant.invited().by()), 0))
                .sorted(ReaderRow.ORDER)
                .toList();
        return new ReaderList(rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST));
    }

    private static int devices(Ledger ledger, ReaderGrant grant, Instant now) {
        return (int) ledger.sessions()
                .of(grant.address().reader(), now)
                .stream()
                .filter(session -> session.opens(grant))
                .count();
    }

    /// Those of a kind.
    List<ReaderRow> of(Class<? extends ReaderRow.Standing> kind) {
        return rows.stream().filter(row -> kind.isInstance(row.standing())).toList();
    }

    /// Those who are not in, whatever the reason.
    List<ReaderRow> out() {
        return rows.stream().filter(row -> !row.isIn()).toList();
    }
}
