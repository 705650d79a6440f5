package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.domain.programme.Side;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.Optional;

/// The heads of the sides' lists on the distributor's home, each with the way to its whole.
public record QueueHead(List<MovesView.Group> sides, String calendar, MovesView.Ways ways) {
    /// Rows of the distributor's own list, and of each of the others.
    private static final int OWN = 6;
    private static final int OTHERS = 3;

    /// The distributor's own; absent where nothing waits for it.
    static Optional<QueueHead> own(DistributorReading reading, PortfolioNames names, RelativeLinks place) {
        return of(List.of(Side.DISTRIBUTOR), reading, names, place);
    }

    /// Those of the others.
    static Optional<QueueHead> others(DistributorReading reading, PortfolioNames names, RelativeLinks place) {
        return of(DistributorReading.OWN_FIRST.stream().filter(side -> side != Side.DISTRIBUTOR).toList(), reading,
                names, place);
    }

    /// What the home shows of a side's list.
    static List<Queued> of(Side side, DistributorReading reading) {
        return reading.queue()
                .stream()
                .filter(queued -> queued.need().side() == side)
                .limit(MovesView.shown(side == Side.DISTRIBUTOR ? OWN : OTHERS,
                        reading.portfolio().totals().waits().all().of(side)))
                .toList();
    }

    private static Optional<QueueHead> of(
            List<Side> sides,
            DistributorReading reading,
            PortfolioNames names,
            RelativeLinks place) {
        List<MovesView.Group> groups = sides.stream()
                .filter(side -> reading.portfolio().totals().waits().all().of(side) > 0)
                .map(side -> group(side, reading, names, place))
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new QueueHead(groups, names.d(), MovesView.Ways.at(place)));
    }

    private static MovesView.Group group(
            Side side,
            DistributorReading reading,
            PortfolioNames names,
            RelativeLinks place) {
        var waits = reading.portfolio().totals().waits();
        int all = waits.all().of(side);
        int late = waits.overdue().of(side);
        return new MovesView.Group(VerdictWords.id(side), EnglishText.sentence(names.who(side)),
                MovesView.Group.late(late, all), MovesView.Group.waits(late, all), names.led(side), Optional.empty(),
                MovesView.head(of(side, reading).stream().map(q -> QueueView.row(q, names, place)).toList(), all,
                        new TextLink(QueuePage.folder(side), "The whole list of " + names.who(side))),
                // a list over accounts marks such rows one by one: each account was opened on a day of its own
                Optional.empty());
    }
}
