package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.page.Page;
import dev.lightup.site.release.FrozenMark;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitFolders;
import dev.lightup.site.unit.UnitSites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a unit's pages once more and compares them, byte for byte, with what is in the bucket. Writes nothing. A unit whose
/// clock has flipped since it was published, or that is being published now, may differ for that reason. A frozen one may say other than
/// its states: that is no difference.
final class PageVerifier {
    private final Ledger ledger;
    private final Bucket bucket;
    private final ProgrammeSource programmes;
    private final UnitSites sites;
    private final UnitBrake brake;

    PageVerifier(Ledger ledger, Bucket bucket, ProgrammeSource programmes, UnitSites sites, UnitBrake brake) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.programmes = programmes;
        this.sites = sites;
        this.brake = brake;
    }

    /// What was found.
    ///
    /// @param pages how many pages were compared
    /// @param frozen of a unit that somebody froze
    record Found(int pages, List<DirectAnswer.Difference> differences, Optional<DirectAnswer.FrozenUnit> frozen) {}

    Found verify(Unit unit, Instant at) {
        Optional<UnitBrake.Freeze> freeze = brake.of(ledger.heads().head(unit));
        return freeze.isPresent() ? frozen(unit, freeze.get(), at) : living(unit, at);
    }

    private Found living(Unit unit, Instant at) {
        Optional<RenderedUnit> read = draft(unit, at);
        if (read.isEmpty()) {
            return new Found(0, List.of(difference(unit, "", "waiting")), Optional.empty());
        }
        return compared(unit, read.get());
    }

    private Optional<RenderedUnit> draft(Unit unit, Instant at) {
        return programmes.current()
                .map(programme -> sites.of(unit).draft(unit, programme, at))
                .filter(made -> made.end() != RenderedUnit.End.WAITING
                        && made.end() != RenderedUnit.End.GROUPS_FIRST);
    }

    private Found compared(Unit unit, RenderedUnit draft) {
        Map<String, String> manifest = new HashMap<>();
        for (PageItem item : ledger.units().pages(unit)) {
            manifest.put(item.path(), item.hash());
        }
        List<DirectAnswer.Difference> differences = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Page page : draft.pages()) {
            paths.add(page.path());
            Optional<byte[]> there = bucket.get(page.path());
            if (there.isEmpty()) {
                differences.add(difference(unit, page.path(), "missing"));
            } else if (!Arrays.equals(there.get(), page.bytes())) {
                differences.add(difference(unit, page.path(), "differs"));
            } else if (!ObjectContent.hash(page.bytes()).equals(manifest.get(page.path()))) {
                differences.add(difference(unit, page.path(), "unnoted"));
            }
        }
        for (String path : UnitFolders.objects(bucket, draft.scope())) {
            if (!paths.contains(path) && !path.startsWith("assets/")) {
                differences.add(difference(unit, path, "extra"));
            }
        }
        return new Found(paths.size(), List.copyOf(differences), Optional.empty());
    }

    /// What a frozen unit published last is true of it: its objects are held against the manifest, and what its states say by now is counted
    /// apart. Where these cannot be read, nothing is counted.
    private Found frozen(Unit unit, UnitBrake.Freeze freeze, Instant at) {
        Map<String, byte[]> plain = new HashMap<>();
        List<DirectAnswer.Difference> differences = new ArrayList<>();
        List<PageItem> manifest = ledger.units().pages(unit);
        for (PageItem item : manifest) {
            Optional<byte[]> there = bucket.get(item.path());
            if (there.isEmpty()) {
                differences.add(difference(unit, item.path(), "missing"));
            } else if (!ObjectContent.hash(there.get()).equals(item.hash())) {
                differences.add(difference(unit, item.path(), "differs"));
            } else {
                plain.put(item.path(), FrozenMark.without(item.path(), there.get()));
            }
        }
        Optional<RenderedUnit> draft = draft(unit, at);
        Set<String> known = manifest.stream().map(PageItem::path).collect(Collectors.toSet());
        draft.map(made -> UnitFolders.objects(bucket, made.scope()))
                .orElseGet(List::of)
                .stream()
                .filter(path -> !known.contains(path) && !path.startsWith("assets/"))
                .forEach(path -> differences.add(difference(unit, path, "extra")));
        int behind = draft.map(made -> behind(made, plain)).orElse(0);
        return new Found(manifest.size(), List.copyOf(differences),
                Optional.of(new DirectAnswer.FrozenUnit(unit.toString(), freeze.since(), behind)));
    }

    /// How many pages would be written, or go, if the unit were thawed now.
    private static int behind(RenderedUnit draft, Map<String, byte[]> plain) {
        Map<String, byte[]> gone = new HashMap<>(plain);
        int written = 0;
        for (Page page : draft.pages()) {
            byte[] there = gone.remove(page.path());
            written += there != null && Arrays.equals(there, page.bytes()) ? 0 : 1;
        }
        return written + (int) gone.keySet().stream().filter(path -> !path.startsWith("assets/")).count();
    }

    private static DirectAnswer.Difference difference(Unit unit, String path, String what) {
        return new DirectAnswer.Difference(unit.toString(), path, what);
    }
}
