package dev.lightup.site.gate;

import dev.lightup.site.page.Page;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a release must pass before its first byte is written. A page that fails keeps the whole unit's old release: readers see
/// yesterday's truth rather than somebody else's.
///
/// - Every page lies in the unit's own folder, and every opaque id in a path, a link or a twin's member that holds a link is the unit's.
///   Text is data: nothing is looked for in it but the ids of others that were at hand, so that no sender's words stop a page.
/// - Pages are well formed; their twins parse.
/// - Links lead to pages of the unit, to public pages that exist, or to units that the same readers may read.
/// - Numbers that should be equal are.
/// - The release does not lose half the pages of the one before, unless somebody said that this is meant. Parts of lists do not count: they come
///   and go with the rows, and the sums hold them.
///
/// A reason is a code, the page's path and a position, never a word of the page: reasons are logged.
public final class Gate {
    /// At most so many reasons are told.
    static final int REASONS = 10;
    /// Below so many pages a release may lose any number but all.
    private static final int FEW = 12;

    private final LinkCheck links;

    /// @param publicPaths the pages that all units share
    public Gate(Collection<String> publicPaths) {
        this.links = new LinkCheck(Set.copyOf(publicPaths));
    }

    /// Why a release must not go out; nothing when it may.
    ///
    /// @param looked paths of the pages to look into; the others were looked into by the release that wrote them
    /// @param before paths of the release before
    /// @param mayShrink whether it may lose most pages
    public List<String> reasonsAgainst(RenderedUnit draft, Set<String> looked, Set<String> before, boolean mayShrink) {
        List<String> reasons = new ArrayList<>(draft.contradictions());
        Set<String> paths = new HashSet<>();
        List<Page> pages = draft.pages();
        for (int i = 0; i < pages.size(); i++) {
            if (!paths.add(pages.get(i).path())) {
                reasons.add(name(pages.get(i), i, draft.scope()) + ": page-twice");
            }
            if (!draft.scope().owns(pages.get(i).path())) {
                reasons.add(name(pages.get(i), i, draft.scope()) + ": page-outside-the-unit");
            }
        }
        List<String> kept = before.stream().filter(path -> !draft.scope().isPartOfList(path)).toList();
        long lost = kept.stream().filter(path -> !paths.contains(path)).count();
        if (!mayShrink && lost > 0 && (paths.isEmpty() || (kept.size() >= FEW && lost * 2 >= kept.size()))) {
            reasons.add("loses " + lost + " of " + kept.size() + " pages");
        }
        for (int i = 0; i < pages.size() && reasons.size() < REASONS; i++) {
            if (looked.contains(pages.get(i).path())) {
                String name = name(pages.get(i), i, draft.scope());
                look(pages.get(i), draft.scope(), paths).forEach(reason -> reasons.add(name + ": " + reason));
            }
        }
        return reasons.size() > REASONS ? List.copyOf(reasons.subList(0, REASONS)) : List.copyOf(reasons);
    }

    /// A page's path, unless an id stands in it that is not the unit's.
    private static String name(Page page, int number, UnitScope scope) {
        return OpaqueIds.foreign(page.path(), scope).isPresent() ? "page " + number : page.path();
    }

    private List<String> look(Page page, UnitScope scope, Set<String> paths) {
        String text = page.text();
        List<String> reasons = new ArrayList<>();
        if (text.isEmpty()) {
            reasons.add("empty");
        }
        if (OpaqueIds.foreign(page.path(), scope).isPresent()) {
            reasons.add("path-names-another");
        }
        if (page.contentType().startsWith("text/html")) {
            MarkupCheck markup = MarkupCheck.read(text);
            reasons.addAll(markup.faults());
            reasons.addAll(links.broken(page.path(), markup, scope, paths));
        } else if (page.contentType().startsWith("application/json")) {
            reasons.addAll(TwinCheck.faultsOfJson(page.bytes(), scope));
        } else if (page.contentType().startsWith("text/csv")) {
            reasons.addAll(TwinCheck.faultsOfCsv(text, scope));
        }
        another(text, scope).ifPresent(at -> reasons.add("text-names-another at character " + at));
        return reasons;
    }

    private static Optional<Integer> another(String text, UnitScope scope) {
        return scope.foreign().stream().map(text::indexOf).filter(at -> at >= 0).min(Integer::compareTo);
    }
}
