package dev.lightup.site.distributor;

import dev.lightup.domain.metric.Metric;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;

/// A distributor's accounts in one order, or a band of it.
///
/// @param silent the way to when an account is silent
public record AccountsView(PageFrame frame, String title, String silent, AccountsTable accounts, FootView foot) {
    public static AccountsView of(AccountsPage page, PortfolioNames names, PageFrame.Assets assets) {
        RelativeLinks place = page.place();
        String by = AccountsTable.by(page.order(), names);
        String title = names.titled(EnglishText.count(page.all().size(), "account") + ", " + by
                + page.part().map(part -> ": " + part.name()).orElse(""));
        return new AccountsView(DistributorFrame.of(names, page.home(), place, assets, title, "#accounts"), title,
                place.definition(Metric.SILENT), AccountsTable.of(page, names), FootView.plain(names.days(), place));
    }
}
