package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.ListPages.Part;
import dev.lightup.site.words.RelativeLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page of a distributor's accounts in one order: the head of the list, which leads to its bands, or one of these.
///
/// @param root where the list's home lies below the distributor's: empty for all accounts, a portfolio's folder for its own
/// @param folder where it lies below the distributor's home; that of the list's home has the head of the first order
/// @param part the band's part; absent for the head
/// @param rows what stands on the page
/// @param all on the head all accounts; of a band the same as the rows
/// @param bands on the head the bands of the other rows
public record AccountsPage(
        AccountOrder order,
        String root,
        String folder,
        Optional<Part<AccountLine>> part,
        List<AccountLine> rows,
        List<AccountLine> all,
        List<Part<AccountLine>> bands) {
    /// All pages of all orders, the one on the home first.
    public static List<AccountsPage> of(DistributorReading reading, PortfolioNames names) {
        var pages = new ArrayList<AccountsPage>();
        if (!reading.portfolio().lines().isEmpty()) {
            for (AccountOrder order : AccountOrder.values()) {
                add(order, "", reading.portfolio().lines(), names, pages);
            }
        }
        return List.copyOf(pages);
    }

    /// All pages of a portfolio's accounts, which have one order: the head on its home first.
    ///
    /// @param root its folder below the distributor's home
    public static List<AccountsPage> ofPart(String root, DistributorReading reading, PortfolioNames names) {
        var pages = new ArrayList<AccountsPage>();
        if (!reading.portfolio().lines().isEmpty()) {
            add(AccountOrder.OWN, root, reading.portfolio().lines(), names, pages);
        }
        return List.copyOf(pages);
    }

    private static void add(
            AccountOrder order,
            String root,
            List<AccountLine> lines,
            PortfolioNames names,
            List<AccountsPage> pages) {
        List<AccountLine> sorted = lines.stream().sorted(order.comparator(names)).toList();
        ListPages<AccountLine> cut = ListPages.of(sorted, order.top(sorted.size()), line -> order.band(line, names),
                line -> line.told().unit());
        pages.add(new AccountsPage(order, root, root + (order == AccountOrder.OWN ? "" : order.folder()),
                Optional.empty(), cut.top(),
                sorted, cut.parts()));
        cut.parts()
                .forEach(part -> pages.add(new AccountsPage(order, root, root + order.folder() + part.folder(),
                        Optional.of(part), part.rows(), part.rows(), List.of())));
    }

    /// Whether it is a part of the list's home.
    public boolean onHome() {
        return folder.equals(root);
    }

    /// The way to the list's home.
    String home() {
        return place().home() + root;
    }

    RelativeLinks place() {
        return RelativeLinks.of(UnitKind.DISTRIBUTOR, (int) folder.chars().filter(c -> c == '/').count());
    }
}
