package dev.lightup.functions.personal;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// What is held of a reader, at all distributors, and erasing it: the operator's word alone, for a distributor invited to its own pages and has no say
/// over others'. From the first write on nothing lets the reader in; whoever is cut off says the same again. Thread-safe.
public final class ReaderDataDesk {
    /// What the name of a reader begins with.
    private static final String READER = "reader/";
    /// What the table and the log know a reader by.
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    private final Ledger ledger;
    private final InstantSource clock;

    public ReaderDataDesk(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whether a reader is asked for, and not what events tell of.
    public static boolean isReader(String subject) {
        return subject.startsWith(READER);
    }

    /// What is called so everywhere but in the mouth of who asks: never the address.
    ///
    /// @return the name without an address; empty where no reader is named
    public static Optional<String> name(String subject) {
        return reader(subject).map(READER::concat);
    }

    private static Optional<String> reader(String subject) {
        if (!isReader(subject)) {
            return Optional.empty();
        }
        String who = subject.substring(READER.length());
        return HASH.matcher(who).matches() ? Optional.of(who) : MailAddress.parse(who).map(MailAddress::reader);
    }

    private static AdminAnswer noReader() {
        return new AdminAnswer.Malformed(
                "/subject: reader/ and a mail address in plain letters, or the hash that a log has in its place");
    }

    public AdminAnswer show(AdminCommand.DataHeld asked) {
        Optional<String> named = reader(asked.subject());
        if (named.isEmpty()) {
            return noReader();
        }
        String reader = named.get();
        Instant now = clock.instant();
        List<ReaderGrant> grants = ledger.grants().of(reader);
        List<AnswerParts.SessionLine> sessions = ledger.sessions()
                .of(reader, now)
                .stream()
                .map(one -> new AnswerParts.SessionLine(one.name(), one.device(), one.since()))
                .toList();
        return grants.isEmpty() && sessions.isEmpty()
                ? new AdminAnswer.Unknown("nothing is stored of that reader")
                : new AdminAnswer.ReaderShown(READER + reader, grants.stream().map(ReaderDataDesk::line).toList(),
                        sessions, ledger.mailedLinks().sent(reader, now));
    }

    private static AnswerParts.HeldGrant line(ReaderGrant grant) {
        return new AnswerParts.HeldGrant(grant.unit().tenant(), grant.page().account(), grant.page().path(),
                grant.invited().by(), grant.invited().on().size(),
                new AnswerParts.ReaderLine(grant.address().text(), grant.page().title(), grant.invited().at(),
                        grant.accepted(), grant.revoked(), grant.last(), List.of()));
    }

    /// Erases until a whole look finds nothing. Nobody is let in meanwhile: what a press leaves that began before is found by the next look.
    public AdminAnswer erase(AdminCommand.DataErase asked, BooleanSupplier inTime) {
        Optional<String> named = reader(asked.subject());
        if (named.isEmpty()) {
            return noReader();
        }
        String reader = named.get();
        List<Unit> units = ledger.grants().units(reader);
        if (asked.dryRun().orElse(false)) {
            int sessions = ledger.sessions().of(reader, clock.instant()).size();
            return units.isEmpty() && sessions == 0
                    ? new AdminAnswer.Unknown("nothing is stored of that reader")
                    : new AdminAnswer.ReaderErased(READER + reader, units.size(), sessions, homes(units), true);
        }
        ledger.readerErasures().begin(reader, clock.instant());
        int sessions = ledger.sessions().endAll(reader);
        List<Unit> left = units;
        while (!left.isEmpty()) {
            for (Unit unit : left) {
                if (!inTime.getAsBoolean()) {
                    return new AdminAnswer.ReaderErased(READER + reader, units.size(), sessions, homes(units), false);
                }
                forget(unit, reader);
            }
            left = ledger.grants().units(reader);
        }
        ledger.mailedLinks().forget(reader);
        sessions += ledger.sessions().endAll(reader);
        ledger.readerErasures().end(reader);
        return new AdminAnswer.ReaderErased(READER + reader, units.size(), sessions, homes(units), true);
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

    private static List<String> homes(List<Unit> units) {
        return units.stream().filter(unit -> unit.kind() == UnitKind.PARTNER).map(Unit::toString).toList();
    }
}
