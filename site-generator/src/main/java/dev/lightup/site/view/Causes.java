package dev.lightup.site.view;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.programme.Cause;

/// Why something waits and what happens next, in a sentence for each cause.
final class Causes {
    private Causes() {}

    static String sentence(Cause cause, Cast cast) {
        String p = cast.p();
        String d = cast.d();
        return switch (cause) {
            case VENDOR_PROCESSING ->
                "The vendor is working on it. When the clock runs out, " + d + " asks the vendor.";
            case PROVISIONING_FAILED -> "Provisioning failed. " + d + " finds the cause and submits it again.";
            case INVALID_DATA ->
                "Some of its data is not valid. " + p + " corrects it, then " + d + " submits it again.";
            case CUSTOMER_ACTION -> "It waits for the customer: an agreement, an admin relationship or a form. " + p
                    + " can remind the customer.";
            case PARTNER_ACTION -> "It goes on as soon as " + p + " has done its part.";
            case COMPLIANCE -> "A rule of the programme stands in the way; " + p + " settles it.";
            case DEAL_REVIEW -> "The vendor reviews the deal.";
            case CREDIT ->
                "The credit line does not cover it. " + p + " pays down, or asks " + d + " for a higher line.";
            case CREDIT_DECISION -> "It is held by credit until " + d + " decides.";
            case PAYMENT -> "A payment is missing. It is released when " + p + " has paid.";
            case DEPENDENCY -> "Another order or change has to finish first; " + d + " follows it up.";
            case MANUAL_TASK -> d + " does this step by hand.";
            case MAPPING -> d + " could not match its customer, product or tenant, and corrects the match.";
            case OUTAGE -> "A service of the vendor is disturbed; it goes on when that ends.";
            case NOT_CLOSED -> "The seats are in use, but the order is still open. " + d + " closes it.";
            case VERIFICATION -> "The vendor verifies the company.";
            case MILESTONE -> "Nothing shows yet that this step was reached.";
            case NO_REPORT -> "Steps that are due cannot be seen: no seat report came since then. " + d + " sends one.";
            case UNKNOWN -> "Why it waits was not told. " + d + " finds out.";
        };
    }

    /// The sender's own words for a reason.
    static String words(Reason reason) {
        return reason.text()
                .map(text -> "“" + Words.name(text) + "”"
                        + (isCode(reason) ? " (" + Words.name(reason.code()) + ")" : ""))
                .orElseGet(() -> "“" + Words.name(reason.code()) + "”");
    }

    /// Whether it has a code: a dash is what systems write for none.
    private static boolean isCode(Reason reason) {
        return reason.code().codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
