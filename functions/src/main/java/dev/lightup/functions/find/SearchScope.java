package dev.lightup.functions.find;

import dev.lightup.functions.cookie.PagePath;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where somebody looks: what the session opens, and which page the field was on.
///
/// @param grants what the session opens now
/// @param from the page that the field was on, if a page below one of those
public record SearchScope(List<ReaderGrant> grants, Optional<PagePath> from) {
    /// So many distributors are looked through where no page says which.
    static final int DISTRIBUTORS = 8;

    public SearchScope {
        grants = List.copyOf(grants);
        List<ReaderGrant> all = grants;
        from = from.filter(page -> all.stream().anyMatch(grant -> page.isBelow(grant.page().path())));
    }

    /// The tenants whose numbers are looked for: the page's, or else those of all that is open. A partner's home is of several.
    List<String> tenants() {
        return nearest().map(ReaderGrant::unit)
                .filter(unit -> !isHome(unit))
                .map(unit -> List.of(unit.tenant()))
                .orElseGet(() -> grants.stream()
                        .map(ReaderGrant::unit)
                        .filter(unit -> !isHome(unit))
                        .map(Unit::tenant)
                        .distinct()
                        .limit(DISTRIBUTORS)
                        .toList());
    }

    /// Whether a unit's pages are open.
    boolean opens(Unit unit) {
        return grants.stream()
                .map(ReaderGrant::unit)
                .anyMatch(granted -> granted.equals(unit)
                        || (granted instanceof Unit.Distributor(String tenant) && tenant.equals(unit.tenant())));
    }

    private static boolean isHome(Unit unit) {
        return unit instanceof Unit.Partner;
    }

    /// Whether there are lists of names where somebody looks: on a partner's home stand none.
    boolean hasNames() {
        return names().filter(place -> !isHome(place.unit())).isPresent();
    }

    private Optional<ReaderGrant> nearest() {
        return from.flatMap(page -> grants.stream()
                .filter(grant -> page.isBelow(grant.page().path()))
                .max(Comparator.comparingInt(grant -> grant.page().path().length())));
    }

    /// A unit with the folder of its pages.
    ///
    /// @param folder beginning and ending in a slash
    record Place(Unit unit, String folder) {}

    /// The unit whose names are meant: that of the page, or else the first that is open.
    Optional<Place> names() {
        Optional<Place> granted = nearest().or(() -> grants.stream().findFirst())
                .map(grant -> new Place(grant.unit(), grant.page().path()));
        return granted.map(place -> from.flatMap(page -> account(place, page)).orElse(place));
    }

    /// The account on whose page below a distributor's home somebody is.
    private static Optional<Place> account(Place home, PagePath page) {
        if (!(home.unit() instanceof Unit.Distributor(String tenant))) {
            return Optional.empty();
        }
        return UnitKind.foldersAbove(page.text())
                .stream()
                .filter(folder -> folder.startsWith(home.folder()) && folder.length() > home.folder().length())
                .findFirst()
                .map(folder -> new Place(
                        Unit.account(tenant, folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1,
                                folder.length() - 1)),
                        folder));
    }
}
