package dev.lightup.site.view;

import dev.lightup.domain.reading.OfferLag;
import dev.lightup.domain.reading.Unplaced;

/// The words of a distributor's lists.
final class QueueWords {
    private QueueWords() {}

    /// What has to be sent so that a subject finds its account.
    static String remedy(Unplaced unplaced) {
        return switch (unplaced.missing()) {
            case LINK_OF_CUSTOMER -> "Customer " + unplaced.customer().map(Words::name).orElse("")
                    + " belongs to no account: send customer.reseller_link.accepted with its account, or an export that maps it.";
            case ACCOUNT_OR_CUSTOMER -> "Its events name neither an account nor a customer: send one of them.";
        };
    }

    /// Where an offer stands and how long it took or takes.
    static Tag lag(OfferLag lag) {
        String days = lag.days().map(n -> Words.count(n, "day")).orElse(Words.NOT_TOLD);
        return switch (lag.status()) {
            case OPEN -> Tag.pressing("not yet, " + days);
            case LIT_UP -> lag.days().isEmpty() ? Tag.good("lit up") : Tag.good("lit up after " + days);
            case TO_COME -> Tag.plain("◷", "announced for later");
            case NOT_ANNOUNCED -> Tag.plain("?", "announcement " + Words.NOT_TOLD);
            case RETIRED -> Tag.plain("–", "withdrawn");
        };
    }
}
