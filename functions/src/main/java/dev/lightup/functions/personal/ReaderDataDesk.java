package dev.lightup.functions.personal;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.command.ReaderName;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What is held of a reader, at all distributors, and erasing it: the operator's word alone, for a distributor invited to its own pages and has no say
/// over others'. From the first write on nothing lets the reader in; whoever is cut off says the same again. Thread-safe.
public final class ReaderDataDesk {
    private final Ledger ledger;
    private final InstantSource clock;

    public ReaderDataDesk(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private static AdminAnswer noReader() {
        return new AdminAnswer.Malformed(
                "/subject: reader/ and a mail address in plain letters, or the hash that a log has in its place");
    }

    public AdminAnswer show(AdminCommand.DataHeld asked) {
        Optional<ReaderName> named = ReaderName.parse(asked.subject());
        if (named.isEmpty()) {
            return noReader();
        }
        String reader = named.get().hash();
        Instant now = clock.instant();
        List<ReaderGrant> grants = ledger.grants().of(reader);
        List<AnswerParts.SessionLine> sessions = ledger.sessions()
                .of(reader, now)
                .stream()
                .map(one -> new AnswerParts.SessionLine(one.name(), one.device(), one.since()))
                .toList();
        return grants.isEmpty() && sessions.isEmpty()
                ? new AdminAnswer.Unknown("nothing is stored of that reader")
                : new AdminAnswer.ReaderShown(new AnswerParts.HeldReader(named.get().toString(),
                        grants.stream().map(ReaderDataDesk::line).toList(), sessions,
                        ledger.mailedLinks().sent(reader, now)));
    }

    private static AnswerParts.HeldGrant line(ReaderGrant grant) {
        return new AnswerParts.HeldGrant(grant.unit().tenant(), grant.page().account(), grant.page().path(),
                grant.invited().by(), grant.invited().on().size(),
                new AnswerParts.ReaderLine(grant.address().text(), grant.page().title(), grant.invited().at(),
                        grant.accepted(), grant.revoked(), grant.last(), List.of()));
    }

    /// Erases until a whole look finds nothing. Nobody is let in meanwhile: what a press leaves that began before is found by the next look.
    public AdminAnswer erase(AdminCommand.DataErase asked, BooleanSupplier inTime) {
        Optional<ReaderName> named = ReaderName.parse(asked.subject());
        if (named.isEmpty()) {
            return noReader();
        }
        String reader = named.get().hash();
        List<Unit> units = ledger.grants().units(reader);
        if (asked.dryRun().orElse(false)) {
            int sessions = ledger.sessions().of(reader, clock.instant()).size();
            return units.isEmpty() && sessions == 0
                    ? new AdminAnswer.Unknown("nothing is stored of that reader")
                    : answer(named.get(), units, sessions, true);
        }
        ledger.readerErasures().begin(reader, clock.instant());
        int sessions = ledger.sessions().endAll(reader);
        List<Unit> left = units;
        while (!left.isEmpty()) {
            for (Unit unit : left) {
                if (!inTime.getAsBoolean()) {
                    return answer(named.get(), units, sessions, false);
                }
                forget(unit, reader);
            }
            left = ledger.grants().units(reader);
        }
        ledger.mailedLinks().forget(reader);
        sessions += ledger.sessions().endAll(reader);
        ledger.readerErasures().end(reader);
        return answer(named.get(), units, sessions, true);
    }

    /// The link before the grant, by which alone it is known.
    private void forget(Unit unit, String reader) {
        ledger.grants()
                .find(unit, reader)
                .map(grant -> grant.invited().link())
                .filter(link -> !link.isEmpty())
                .ifPresent(ledger.links()::forget);
        ledger.grants().forget(unit, reader, clock.instant());
    }

    private static AdminAnswer answer(ReaderName reader, List<Unit> units, int sessions, boolean whole) {
        List<String> homes = units.stream()
                .filter(unit -> unit.kind() == UnitKind.PARTNER)
                .map(Unit::toString)
                .toList();
        return new AdminAnswer.ReaderErased(
                new AnswerParts.ErasedReader(reader.toString(), units.size(), sessions, homes), whole);
    }
}
