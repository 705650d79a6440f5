package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A page of a side's queue as JSON.
///
/// @param band the band whose page it is; absent on the list's first page
/// @param count how many things wait for the side; on a band's page how many it holds
/// @param late how many of these are late
/// @param things what stands on the page
/// @param bands the pages of the others
public record QueueTwin(
        String $schema,
        String unit,
        Side side,
        Optional<String> band,
        int count,
        int late,
        List<Thing> things,
        List<TwinParts.Band> bands) {
    /// Something that waits.
    ///
    /// @param weight business days late times seats; 0 where it is not late
    /// @param fromBefore whether it has waited since before its account was opened to its partner
    public record Thing(
            String account,
            String name,
            Subject about,
            Move.Kind kind,
            String title,
            String todo,
            Optional<String> region,
            Side side,
            String who,
            Cause cause,
            String why,
            Optional<TwinParts.Customer> customer,
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
            Optional<Goal> goal,
            Optional<Raised> escalation) {
        static Thing of(DistributorReading.Queued q, PortfolioNames names) {
            var n = q.need();
            AccountNames cast = names.cast(q.unit(), q.account());
            return new Thing(q.account(), names.account(q.unit(), q.account()), n.about(), n.kind(), n.title(),
                    ActionTitles.of(n, cast), n.region(), n.side(), cast.owner(n.side(), n.customer()), n.cause(),
                    ReasonSentences.of(n, cast),
                    n.customer().map(c -> new TwinParts.Customer(c, cast.customer(c))), n.seats(), n.offer(),
                    n.urgency(), n.since(), n.due(), q.businessDays(), q.weight(), n.promised(), n.stuck(),
                    cast.background().isFromBefore(n), n.goal(),
                    n.raised());
        }
    }

    public static QueueTwin of(QueuePage page, PortfolioNames names, String unit) {
        RelativeLinks place = page.place();
        return new QueueTwin(place.schema("queue"), unit, page.side(), page.part().map(ListPages.Part::name),
                page.count().all(), page.count().late(), page.rows().stream().map(q -> Thing.of(q, names)).toList(),
                page.bands()
                        .stream()
                        .map(part -> new TwinParts.Band(
                                page.home() + QueuePage.folder(page.side()) + part.folder(), part.name(),
                                part.rows().size()))
                        .toList());
    }
}
