package dev.lightup.site.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.partnerhome.HomeReader;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.partnerhome.PartnerHomeReading.LinkedMove;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.AccountsTwin;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A partner's home as JSON.
///
/// @param received when anything was last received of the account of which that is longest ago
/// @param unlisted how many things that wait stand in no list here, nor in the file: they are on the accounts' pages
/// @param sold seats sold by all distributors; what is in use has no sum over them
/// @param waits how many things wait, by whose move it is
/// @param readers who may read the home: the first of them, who entered last first; all are in `readers.csv`
public record PartnerHomeTwin(
        String $schema,
        String unit,
        TwinParts.Headline headline,
        Optional<Instant> received,
        Optional<Instant> seatsAsOf,
        Optional<Integer> unlisted,
        Optional<Long> sold,
        TwinParts.OrderCounts orders,
        AccountsTwin.SideCount waits,
        AccountsTwin.SideCount late,
        List<Linked> accounts,
        List<SideList> lists,
        List<Reader> readers) {
    /// An account.
    ///
    /// @param page the way to its page
    /// @param readBy who reads its pages
    /// @param notice what the operator has to say on all pages of its distributor
    /// @param frozenSince since when its pages stand as they are; absent while they go on
    public record Linked(
            String distributor,
            String page,
            String account,
            TwinParts.SeatCount seats,
            TwinParts.OrderCounts orders,
            AccountsTwin.SideCount waits,
            AccountsTwin.SideCount late,
            Optional<TwinParts.Renewal> renewal,
            Optional<Instant> received,
            boolean silent,
            Optional<Instant> opened,
            List<String> readBy,
            Optional<String> notice,
            Optional<Instant> frozenSince) {}

    /// Somebody who may read the home.
    ///
    /// @param since when the reader was first let in
    /// @param invitedUntil until when an invitation waits
    /// @param last the day of the last entry, in UTC
    public record Reader(
            String address,
            Optional<Instant> since,
            Optional<Instant> invitedUntil,
            Optional<LocalDate> last) {}

    /// What waits for a side; the first of it, the whole is in `moves.csv`.
    public record SideList(Side side, int count, int late, List<Thing> things) {}

    /// Something that waits.
    ///
    /// @param page the way to its side's list on the account's page
    /// @param weight business days late times seats; 0 where it is not late
    public record Thing(
            String distributor,
            String page,
            Subject about,
            Move.Kind kind,
            String title,
            String todo,
            Side side,
            String who,
            Cause cause,
            String why,
            Optional<Long> seats,
            Optional<String> offer,
            Deadline.Urgency urgency,
            Instant since,
            LocalDate due,
            int businessDays,
            long weight,
            Optional<LocalDate> promised,
            boolean stuck,
            boolean fromBefore,
            Optional<Goal> goal) {}

    public static PartnerHomeTwin of(PartnerHomeWords words, String unit) {
        PartnerHomeReading reading = words.reading();
        RelativeLinks place = RelativeLinks.of(UnitKind.PARTNER, 0);
        return new PartnerHomeTwin(place.schema("partner"), unit, headline(words), reading.received(),
                reading.seatsAsOf(), Optional.of(words.unlisted()).filter(some -> some > 0), reading.sold(),
                TwinMaker.count(reading.orders()), AccountsTwin.SideCount.of(reading.waits()),
                AccountsTwin.SideCount.of(reading.overdue()),
                words.accounts().stream().map(account -> linked(account, words, place)).toList(),
                PartnerHomeReading.OWN_FIRST.stream()
                        .map(side -> new SideList(side, reading.waits().of(side), reading.overdue().of(side),
                                PartnerHomeView.shown(side, words)
                                        .stream()
                                        .map(move -> thing(move, words, place))
                                        .toList()))
                        .toList(),
                PartnerHomeView.shown(reading.readers()).stream().map(PartnerHomeTwin::reader).toList());
    }

    private static Reader reader(HomeReader reader) {
        return new Reader(reader.address(), reader.since(),
                reader.since().isPresent() ? Optional.empty() : Optional.of(reader.until()), reader.last());
    }

    public static TwinParts.Headline headline(PartnerHomeWords words) {
        return new TwinParts.Headline(words.reading().level(), words.headline().text());
    }

    private static Linked linked(HomeAccount account, PartnerHomeWords words, RelativeLinks place) {
        AccountSummary a = account.told().told();
        return new Linked(words.name(account), account.page(place), a.account(), TwinMaker.seats(a.seats()),
                TwinMaker.count(a.orders()), AccountsTwin.SideCount.of(a.verdict().waits()),
                AccountsTwin.SideCount.of(a.verdict().overdue()), a.verdict().renewal().map(TwinMaker::renewal),
                a.lastReceived(), a.silent(), a.opened(), words.readBy(account), account.told().notice(),
                account.told().heldSince());
    }

    private static Thing thing(LinkedMove move, PartnerHomeWords words, RelativeLinks place) {
        var q = move.queued();
        var n = q.need();
        HomeAccount at = words.account(move.account());
        return new Thing(words.name(at), at.list(n.side(), place), n.about(), n.kind(), n.title(),
                ActionTitles.of(n, at.cast()), n.side(), at.cast().owner(n.side(), n.customer()), n.cause(),
                ReasonSentences.of(n, at.cast()), n.seats(), n.offer(), n.urgency(), n.since(), n.due(),
                q.businessDays(), q.weight(), n.promised(), n.stuck(), at.cast().background().isFromBefore(n),
                n.goal());
    }
}
