package dev.lightup.site.page;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.account.AccountTables;
import dev.lightup.site.account.AccountTwin;
import dev.lightup.site.account.AccountView;
import dev.lightup.site.account.CustomerTwin;
import dev.lightup.site.account.CustomerView;
import dev.lightup.site.account.CustomersTwin;
import dev.lightup.site.account.CustomersView;
import dev.lightup.site.account.OrdersTwin;
import dev.lightup.site.account.OrdersView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.summary.UnitSummaryTwin;
import dev.lightup.site.words.AccountNames;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The pages of an account: what the partner and the distributor both read, byte for byte the same. Thread-safe.
public final class AccountSite {
    /// A letter of the customers, or a part of one.
    private static final Pattern LETTER = Pattern.compile("customers/[^/]+/[^/]+");
    private static final Comparator<Page> SUMMARY_LAST = Comparator
            .<Page, Boolean>comparing(page -> page.path().endsWith("/summary.json"))
            .thenComparing(Page::path);

    private final PageTemplates templates = new PageTemplates(PageKind.ACCOUNT, PageKind.CUSTOMERS, PageKind.CUSTOMER,
            PageKind.ORDERS);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// Whether that page holds a letter of its customers: which of those there are changes as a whole when names become known, or when there are
    /// so few customers again that one page holds them.
    ///
    /// @param path from the account's page
    public static boolean isPartOfList(String path) {
        return LETTER.matcher(path).matches();
    }

    /// All objects of the account's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the opaque ids of the distributor and of the account
    public List<Page> render(AccountReading reading, NameResolver names) {
        List<Page> customers = customers(reading, AccountFrame.of(reading), names);
        return Stream.of(account(reading, CustomerGroup.releases(customers, folder(reading, names)), names), customers)
                .flatMap(List::stream)
                .sorted(SUMMARY_LAST)
                .toList();
    }

    /// The same without its customers' pages: from a reading of the whole account, or of its parts.
    ///
    /// @param customers what the customers' pages consist of, by {@link CustomerGroup}
    public List<Page> account(AccountReading reading, SortedMap<String, String> customers, NameResolver names) {
        var unit = new UnitPages(folder(reading, names), templates);
        unit.page("", PageKind.ACCOUNT, AccountView.of(reading, names, assets),
                AccountTwin.of(reading, names, unit.name()));
        unit.page("orders/", PageKind.ORDERS, OrdersView.of(reading, names, assets),
                OrdersTwin.of(reading, names, unit.name()));
        CustomersTwin all = CustomersTwin.of(reading, names, unit.name());
        CustomersView.of(reading, names, assets)
                .forEach((folder, view) -> unit.page("customers/" + folder, PageKind.CUSTOMERS, view, all));
        unit.tables(AccountTables.of(reading, names));
        return unit.done(customers, release -> UnitSummaryTwin.of(reading, names, unit.name(), release));
    }

    /// The pages of customers alone, sorted by path: from a reading of the whole account, or of what they rest on
    /// ({@link dev.lightup.domain.account.CustomerCut}).
    ///
    /// @param reading of these customers, and maybe of others
    /// @param frame what is the whole account's
    public List<Page> customers(AccountReading reading, AccountFrame frame, NameResolver names) {
        var unit = new UnitPages(folder(reading, names), templates);
        AccountNames cast = AccountNames.of(reading, frame, names);
        for (CustomerReading customer : reading.customers()) {
            names.customer(customer.id())
                    .ifPresent(opaque -> unit.page(CustomerGroup.folder(opaque), PageKind.CUSTOMER,
                            CustomerView.of(customer, reading, frame, cast, assets),
                            CustomerTwin.of(customer, cast, unit.name())));
        }
        return unit.sorted();
    }

    private static String folder(AccountReading reading, NameResolver names) {
        String account = names.account(reading.partner().account())
                .orElseThrow(() -> new IllegalStateException("no opaque id of the account"));
        return UnitKind.ACCOUNT.folder(names.distributor(), account);
    }
}
