package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.page.Page;
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

/// Makes a unit's pages once more and compares them, byte for byte, with what is in the bucket. Writes nothing. A unit whose
/// clock has flipped since it was published, or that is being published now, may differ for that reason.
final class PageVerifier {
    private final Ledger ledger;
    private final Bucket bucket;
    private final ProgrammeSource programmes;
    private final UnitSites sites;

    PageVerifier(Ledger ledger, Bucket bucket, ProgrammeSource programmes, UnitSites sites) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.programmes = programmes;
        this.sites = sites;
    }

    /// What was found.
    ///
    /// @param pages how many pages were compared
    record Found(int pages, List<DirectAnswer.Difference> differences) {}

    Found verify(Unit unit, Instant at) {
        Optional<RenderedUnit> read = programmes.current()
                .map(programme -> sites.of(unit).draft(unit, programme, at))
                .filter(made -> made.end() != RenderedUnit.End.WAITING
                        && made.end() != RenderedUnit.End.GROUPS_FIRST);
        if (read.isEmpty()) {
            return new Found(0, List.of(difference(unit, "", "waiting")));
        }
        RenderedUnit draft = read.get();
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
        return new Found(paths.size(), List.copyOf(differences));
    }

    private static DirectAnswer.Difference difference(Unit unit, String path, String what) {
        return new DirectAnswer.Difference(unit.toString(), path, what);
    }
}
