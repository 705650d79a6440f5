package dev.lightup.site.release;

import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PageManifest;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.page.Page;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A unit's new pages against the manifest of the old ones.
public final class Release {
    /// Old pages link to the assets they were made with until they are made anew, so assets stay.
    private static final String KEPT = "assets/";

    private final List<List<Page>> steps;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, String> hashes = new TreeMap<>();
    private final Map<String, PageItem> manifest;
    private final Set<String> unread;
    /// What the manifest holds that other units make now.
    private final List<String> others;

    private Release(
            List<List<Page>> steps,
            Map<String, PageItem> manifest,
            Collection<String> unread,
            List<String> others) {
        this.others = List.copyOf(others);
        this.steps = steps;
        for (List<Page> step : steps) {
            for (Page page : step) {
                pages.put(page.path(), page);
                hashes.put(page.path(), ObjectContent.hash(page.bytes()));
            }
        }
        this.manifest = manifest;
        this.unread = new TreeSet<>(unread);
    }

    public static Release of(RenderedUnit draft, PageManifest manifest) {
        UnitScope scope = draft.scope();
        return new Release(draft.steps(),
                manifest.pages()
                        .stream()
                        .filter(item -> !scope.isBelow(item.path()))
                        .collect(Collectors.toMap(PageItem::path, item -> item)),
                manifest.unread().stream().filter(path -> !scope.isBelow(path)).toList(),
                Stream.concat(manifest.pages().stream().map(PageItem::path), manifest.unread().stream())
                        .filter(scope::isBelow)
                        .toList());
    }

    /// Whether some line of the manifest cannot be read: only the objects tell what was written.
    public boolean hasGaps() {
        return !unread.isEmpty();
    }

    /// Names the release by what it consists of.
    public String name() {
        StringBuilder lines = new StringBuilder();
        hashes.forEach((path, hash) -> lines.append(path).append(' ').append(hash).append('\n'));
        return ObjectContent.hash(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Paths of the release before.
    public Set<String> before() {
        Set<String> before = new TreeSet<>(manifest.keySet());
        before.addAll(unread);
        return before;
    }

    /// Paths of the pages that the gate has not seen like this: those that differ; all when a page that others may link to goes
    /// away, or when the manifest is not believed.
    public Set<String> toLookInto(boolean all) {
        return all || !vanished().isEmpty()
                ? pages.keySet()
                : pages.keySet().stream().filter(path -> !isNoted(path)).collect(Collectors.toSet());
    }

    /// Whether the manifest or the new release has a page of that path.
    public boolean knows(String path) {
        return pages.containsKey(path) || before().contains(path) || path.startsWith(KEPT);
    }

    /// Writes what differs, then removes what vanished.
    ///
    /// @param lanes how many objects at a time
    public WriteEnd write(ReleaseWriter writer, BoundedParallelism lanes) {
        for (List<Page> step : steps) {
            List<Callable<Boolean>> writes = new ArrayList<>();
            for (Page page : step) {
                String hash = hashes.getOrDefault(page.path(), "");
                Optional<PageItem> noted = Optional.ofNullable(manifest.get(page.path()));
                if (!writer.has(hash, noted)) {
                    writes.add(() -> writer.write(page, hash, noted));
                }
            }
            WriteEnd end = inLanes(writes, writer, lanes);
            if (end != WriteEnd.WHOLE) {
                return end;
            }
        }
        WriteEnd forgotten = inLanes(others.stream().<Callable<Boolean>>map(path -> () -> writer.forget(path)).toList(),
                writer, lanes);
        if (forgotten != WriteEnd.WHOLE) {
            return forgotten;
        }
        return inLanes(vanished().stream()
                .<Callable<Boolean>>map(
                        path -> () -> writer.remove(path, Optional.ofNullable(manifest.get(path)), true))
                .toList(), writer, lanes);
    }

    /// Does all of them, unless time is up, a later run is there, or one of them failed: then no further one is begun.
    static WriteEnd inLanes(List<Callable<Boolean>> writes, ReleaseWriter writer, BoundedParallelism lanes) {
        var goesOn = new AtomicBoolean(true);
        List<Callable<WriteEnd>> tasks = writes.stream().<Callable<WriteEnd>>map(write -> () -> {
            if (!goesOn.get() || !writer.hasTime()) {
                return WriteEnd.STOPPED;
            }
            boolean done = false;
            try {
                done = write.call();
            } finally {
                if (!done) {
                    goesOn.set(false);
                }
            }
            return done ? WriteEnd.WHOLE : WriteEnd.OVERTAKEN;
        }).toList();
        return lanes.call(tasks).stream().reduce(WriteEnd.WHOLE, WriteEnd::and);
    }

    private boolean isNoted(String path) {
        PageItem noted = manifest.get(path);
        return noted != null && noted.hash().equals(hashes.get(path));
    }

    private Set<String> vanished() {
        Set<String> vanished = before();
        vanished.removeAll(pages.keySet());
        vanished.removeIf(path -> path.startsWith(KEPT));
        return vanished;
    }
}
