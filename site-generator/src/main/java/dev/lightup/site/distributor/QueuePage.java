package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.ListPages.Band;
import dev.lightup.site.distributor.ListPages.Part;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.RelativeLinks;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A page of what waits for a side, over all accounts: the head of the list, which leads to its bands, or one of these. View, twin and file are made
/// from it.
///
/// @param root where the list's home lies below the distributor's: empty for all accounts, a portfolio's folder for its own
/// @param folder where it lies below the distributor's home
/// @param part the band's part; absent for the head
/// @param rows what stands on the page
/// @param list on the head all that the accounts tell; of a band the same as the rows
/// @param count on the head of all that waits, told or not; of a band of its rows
/// @param bands on the head the bands of the other rows; a band says nothing of others, so that they do not move it
public record QueuePage(
        Side side,
        String root,
        String folder,
        Optional<Part<Queued>> part,
        List<Queued> rows,
        List<Queued> list,
        Count count,
        List<Part<Queued>> bands) {
    /// How many things there are, and how many of them are late.
    record Count(int all, int late) {
        private static Count of(List<Queued> rows) {
            return new Count(rows.size(), (int) rows.stream()
                    .filter(q -> q.need().urgency() == Deadline.Urgency.LATE)
                    .count());
        }
    }

    /// The name of each page's table.
    public static final String FILE = "queue.csv";

    /// All pages of all sides.
    ///
    /// @param root where the list's home lies below the distributor's
    public static List<QueuePage> of(String root, DistributorReading reading) {
        var pages = new ArrayList<QueuePage>();
        if (!reading.portfolio().lines().isEmpty()) {
            var waits = reading.portfolio().totals().waits();
            DistributorReading.OWN_FIRST.forEach(side -> pages.addAll(of(root, side, reading.queue(side),
                    new Count(waits.all().of(side), waits.overdue().of(side)))));
        }
        return List.copyOf(pages);
    }

    private static List<QueuePage> of(String root, Side side, List<Queued> list, Count count) {
        ListPages<Queued> cut = ListPages.of(list, ListPages.TOP, QueuePage::band, QueuePage::about);
        String folder = root + folder(side);
        return Stream.concat(
                Stream.of(new QueuePage(side, root, folder, Optional.empty(), cut.top(), list, count, cut.parts())),
                cut.parts()
                        .stream()
                        .map(part -> new QueuePage(side, root, folder + part.folder(), Optional.of(part), part.rows(),
                                part.rows(), Count.of(part.rows()), List.of())))
                .toList();
    }

    /// Where a side's list lies below its home.
    static String folder(Side side) {
        return "queue/" + VerdictWords.id(side) + "/";
    }

    RelativeLinks place() {
        return RelativeLinks.of(UnitKind.DISTRIBUTOR, (int) folder.chars().filter(c -> c == '/').count());
    }

    /// The way to the list's home.
    String home() {
        return place().home() + root;
    }

    /// Stuck orders of the list that do not stand on the page.
    List<Queued> stuckBelow() {
        return bands.stream().flatMap(band -> band.rows().stream()).filter(q -> q.need().stuck()).toList();
    }

    /// Accounts that have more waiting for the side than they tell, and so than the list holds.
    List<AccountLine> cutAccounts(DistributorReading reading) {
        return part.isPresent()
                ? List.of()
                : reading.portfolio().lines().stream().filter(line -> line.untold(side) > 0).toList();
    }

    private static Band band(Queued queued) {
        if (queued.weight() > 0) {
            return Band.ofPower("late-", queued.weight(), " days × seats");
        }
        YearMonth month = YearMonth.from(queued.need().due());
        return new Band("due-" + month, "due in " + DisplayDays.text(month));
    }

    private static String about(Queued queued) {
        var need = queued.need();
        return String.join("\n", queued.unit(), need.about().toString(), need.kind().name(), need.title(),
                need.region().orElse(""));
    }
}
