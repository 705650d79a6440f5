package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.AccountLine.DataAge;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.site.distributor.ListPages.Band;
import dev.lightup.site.words.DisplayDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;

/// The orders in which a distributor's accounts can be read, each with the bands of its value.
enum AccountOrder {
    /// Most days late times seats with the distributor first.
    OWN("late"),
    /// The same with partners.
    PARTNER("partner"),
    /// Most idle seats first.
    IDLE("idle"),
    /// The next end of a paid term first.
    RENEWAL("renewal"),
    /// The oldest data first.
    DATA("data"),
    /// By name.
    NAME("name");

    private final String word;

    AccountOrder(String word) {
        this.word = word;
    }

    /// Where its pages lie below the distributor's home. The first page of the first order is that home.
    String folder() {
        return "accounts/" + word + "/";
    }

    String word() {
        return word;
    }

    /// How many rows its first page shows before the bands.
    ///
    /// @param all how many accounts there are
    int top(int all) {
        return switch (this) {
            case OWN, PARTNER, IDLE, RENEWAL, DATA -> ListPages.TOP;
            case NAME -> all > ListPages.TOP ? 0 : all; // who looks for a name goes by its letter, and finds all of that letter there
        };
    }

    Comparator<AccountLine> comparator(PortfolioNames names) {
        return switch (this) {
            case OWN -> AccountLine.OWN_LATE_FIRST;
            case PARTNER -> Comparator.comparingLong((AccountLine line) -> line.partner().weight())
                    .thenComparingInt(line -> line.told().verdict().waits().partner())
                    .reversed()
                    .thenComparing(AccountLine.OWN_LATE_FIRST);
            case IDLE -> Comparator.comparingLong((AccountLine line) -> line.told().seats().idle().orElse(-1L))
                    .reversed()
                    .thenComparing(AccountLine.OWN_LATE_FIRST);
            case RENEWAL -> Comparator.comparing(
                    (AccountLine line) -> line.told().verdict().renewal().map(Renewal::on).orElse(LocalDate.MAX))
                    .thenComparing(AccountLine.OWN_LATE_FIRST);
            case DATA -> Comparator.comparing((AccountLine line) -> line.data().map(DataAge::asOf).orElse(Instant.MAX))
                    .thenComparing(AccountLine.OWN_LATE_FIRST);
            // letter by letter, as the pages are
            case NAME -> Comparator.comparing((AccountLine line) -> letter(names.account(line)))
                    .thenComparing(line -> names.account(line).toLowerCase(Locale.ROOT))
                    .thenComparing(AccountLine.OWN_LATE_FIRST);
        };
    }

    Band band(AccountLine line, PortfolioNames names) {
        return switch (this) {
            case OWN -> weight(line.own().weight());
            case PARTNER -> weight(line.partner().weight());
            case IDLE -> line.told()
                    .seats()
                    .idle()
                    .map(idle -> idle == 0 ? new Band("none", "none idle") : Band.ofPower("idle-", idle, " idle"))
                    .orElse(new Band("untold", "not told"));
            case RENEWAL -> line.told()
                    .verdict()
                    .renewal()
                    .map(renewal -> month("on-", "", YearMonth.from(renewal.on())))
                    .orElse(new Band("none", "no day known"));
            case DATA -> line.data()
                    .map(data -> month("of-", "of ", names.days().month(data.asOf())))
                    .orElse(new Band("none", "nothing told"));
            case NAME -> {
                String letter = letter(names.account(line));
                yield new Band(letter, letter);
            }
        };
    }

    private static Band weight(long weight) {
        return weight == 0 ? new Band("none", "nothing late") : Band.ofPower("late-", weight, " days × seats");
    }

    private static Band month(String kind, String before, YearMonth month) {
        return new Band(kind + month, before + DisplayDays.text(month));
    }

    private static String letter(String name) {
        String first = name.strip().toLowerCase(Locale.ROOT);
        char c = first.isEmpty() ? '?' : first.charAt(0);
        if (c >= 'a' && c <= 'z') {
            return String.valueOf(c);
        }
        return c >= '0' && c <= '9' ? "0-9" : "other";
    }
}
