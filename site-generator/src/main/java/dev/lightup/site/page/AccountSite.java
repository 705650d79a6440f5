package dev.lightup.site.page;

import dev.lightup.domain.account.AccountReading;
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
import java.util.List;

/// The pages of an account: what the partner and the distributor both read, byte for byte the same. Thread-safe.
public final class AccountSite {
    private final PageTemplates templates = new PageTemplates(PageKind.ACCOUNT, PageKind.CUSTOMERS, PageKind.CUSTOMER,
            PageKind.ORDERS);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// All objects of the account's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the opaque ids of the distributor and of the account
    public List<Page> render(AccountReading reading, NameResolver names) {
        String account = names.account(reading.partner().account())
                .orElseThrow(() -> new IllegalStateException("no opaque id of the account"));
        var unit = new UnitPages(UnitKind.ACCOUNT.folder(names.distributor(), account), templates);
        unit.page("", PageKind.ACCOUNT, AccountView.of(reading, names, assets),
                AccountTwin.of(reading, names, unit.name()));
        unit.page("orders/", PageKind.ORDERS, OrdersView.of(reading, names, assets),
                OrdersTwin.of(reading, names, unit.name()));
        customers(unit, reading, names);
        unit.tables(AccountTables.of(reading, names));
        return unit.done(release -> UnitSummaryTwin.of(reading, names, unit.name(), release));
    }

    private void customers(UnitPages unit, AccountReading reading, NameResolver names) {
        CustomersTwin all = CustomersTwin.of(reading, names, unit.name());
        CustomersView.of(reading, names, assets)
                .forEach((folder, view) -> unit.page("customers/" + folder, PageKind.CUSTOMERS, view, all));
        AccountNames cast = AccountNames.of(reading, names);
        for (var customer : reading.customers()) {
            names.customer(customer.id())
                    .ifPresent(opaque -> unit.page("c/" + opaque + "/", PageKind.CUSTOMER,
                            CustomerView.of(customer, reading, cast, assets),
                            CustomerTwin.of(customer, cast, unit.name())));
        }
    }
}
