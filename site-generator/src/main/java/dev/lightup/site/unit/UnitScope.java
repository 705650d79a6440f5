package dev.lightup.site.unit;

import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.DistributorSite;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What belongs to a unit.
///
/// @param roots the folders under which all its pages lie, each ending in a slash
/// @param ids opaque ids that its pages and links may name
/// @param foreign opaque ids that were at hand when the pages were made and must stand nowhere on them: other holders of
///        subjects that the unit once held
/// @param below the folders of the units below (`d/{distributor}/a/`), which the unit's readers may read too: links may lead to
///        those of them whose ids the unit may name
/// @param beside the folders of a unit with the same readers, to whose pages links may lead
public record UnitScope(
        List<String> roots,
        Set<String> ids,
        Set<String> foreign,
        List<String> below,
        List<String> beside) {
    /// Of a unit that has no folder yet.
    public static final UnitScope NONE = new UnitScope(List.of(), Set.of(), Set.of(), List.of(), List.of());

    public UnitScope {
        roots = List.copyOf(roots);
        ids = Set.copyOf(ids);
        foreign = Set.copyOf(foreign);
        below = List.copyOf(below);
        beside = List.copyOf(beside);
    }

    /// Of a unit that has none beside it.
    public UnitScope(List<String> roots, Set<String> ids, Set<String> foreign, List<String> below) {
        this(roots, ids, foreign, below, List.of());
    }

    /// Of a unit of that distributor.
    ///
    /// @param distributor its opaque id
    public static UnitScope of(Unit unit, String distributor, Set<String> ids, Set<String> foreign) {
        return new UnitScope(unit.folders(distributor), ids, foreign, unit.kind().below(distributor), List.of());
    }

    /// The same, with some ids of others that a sender's words may name.
    UnitScope without(Set<String> said) {
        Set<String> rest = new HashSet<>(foreign);
        rest.removeAll(said);
        return new UnitScope(roots, ids, rest, below, beside);
    }

    /// The distributor under whose folder the unit lies.
    public Optional<String> distributor() {
        return roots.stream()
                .filter(root -> root.startsWith(UnitKind.DISTRIBUTORS))
                .map(root -> firstName(root.substring(UnitKind.DISTRIBUTORS.length())))
                .findFirst();
    }

    /// Whether a page of that path is the unit's own.
    public boolean owns(String path) {
        return roots.stream().anyMatch(path::startsWith) && below.stream().noneMatch(path::startsWith);
    }

    /// Whether a page of that path is one of the units below.
    public boolean isBelow(String path) {
        return below.stream().anyMatch(path::startsWith);
    }

    /// Whether a page of the unit is a part of a list, which is there as long as some rows are.
    public boolean isPartOfList(String path) {
        return roots.stream()
                .filter(path::startsWith)
                .map(root -> path.substring(root.length()))
                .anyMatch(page -> DistributorSite.isPartOfList(page) || AccountSite.isPartOfList(page));
    }

    /// The same of an account whose customers' pages are made by others.
    ///
    /// @param customers the folder of those pages
    UnitScope withBelow(String customers) {
        return new UnitScope(roots, ids, foreign, List.of(customers), beside);
    }

    /// Whether a path lies in a unit below, or beside, that the unit's readers may read.
    public boolean mayLinkTo(String path) {
        return beside.stream().anyMatch(path::startsWith) || below.stream()
                .filter(path::startsWith)
                .anyMatch(folder -> ids.contains(firstName(path.substring(folder.length()))));
    }

    private static String firstName(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
