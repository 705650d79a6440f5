package dev.lightup.site.distributor;

import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Side;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.Optional;
import java.util.stream.Stream;

/// What surrounds the pages of a distributor's lists, and a portfolio's home. It says nothing that changes with what is listed.
final class DistributorFrame {
    private DistributorFrame() {}

    /// @param list the way to the home of the list, the distributor's or a portfolio's; empty on that home
    /// @param here which tab the page belongs to
    static PageFrame of(
            PortfolioNames names,
            String list,
            RelativeLinks place,
            PageFrame.Assets assets,
            String title,
            String here) {
        String distributor = names.reading().basis().distributor().name();
        var moves = new PageFrame.Tab(list + QueuePage.folder(Side.DISTRIBUTOR), "Whose move", here.equals("#moves"));
        var accounts = new PageFrame.Tab(list + "#accounts", "Accounts", here.equals("#accounts"));
        boolean told = !names.reading().portfolio().lines().isEmpty();
        return new PageFrame(title + " · " + names.d(), assets.from(place),
                new PageFrame.Bar("Distributor",
                        new TextLink(list.isEmpty() ? "./" : list, names.part().orElse(distributor)),
                        names.part().map(_ -> distributor),
                        Stream.of(Stream.of(moves, accounts).filter(_ -> told),
                                names.part()
                                        .map(_ -> new PageFrame.Tab(place.home() + "#portfolios",
                                                "All of " + names.d(), false))
                                        .stream())
                                .flatMap(tabs -> tabs)
                                .toList(),
                        names.part().isPresent() ? "A portfolio" : "Portfolio and feed", Optional.of(place.find())),
                names.reading().basis().distributor().notice().map(OperatorNotice::text));
    }
}
