package dev.lightup.site.leaving;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.unit.UnitFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Keeps the pages of a tenant that leaves: beside the pages of each unit one file with all of them, their twins and tables, as they are now. Whoever
/// reads the pages reads the file, by the same cookies, until the folder is erased. The same pages give the same bytes; a unit that did not change
/// since its file was made is passed over. Thread-safe.
public final class SiteArchive {
    /// So many pages are read and packed at a time.
    private static final int TOGETHER = 64;
    /// No clock of ours is in a file.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Ledger ledger;
    private final Function<String, List<Unit>> units;
    private final Bucket bucket;
    private final BoundedParallelism lanes;

    /// @param units all units of a tenant that ever had pages
    /// @param lanes how many pages are read at a time
    public SiteArchive(
            Ledger ledger,
            Function<String, List<Unit>> units,
            Bucket bucket,
            BoundedParallelism lanes) {
        this.ledger = ledger;
        this.units = units;
        this.bucket = bucket;
        this.lanes = lanes;
    }

    /// What is asked for.
    ///
    /// @param archive whose pages
    public record Wanted(String archive) {}

    /// What is kept.
    ///
    /// @param files how many files there are now
    /// @param pages how many pages are in them
    /// @param path of the distributor's own
    /// @param whole whether each unit has its file, as it is now; a unit that was not made anew since something was erased has none
    public record Kept(long files, long pages, String path, boolean whole) {}

    /// What is asked for of a tenant that stays.
    ///
    /// @param drop whose files
    public record Unwanted(String drop) {}

    /// What became of it.
    public record Dropped(boolean whole) {}

    /// Removes the files of a tenant that stays after all, or of whose pages something was erased.
    public Dropped drop(Unwanted unwanted, BooleanSupplier inTime) {
        TenantClosing leaving = leaving(unwanted.drop());
        for (Unit unit : withFolders(units.apply(unwanted.drop()))) {
            if (!inTime.getAsBoolean()) {
                return new Dropped(false);
            }
            String path = unit.kind().folder(opaque(leaving), unit.id()) + UnitFolders.ARCHIVE;
            if (!removed(path)) {
                return new Dropped(false);
            }
        }
        return new Dropped(true);
    }

    private boolean removed(String path) {
        return bucket.head(path)
                .filter(there -> bucket.remove(path, there.etag()) == Bucket.Removal.REFUSED)
                .isEmpty();
    }

    /// Whether pages were not made anew yet since something was erased that they may show.
    private boolean mayShowErased(List<Unit> parts) {
        return ledger.heads().heads(parts).stream().anyMatch(PublishLease::mayShowErased);
    }

    private TenantClosing leaving(String tenant) {
        return ledger.closings()
                .find(tenant)
                .map(TenantClosings.Kept::closing)
                .filter(closing -> closing.shut().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("nobody has said that this tenant leaves"));
    }

    /// Makes the file of each unit whose pages changed.
    public Kept keep(Wanted wanted, BooleanSupplier inTime) {
        TenantClosing leaving = leaving(wanted.archive());
        long files = 0;
        long pages = 0;
        List<Unit> all = units.apply(wanted.archive());
        boolean whole = true;
        for (Unit unit : withFolders(all)) {
            if (!inTime.getAsBoolean()) {
                return new Kept(files, pages, leaving.site() + UnitFolders.ARCHIVE, false);
            }
            List<Unit> parts = parts(unit, all);
            String folder = unit.kind().folder(opaque(leaving), unit.id());
            long kept = mayShowErased(parts) ? 0 : keep(parts, folder);
            // also of what was erased while the file was made
            if (mayShowErased(parts)) {
                whole = false;
                kept = 0;
                var _ = removed(folder + UnitFolders.ARCHIVE);
            }
            files += kept > 0 ? 1 : 0;
            pages += kept;
        }
        return new Kept(files, pages, leaving.site() + UnitFolders.ARCHIVE, whole);
    }

    /// The distributor's id in paths.
    private static String opaque(TenantClosing leaving) {
        String folder = leaving.site().substring(0, leaving.site().length() - 1);
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /// Groups of customers have no folder of their own: their pages lie in their account's.
    private static List<Unit> withFolders(List<Unit> units) {
        return units.stream().filter(unit -> !(unit instanceof Unit.Group)).toList();
    }

    /// Whose pages lie in a unit's folder.
    private static List<Unit> parts(Unit unit, List<Unit> all) {
        return Stream.concat(Stream.of(unit),
                all.stream()
                        .filter(one -> unit instanceof Unit.Account && one instanceof Unit.Group group
                                && group.account().equals(unit.id())))
                .toList();
    }

    /// @param parts the unit, and what else has pages in its folder
    /// @return how many pages are in the unit's file; none where it has no pages
    private long keep(List<Unit> parts, String folder) {
        List<PageItem> written = new ArrayList<>();
        // revisions are each part's own: their sum is another one whenever one of them is
        long rev = 0;
        for (Unit part : parts) {
            List<PageItem> pages = ledger.units()
                    .pages(part)
                    .stream()
                    .filter(page -> page.path().startsWith(folder))
                    .toList();
            written.addAll(pages);
            rev += pages.stream().mapToLong(PageItem::rev).max().orElse(0);
        }
        written.sort(Comparator.comparing(PageItem::path));
        return keep(written, rev, folder);
    }

    private long keep(List<PageItem> written, long rev, String folder) {
        if (written.isEmpty()) {
            return 0;
        }
        String path = folder + UnitFolders.ARCHIVE;
        Optional<Bucket.Head> there = bucket.head(path);
        if (there.filter(head -> head.rev() == rev).isEmpty()) {
            // somebody who keeps the same unit at once has the same pages, or newer ones
            var _ = bucket.put(path, "application/zip", packed(written, folder), rev,
                    there.<Bucket.Condition>map(head -> new Bucket.Condition.IfMatch(head.etag()))
                            .orElseGet(Bucket.Condition.IfNoneMatch::new));
        }
        return written.size();
    }

    private byte[] packed(List<PageItem> pages, String folder) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int from = 0; from < pages.size(); from += TOGETHER) {
                List<PageItem> some = pages.subList(from, Math.min(pages.size(), from + TOGETHER));
                List<Callable<Optional<byte[]>>> reads = new ArrayList<>();
                some.forEach(page -> reads.add(() -> bucket.get(page.path())));
                List<Optional<byte[]>> read = lanes.call(reads);
                for (int i = 0; i < some.size(); i++) {
                    Optional<byte[]> page = read.get(i);
                    if (page.isPresent()) {
                        var entry = new ZipEntry(some.get(i).path().substring(folder.length()));
                        entry.setTimeLocal(TIME);
                        zip.putNextEntry(entry);
                        zip.write(page.get());
                        zip.closeEntry();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pages were not packed", e);
        }
        return bytes.toByteArray();
    }
}
