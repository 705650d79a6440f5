package dev.lightup.site.gate;

import dev.lightup.site.unit.UnitScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a page's links lead somewhere its readers can go.
final class LinkCheck {
    /// Folders of the site that other parts serve.
    private static final List<String> SERVED = List.of("enter/", "f/");
    private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*):.*|//.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Set<String> publicPaths;

    LinkCheck(Set<String> publicPaths) {
        this.publicPaths = publicPaths;
    }

    /// The links that lead nowhere.
    ///
    /// @param paths all pages of the unit
    List<String> broken(String page, MarkupCheck markup, UnitScope scope, Set<String> paths) {
        List<String> broken = new ArrayList<>();
        for (MarkupCheck.Link link : markup.links()) {
            if (SCHEME.matcher(link.target()).matches()) {
                // a link that a person follows may leave the site; nothing may be loaded from elsewhere
                boolean followed = link.element().equals("a")
                        && link.target().matches("(?is)(https|mailto|tel|webcal):.*");
                if (!followed) {
                    broken.add("link-elsewhere at character " + link.at());
                }
            } else if (!leads(page, link.target(), markup, scope, paths)) {
                broken.add("link-nowhere at character " + link.at());
            } else if (OpaqueIds.foreign(path(link.target()), scope).isPresent()) {
                broken.add("link-names-another at character " + link.at());
            }
        }
        return broken;
    }

    /// What a link says before its query and its fragment.
    private static String path(String target) {
        return target.split("[?#]", 2)[0];
    }

    private boolean leads(String page, String target, MarkupCheck markup, UnitScope scope, Set<String> paths) {
        int hash = target.indexOf('#');
        String fragment = hash < 0 ? "" : target.substring(hash + 1);
        String path = path(target);
        if (path.isEmpty()) {
            return fragment.isEmpty() || fragment.equals("top") || markup.places().contains(fragment);
        }
        Optional<String> resolved = resolve(page, path);
        return resolved.isPresent() && (paths.contains(resolved.get()) || publicPaths.contains(resolved.get())
                || SERVED.stream().anyMatch(resolved.get()::startsWith)
                || scope.mayLinkTo(resolved.get()));
    }

    /// Where a link leads, from the site's root; empty when it leads out of the site.
    static Optional<String> resolve(String page, String target) {
        Deque<String> names = new ArrayDeque<>();
        String from = target.startsWith("/")
                ? target.substring(1)
                : page.substring(0, page.lastIndexOf('/') + 1) + target;
        for (String name : from.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return Optional.empty();
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String path = String.join("/", names);
        boolean folder = from.isEmpty() || from.endsWith("/") || from.endsWith("/.") || from.endsWith("..");
        return Optional.of(folder ? (path.isEmpty() ? "" : path + "/") + "index.html" : path);
    }
}
