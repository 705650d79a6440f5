package dev.lightup.site.page;

import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.partnerhome.HomeAccount;
import dev.lightup.site.partnerhome.PartnerHomeTables;
import dev.lightup.site.partnerhome.PartnerHomeTwin;
import dev.lightup.site.partnerhome.PartnerHomeView;
import dev.lightup.site.partnerhome.PartnerHomeWords;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.util.List;

/// The pages of a partner over its distributors. Thread-safe.
public final class PartnerSite {
    private final PageTemplates templates = new PageTemplates(PageKind.PARTNER);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// All objects of the partner's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @param id the partner's id in paths
    /// @param accounts those of the reading, in its order
    public List<Page> render(String id, PartnerHomeReading reading, List<HomeAccount> accounts) {
        var unit = new UnitPages(UnitKind.PARTNER.folder("", id), templates);
        PartnerHomeWords words = PartnerHomeWords.of(reading, accounts);
        unit.page("", PageKind.PARTNER, PartnerHomeView.of(words, assets), PartnerHomeTwin.of(words, unit.name()));
        unit.tables(PartnerHomeTables.of(words));
        return unit.done(release -> UnitSummaryTwin.of(words, unit.name(), release));
    }
}
