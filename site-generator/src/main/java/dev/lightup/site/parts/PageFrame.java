package dev.lightup.site.parts;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What surrounds a page: its title, the files that it needs, and the bar that says whose page it is.
///
/// @param assets the ways to the files from the page
/// @param notice what the operator has to say on all pages of the distributor
public record PageFrame(String title, Assets assets, Bar bar, Optional<String> notice) {
    /// The bar above a page.
    ///
    /// @param label what it is for, for people who hear the page
    /// @param name whose page it is, with the way to the unit's home
    /// @param beside what stands beside the name (`at Nordvik Cloud`)
    /// @param note what stands at its end
    /// @param find the way to where a number is looked for; absent where nothing private stands
    public record Bar(
            String label,
            TextLink name,
            Optional<String> beside,
            List<Tab> tabs,
            String note,
            Optional<String> find) {}

    /// A page of the unit.
    public record Tab(String href, String text, boolean here) {}

    /// The files that every page shares: their paths from the site's root, or the ways to them from a page.
    ///
    /// @param css the stylesheet
    /// @param integrity its hash, as in an `integrity` attribute
    public record Assets(String css, String integrity, String icon) {
        /// The ways to them from a page.
        public Assets from(RelativeLinks place) {
            return new Assets(place.root() + css, integrity, place.root() + icon);
        }
    }

    /// Which pages of an account have something to show.
    public record Has(boolean customers, boolean orders) {}

    public static Has has(AccountReading reading) {
        return new Has(!reading.customers().isEmpty(), !reading.orders().all().isEmpty());
    }

    public static PageFrame account(
            AccountNames cast,
            RelativeLinks place,
            Assets assets,
            String title,
            String here,
            Has has) {
        var tabs = new ArrayList<Tab>();
        if (has.customers()) {
            tabs.add(tab(place, "customers/", "Customers", here));
        }
        if (has.orders()) {
            tabs.add(tab(place, "orders/", "Orders", here));
        }
        return new PageFrame(title + " · " + EnglishText.name(cast.partner()) + " at " + cast.d(), assets.from(place),
                new Bar("Account", new TextLink(place.home().isEmpty() ? "./" : place.home(), cast.partner()),
                        Optional.of(cast.distributor()), List.copyOf(tabs),
                        cast.background().opened().isPresent()
                                ? "Read by " + cast.p() + " and " + cast.d()
                                : "Read by " + cast.d() + " alone",
                        Optional.of(place.find())),
                cast.background().notice());
    }

    static Tab tab(RelativeLinks place, String href, String text, String here) {
        return new Tab(place.home() + href, text, href.equals(here));
    }
}
