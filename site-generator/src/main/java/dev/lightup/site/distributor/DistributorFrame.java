package dev.lightup.site.distributor;

import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Side;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.Optional;

/// What surrounds the pages of a distributor's lists. It says nothing that changes with what is listed.
final class DistributorFrame {
    private DistributorFrame() {}

    /// @param here which tab the page belongs to
    static PageFrame of(
            PortfolioNames names,
            RelativeLinks place,
            PageFrame.Assets assets,
            String title,
            String here) {
        return new PageFrame(title + " · " + names.d(), assets.from(place),
                new PageFrame.Bar("Distributor",
                        new TextLink(place.home(), names.reading().basis().distributor().name()), Optional.empty(),
                        List.of(new PageFrame.Tab(place.home() + QueuePage.folder(Side.DISTRIBUTOR), "Whose move",
                                here.equals("#moves")),
                                new PageFrame.Tab(place.home() + "#accounts", "Accounts", here.equals("#accounts"))),
                        "Portfolio and feed", Optional.of(place.find())),
                names.reading().basis().distributor().notice().map(OperatorNotice::text));
    }
}
