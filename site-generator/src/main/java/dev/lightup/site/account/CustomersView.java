package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.CustomerRow;
import dev.lightup.site.parts.CustomerTable;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.SeatsView;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All customers of an account: one page, or beyond {@link #ONE_PAGE} the most idle ones and a page for each first letter. A
/// customer's letter does not change with its numbers, so one change moves one page.
///
/// @param letters absent when one page holds all
public record CustomersView(
        PageFrame frame,
        String title,
        String lede,
        Optional<Letters> letters,
        CustomerTable customers,
        FootView foot) {
    /// The ways between the pages.
    ///
    /// @param first the way to the most idle ones
    /// @param tabs those to the letters
    public record Letters(String first, List<PageFrame.Tab> tabs) {}

    /// So many customers stand on one page.
    public static final int ONE_PAGE = 200;
    private static final int TOP = 100;
    private static final String OTHER = "other";

    /// The pages by their folder below `customers/`; `""` is the first.
    public static SortedMap<String, CustomersView> of(
            AccountReading reading,
            NameLookup known,
            PageFrame.Assets assets) {
        AccountNames cast = AccountNames.of(reading, known);
        List<CustomerReading> all = reading.customers();
        var pages = new TreeMap<String, CustomersView>();
        if (all.size() <= ONE_PAGE) {
            pages.put("",
                    page(all, "Most idle seats first", Optional.empty(), all.size(), cast,
                            RelativeLinks.of(UnitKind.ACCOUNT, 1), assets, PageFrame.has(reading)));
            return pages;
        }
        Map<String, List<CustomerReading>> byLetter = all.stream()
                .collect(Collectors.groupingBy(c -> letter(cast.customer(c.id())), TreeMap::new, Collectors.toList()));
        RelativeLinks first = RelativeLinks.of(UnitKind.ACCOUNT, 1);
        pages.put("", page(all.subList(0, TOP), TOP + " with the most idle seats", letters(byLetter, first, ""),
                all.size(), cast, first, assets, PageFrame.has(reading)));
        byLetter.forEach((letter, customers) -> {
            RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 2);
            List<CustomerReading> sorted = customers.stream()
                    .sorted(java.util.Comparator
                            .comparing((CustomerReading c) -> cast.customer(c.id()).toLowerCase(Locale.ROOT))
                            .thenComparing(CustomerReading::id))
                    .toList();
            pages.put(letter + "/",
                    page(sorted, "Those under “" + letter + "”, by name", letters(byLetter, place, letter), all.size(),
                            cast, place, assets, PageFrame.has(reading)));
        });
        return pages;
    }

    private static CustomersView page(
            List<CustomerReading> customers,
            String order,
            Optional<Letters> letters,
            int all,
            AccountNames cast,
            RelativeLinks place,
            PageFrame.Assets assets,
            PageFrame.Has has) {
        long use = customers.stream().filter(c -> c.standing() == CustomerReading.Standing.IN_ACTIVE_USE).count();
        String lede = letters.isEmpty() ? EnglishText.number(use) + " of them in active use." : order + ".";
        return new CustomersView(PageFrame.account(cast, place, assets, "Customers", "customers/", has),
                all == 0 ? "No customers yet" : EnglishText.count(all, "customer") + " of " + cast.p(), lede,
                letters,
                new CustomerTable(CustomerRow.all(customers, cast, place), order, place.home() + "customers.csv",
                        SeatsView.Defs.at(place)),
                FootView.plain(cast.days(), place));
    }

    private static Optional<Letters> letters(
            Map<String, List<CustomerReading>> byLetter,
            RelativeLinks place,
            String here) {
        String first = place.home() + "customers/";
        return Optional.of(new Letters(first,
                byLetter.keySet().stream().map(l -> new PageFrame.Tab(first + l + "/", l, l.equals(here))).toList()));
    }

    private static String letter(String name) {
        String first = name.strip().toLowerCase(Locale.ROOT);
        char c = first.isEmpty() ? '?' : first.charAt(0);
        if (c >= 'a' && c <= 'z') {
            return String.valueOf(c);
        }
        return c >= '0' && c <= '9' ? "0-9" : OTHER;
    }
}
