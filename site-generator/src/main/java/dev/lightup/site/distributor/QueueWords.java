package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.UnplacedSubject;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.StateTag;

/// The words of a distributor's lists.
final class QueueWords {
    private QueueWords() {}

    /// What has to be sent so that a subject finds its account.
    static String remedy(UnplacedSubject unplaced) {
        return switch (unplaced.missing()) {
            case LINK_OF_CUSTOMER -> "Customer " + unplaced.customer().map(EnglishText::name).orElse("")
                    + " belongs to no account: send customer.reseller_link.accepted with its account, or an export that maps it.";
            case ACCOUNT_OR_CUSTOMER -> "Its events name neither an account nor a customer: send one of them.";
        };
    }

    /// Where an offer stands and how long it took or takes.
    static StateTag lag(OfferLag lag) {
        String days = lag.days().map(n -> EnglishText.count(n, "day")).orElse(EnglishText.NOT_TOLD);
        return switch (lag.status()) {
            case OPEN -> StateTag.pressing("not yet, " + days);
            case LIT_UP -> lag.days().isEmpty() ? StateTag.good("lit up") : StateTag.good("lit up after " + days);
            case TO_COME -> StateTag.plain("◷", "announced for later");
            case NOT_ANNOUNCED -> StateTag.plain("?", "announcement " + EnglishText.NOT_TOLD);
            case RETIRED -> StateTag.plain("–", "withdrawn");
        };
    }
}
