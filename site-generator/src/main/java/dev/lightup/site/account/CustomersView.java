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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All customers of an account: one page, or beyond {@link #ONE_PAGE} the most idle ones and a page for each first letter, of a letter of so many
/// again the most idle ones and its parts. A customer's letter and part do not change with its numbers, so one change moves a few pages.
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
    /// @param parts those to the parts of the letter, where it has too many for one page
    public record Letters(String first, List<PageFrame.Tab> tabs, Optional<Parts> parts) {}

    /// The ways to the parts of a letter.
    public record Parts(String letter, List<PageFrame.Tab> tabs) {}

    /// So many customers stand on one page.
    public static final int ONE_PAGE = 200;
    private static final int TOP = 100;

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
        List<NamedCustomers> letters = NamedCustomers.of(all, c -> cast.customer(c.id()), ONE_PAGE);
        RelativeLinks first = RelativeLinks.of(UnitKind.ACCOUNT, 1);
        PageFrame.Has has = PageFrame.has(reading);
        pages.put("", page(all.subList(0, TOP), TOP + " with the most idle seats",
                Optional.of(ways(letters, first, "", List.of())), all.size(), cast, first, assets, has));
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 2);
        for (NamedCustomers letter : letters) {
            String under = "under “" + letter.letter() + "”";
            boolean cut = !letter.parts().isEmpty();
            pages.put(letter.letter() + "/",
                    page(cut ? letter.all().subList(0, TOP) : byName(letter.all(), cast),
                            cut ? TOP + " with the most idle seats of those " + under : "Those " + under + ", by name",
                            Optional.of(ways(letters, place, letter.letter(), parts(letter, place, ""))), all.size(),
                            cast, place, assets, has));
            for (NamedCustomers.Part part : letter.parts()) {
                pages.put(part.folder() + "/",
                        page(byName(part.customers(), cast), "Those under “" + part.name() + "”, by name",
                                Optional.of(ways(letters, place, letter.letter(),
                                        parts(letter, place, part.folder()))),
                                all.size(), cast, place, assets, has));
            }
        }
        return pages;
    }

    private static List<CustomerReading> byName(List<CustomerReading> customers, AccountNames cast) {
        return customers.stream()
                .sorted(Comparator.comparing((CustomerReading c) -> cast.customer(c.id()).toLowerCase(Locale.ROOT))
                        .thenComparing(CustomerReading::id))
                .toList();
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

    private static Letters ways(
            List<NamedCustomers> letters,
            RelativeLinks place,
            String here,
            List<PageFrame.Tab> parts) {
        String first = place.home() + "customers/";
        return new Letters(first,
                letters.stream()
                        .map(NamedCustomers::letter)
                        .map(l -> new PageFrame.Tab(first + l + "/", l, l.equals(here)))
                        .toList(),
                parts.isEmpty() ? Optional.empty() : Optional.of(new Parts(here, parts)));
    }

    private static List<PageFrame.Tab> parts(NamedCustomers letter, RelativeLinks place, String here) {
        return letter.parts()
                .stream()
                .map(part -> new PageFrame.Tab(place.home() + "customers/" + part.folder() + "/", part.name(),
                        part.folder().equals(here)))
                .toList();
    }
}
