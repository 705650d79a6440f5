package dev.lightup.site.page;

import dev.lightup.site.about.MetricsTwin;
import dev.lightup.site.about.MetricsView;
import dev.lightup.site.account.AccountTwin;
import dev.lightup.site.account.AccountView;
import dev.lightup.site.account.CustomerTwin;
import dev.lightup.site.account.CustomerView;
import dev.lightup.site.account.CustomersTwin;
import dev.lightup.site.account.CustomersView;
import dev.lightup.site.account.OrdersTwin;
import dev.lightup.site.account.OrdersView;
import dev.lightup.site.distributor.AccountsTwin;
import dev.lightup.site.distributor.AccountsView;
import dev.lightup.site.distributor.DistributorTwin;
import dev.lightup.site.distributor.DistributorView;
import dev.lightup.site.distributor.PortfolioTwin;
import dev.lightup.site.distributor.PortfolioView;
import dev.lightup.site.distributor.QueueTwin;
import dev.lightup.site.distributor.QueueView;
import dev.lightup.site.partnerhome.PartnerHomeTwin;
import dev.lightup.site.partnerhome.PartnerHomeView;

/// The kinds of pages. What belongs to a page is said here once: template and view are held to each other, and the twin's schema is published,
/// for every one.
public enum PageKind {
    ACCOUNT("account", AccountView.class, AccountTwin.class, "An account's home"),
    CUSTOMERS("customers", CustomersView.class, CustomersTwin.class, "All customers of an account"),
    CUSTOMER("customer", CustomerView.class, CustomerTwin.class, "A customer of an account"),
    ORDERS("orders", OrdersView.class, OrdersTwin.class, "All orders of an account"),
    DISTRIBUTOR("distributor", DistributorView.class, DistributorTwin.class, "A distributor's home"),
    QUEUE("queue", QueueView.class, QueueTwin.class, "What waits for a side, over all accounts of a distributor"),
    ACCOUNTS("accounts", AccountsView.class, AccountsTwin.class, "A distributor's accounts in one order"),
    PORTFOLIO("portfolio", PortfolioView.class, PortfolioTwin.class, "A portfolio of a distributor's accounts"),
    PARTNER("partner", PartnerHomeView.class, PartnerHomeTwin.class, "A partner's home over its distributors"),
    METRICS("metrics", MetricsView.class, MetricsTwin.class, "What the numbers mean");

    private final String word;
    private final Class<? extends Record> view;
    private final Class<? extends Record> twin;
    private final String title;

    /// @param word what its template and the schema of its twin are called
    /// @param view what the template is filled from
    /// @param twin the same numbers as data
    /// @param title the schema's
    PageKind(String word, Class<? extends Record> view, Class<? extends Record> twin, String title) {
        this.word = word;
        this.view = view;
        this.twin = twin;
        this.title = title;
    }

    /// What its template and the schema of its twin are called.
    public String word() {
        return word;
    }

    /// What the template is filled from.
    public Class<? extends Record> view() {
        return view;
    }

    /// The same numbers as data.
    public Class<? extends Record> twin() {
        return twin;
    }

    /// The title of the twin's schema.
    public String title() {
        return title;
    }
}
