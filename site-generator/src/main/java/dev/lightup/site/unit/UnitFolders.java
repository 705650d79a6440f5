package dev.lightup.site.unit;

import dev.lightup.site.bucket.Bucket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/// What lies in a unit's folders.
public final class UnitFolders {
    /// The file with all pages of a unit, which is kept for a tenant that leaves: no page, and nobody's to repair.
    public static final String ARCHIVE = "archive.zip";

    private UnitFolders() {}

    /// Paths of all objects in the folders of a unit, without those of the units below.
    public static List<String> objects(Bucket bucket, UnitScope scope) {
        return objects(bucket, scope.roots().stream().map(UnitFolders::folder).toList(), scope::owns).stream()
                .filter(scope::owns)
                .filter(path -> !path.endsWith('/' + ARCHIVE))
                .toList();
    }

    /// The folder that holds what begins so.
    private static String folder(String root) {
        return root.substring(0, root.lastIndexOf('/') + 1);
    }

    /// Paths of all objects in a folder, however deep.
    public static List<String> objects(Bucket bucket, String folder) {
        return objects(bucket, List.of(folder), _ -> true);
    }

    private static List<String> objects(Bucket bucket, List<String> roots, Predicate<String> into) {
        List<String> objects = new ArrayList<>();
        Deque<String> folders = new ArrayDeque<>(roots);
        while (!folders.isEmpty()) {
            Bucket.Listing listing = bucket.list(folders.pop());
            objects.addAll(listing.objects());
            listing.folders().stream().filter(into).forEach(folders::push);
        }
        return objects;
    }
}
