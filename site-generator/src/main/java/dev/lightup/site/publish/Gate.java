package dev.lightup.site.publish;

import dev.lightup.site.page.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a release must pass before its first byte is written. A page that fails keeps the whole unit's old release: readers see
/// yesterday's truth rather than somebody else's.
///
/// - Every page lies in the unit's own folder, and every opaque id that a page or a link names is the unit's.
/// - Pages are well formed; their twins parse.
/// - Links lead to pages of the unit, to public pages that exist, or to units that the same readers may read.
/// - Numbers that should be equal are.
/// - The release does not lose half the pages of the one before, unless somebody said that this is meant.
final class Gate {
    /// At most so many reasons are told.
    static final int REASONS = 10;
    /// Below so many pages a release may lose any number but all.
    private static final int FEW = 12;
    private static final Pattern ID_IN_PATH = Pattern.compile("(?<![a-z0-9])[acdmp]/([a-z2-7]{16})(?![a-z0-9])");

    private final Links links;

    /// @param publicPaths the pages that all units share
    Gate(Collection<String> publicPaths) {
        this.links = new Links(Set.copyOf(publicPaths));
    }

    /// Why a release must not go out; nothing when it may.
    ///
    /// @param looked paths of the pages to look into; the others were looked into by the release that wrote them
    /// @param before paths of the release before
    /// @param mayShrink whether it may lose most pages
    List<String> reasonsAgainst(Draft draft, Set<String> looked, Set<String> before, boolean mayShrink) {
        List<String> reasons = new ArrayList<>(draft.contradictions());
        Set<String> paths = new HashSet<>();
        for (Page page : draft.pages()) {
            if (!paths.add(page.path())) {
                reasons.add(page.path() + ": stands twice");
            }
            if (!draft.scope().owns(page.path())) {
                reasons.add(page.path() + ": lies outside the unit");
            }
        }
        long lost = before.stream().filter(path -> !paths.contains(path)).count();
        if (!mayShrink && lost > 0 && (paths.isEmpty() || (before.size() >= FEW && lost * 2 >= before.size()))) {
            reasons.add("loses " + lost + " of " + before.size() + " pages");
        }
        for (Page page : draft.pages()) {
            if (looked.contains(page.path()) && reasons.size() < REASONS) {
                look(page, draft.scope(), paths).forEach(reason -> reasons.add(page.path() + ": " + reason));
            }
        }
        return reasons.size() > REASONS ? List.copyOf(reasons.subList(0, REASONS)) : List.copyOf(reasons);
    }

    private List<String> look(Page page, Scope scope, Set<String> paths) {
        String text = page.text();
        List<String> reasons = new ArrayList<>();
        if (text.isEmpty()) {
            reasons.add("is empty");
        }
        if (page.contentType().startsWith("text/html")) {
            Markup markup = Markup.read(text);
            reasons.addAll(markup.faults());
            reasons.addAll(links.broken(page.path(), markup, scope, paths));
        } else if (page.contentType().startsWith("application/json")) {
            Twins.faultOfJson(page.bytes()).ifPresent(reasons::add);
        } else if (page.contentType().startsWith("text/csv")) {
            Twins.faultOfCsv(text).ifPresent(reasons::add);
        }
        for (String foreign : scope.foreign()) {
            if (text.contains(foreign) || page.path().contains(foreign)) {
                reasons.add("names somebody else's " + foreign);
            }
        }
        foreignId(page.path(), scope).or(() -> foreignId(text, scope))
                .ifPresent(id -> reasons.add("names " + id + ", which is not the unit's"));
        return reasons;
    }

    private static java.util.Optional<String> foreignId(String text, Scope scope) {
        Matcher ids = ID_IN_PATH.matcher(text);
        while (ids.find()) {
            if (!scope.ids().contains(ids.group(1))) {
                return java.util.Optional.of(ids.group(1));
            }
        }
        return java.util.Optional.empty();
    }
}
