package dev.lightup.site.publish;

import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.PageEditions;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.unit.KnownUnits;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitFolders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Folders in the bucket whose units the table does not know: what a restored, moved or copied bucket brought along. Only the folders of distributors
/// and of partners' homes are looked into; whatever else lies in the bucket is served by others.
final class OrphanFolders {
    /// A distributor of an earlier release may not be noted yet; after so long each has been published anew, and thereby noted.
    private static final Duration NOTED = Duration.ofHours(1);
    private static final int TOLD = 100;

    private final Bucket bucket;
    private final TenantUnits tenants;
    private final KnownUnits ownership;
    private final PageEditions editions;
    private final InstantSource clock;

    OrphanFolders(
            Bucket bucket,
            TenantUnits tenants,
            KnownUnits ownership,
            PageEditions editions,
            InstantSource clock) {
        this.bucket = bucket;
        this.tenants = tenants;
        this.ownership = ownership;
        this.editions = editions;
        this.clock = clock;
    }

    /// What was found.
    ///
    /// @param objects how many objects were removed
    /// @param paths folders and objects that were removed, the first of them
    /// @param undecided folders that may be somebody's: they stay
    /// @param whole whether everything was looked at; not when time ran out
    record Found(int objects, List<String> paths, List<String> undecided, boolean whole) {}

    /// Removes what is nobody's in a distributor's folder; of the operator, in those of units that are no distributor's.
    Found of(String tenant, BooleanSupplier inTime) {
        var search = new Search(inTime);
        if (tenant.equals(ProgrammeSource.OPERATOR)) {
            search.ofNoDistributor();
            return search.found();
        }
        tenants.opaque(tenant).ifPresent(opaque -> search.below(tenant, opaque));
        return search.found();
    }

    /// Removes what is nobody's in any distributor's folder, and folders of distributors that are none.
    Found ofAll(BooleanSupplier inTime) {
        var search = new Search(inTime);
        Map<String, String> owners = new HashMap<>();
        boolean allKnown = editions.told()
                .filter(told -> !told.since().plus(NOTED).isAfter(clock.instant()))
                .isPresent();
        for (String tenant : tenants.all()) {
            Optional<String> opaque = tenants.opaque(tenant);
            opaque.ifPresent(id -> owners.put(id, tenant));
            allKnown &= opaque.isPresent();
        }
        Bucket.Listing distributors = bucket.list(UnitKind.DISTRIBUTORS);
        distributors.objects().forEach(search::remove);
        for (String folder : distributors.folders()) {
            String opaque = name(folder);
            String owner = owners.get(opaque);
            if (owner != null) {
                search.below(owner, opaque);
            } else if (allKnown) {
                search.removeFolder(folder);
            } else {
                search.undecided.add(folder);
            }
        }
        search.ofNoDistributor();
        return search.found();
    }

    private static String name(String folder) {
        String path = folder.substring(0, folder.length() - 1);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private final class Search {
        private final BooleanSupplier inTime;
        private final List<String> paths = new ArrayList<>();
        private final List<String> undecided = new ArrayList<>();
        private int objects;
        private boolean whole = true;

        Search(BooleanSupplier inTime) {
            this.inTime = inTime;
        }

        Found found() {
            return new Found(objects, paths.subList(0, Math.min(paths.size(), TOLD)), undecided, whole);
        }

        void below(String tenant, String distributor) {
            for (UnitKind kind : UnitKind.values()) {
                kind.group(distributor).ifPresent(group -> units(kind, tenant, group));
            }
        }

        void ofNoDistributor() {
            for (UnitKind kind : UnitKind.values()) {
                kind.group().ifPresent(group -> units(kind, ProgrammeSource.OPERATOR, group));
            }
        }

        private void units(UnitKind kind, String tenant, String group) {
            Bucket.Listing units = bucket.list(group);
            units.objects().forEach(this::remove);
            for (String folder : units.folders()) {
                // a head is there before the first object: what was listed before it was asked for is somebody's
                if (isInTime() && kind.unit(tenant, name(folder)).filter(ownership::isKnown).isEmpty()) {
                    removeFolder(folder);
                }
            }
        }

        void removeFolder(String folder) {
            paths.add(folder);
            for (String path : UnitFolders.objects(bucket, folder)) {
                if (isInTime()) {
                    gone(path);
                }
            }
        }

        void remove(String path) {
            paths.add(path);
            gone(path);
        }

        private void gone(String path) {
            bucket.head(path)
                    .filter(there -> bucket.remove(path, there.etag()) == Bucket.Removal.REMOVED)
                    .ifPresent(_ -> objects++);
        }

        private boolean isInTime() {
            whole &= inTime.getAsBoolean();
            return whole;
        }
    }
}
