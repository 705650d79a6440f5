package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.Optional;

/// What waits for a side, over all accounts: the head of the list, or a band of it.
///
/// @param sides the ways to the lists of all sides
/// @param stuck on the head the stuck orders that stand in the bands
/// @param rest on the head the ways to the bands
/// @param cut accounts that have more waiting than they tell
public record QueueView(
        PageFrame frame,
        Top top,
        List<PageFrame.Tab> sides,
        List<MovesView> moves,
        Optional<Stuck> stuck,
        Optional<Rest> rest,
        List<Cut> cut,
        FootView foot) {
    /// Stuck orders that a head names beyond its rows.
    static final int STUCK = 200;

    /// What stands first.
    ///
    /// @param type the title's colour
    /// @param note how many rows of how many stand here, and who leads the side's steps
    public record Top(String type, String title, String note, MovesView.Ways ways, String calendar, TextLink csv) {}

    /// Stuck orders further down.
    public record Stuck(String title, List<TextLink> orders) {}

    /// The bands of the other rows.
    public record Rest(String title, List<AccountsTable.ListBand> bands) {}

    /// An account whose list goes on.
    public record Cut(String text, NamedLink account) {}

    public static QueueView of(
            QueuePage page,
            DistributorReading reading,
            PortfolioNames names,
            PageFrame.Assets assets) {
        RelativeLinks place = page.place();
        Top top = top(page, names, place);
        List<MovesView.Row> rows = page.rows().stream().map(q -> row(q, names, place)).toList();
        return new QueueView(DistributorFrame.of(names, page.home(), place, assets, top.title(), "#moves"), top,
                DistributorReading.OWN_FIRST.stream()
                        .map(side -> new PageFrame.Tab(page.home() + QueuePage.folder(side),
                                "with " + names.who(side), side == page.side()))
                        .toList(),
                rows.isEmpty() ? List.of() : List.of(new MovesView(rows, Optional.empty())), stuck(page, names, place),
                rest(page), cut(page, reading, names, place), FootView.plain(names.days(), place));
    }

    private static Top top(QueuePage page, PortfolioNames names, RelativeLinks place) {
        int all = page.count().all();
        int late = page.count().late();
        String who = names.who(page.side());
        String things = EnglishText.count(all, "thing");
        String title = page.part()
                .map(part -> things + (all == 1 ? " waits for " : " wait for ") + who + ": " + part.name())
                .orElseGet(() -> all == 0
                        ? "Nothing waits for " + who
                        : late == 0
                                ? things + (all == 1 ? " waits for " : " wait for ") + who
                                : (late == all ? things : EnglishText.number(late) + " of " + things)
                                        + (late == 1 ? " is" : " are") + " late with " + who);
        String note = page.rows().size() == all
                ? ""
                : "The first " + EnglishText.number(page.rows().size()) + " of " + EnglishText.number(all)
                        + " stand here" + (page.bands().isEmpty() ? "." : ", the others in bands below.");
        return new Top(late > 0 ? "late" : "plain", names.titled(title),
                note + names.led(page.side())
                        .map(led -> (note.isEmpty() ? "" : " ") + EnglishText.sentence(led) + ".")
                        .orElse(""),
                MovesView.Ways.at(place), names.d(),
                new TextLink(QueuePage.FILE,
                        "CSV of " + (page.list().size() < all ? "those that are told, " : all == 1 ? "it, " : "all, ")
                                + EnglishText.number(page.list().size())));
    }

    private static Optional<Stuck> stuck(QueuePage page, PortfolioNames names, RelativeLinks place) {
        List<Queued> below = page.stuckBelow();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        int all = below.size();
        return Optional.of(new Stuck(
                EnglishText.number(all) + " more stuck " + (all == 1 ? "order" : "orders") + " further down"
                        + (all > STUCK ? ", the first " + EnglishText.number(STUCK) + " of them" : ""),
                below.stream()
                        .limit(STUCK)
                        .map(q -> new TextLink(place.home() + q.unit() + "/",
                                EnglishText.name(q.need().title()) + " at "
                                        + EnglishText.name(names.account(q.unit(), q.account()))))
                        .toList()));
    }

    private static Optional<Rest> rest(QueuePage page) {
        int others = page.list().size() - page.rows().size();
        return page.bands().isEmpty()
                ? Optional.empty()
                : Optional.of(new Rest("The other " + EnglishText.number(others), page.bands()
                        .stream()
                        .map(part -> new AccountsTable.ListBand(
                                page.home() + QueuePage.folder(page.side()) + part.folder(), part.name(),
                                EnglishText.count(part.rows().size(), "thing")))
                        .toList()));
    }

    private static List<Cut> cut(
            QueuePage page,
            DistributorReading reading,
            PortfolioNames names,
            RelativeLinks place) {
        return page.cutAccounts(reading)
                .stream()
                .map(line -> new Cut(
                        EnglishText.number(line.untold(page.side()))
                                + " more than an account can tell its distributor stand on the page of ",
                        names.person(line.told().unit(), line.told().account(), place)))
                .toList();
    }

    static MovesView.Row row(Queued q, PortfolioNames names, RelativeLinks place) {
        AccountNames cast = names.cast(q.unit(), q.account());
        return MovesView.row(q.need(), q.businessDays(), ActionTitles.of(q.need(), cast),
                Optional.of(place.home() + q.unit() + "/"), List.of(names.person(q.unit(), q.account(), place)),
                ReasonSentences.of(q.need(), cast), cast).weighing(q.need());
    }
}
