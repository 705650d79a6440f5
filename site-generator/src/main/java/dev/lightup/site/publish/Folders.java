package dev.lightup.site.publish;

import dev.lightup.site.bucket.Bucket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What lies in a unit's folders.
final class Folders {
    private Folders() {}

    /// Paths of all objects in the folders of a unit, without those of the units below.
    static List<String> objects(Bucket bucket, Scope scope) {
        List<String> objects = new ArrayList<>();
        Deque<String> folders = new ArrayDeque<>(scope.roots());
        while (!folders.isEmpty()) {
            Bucket.Listing listing = bucket.list(folders.pop());
            objects.addAll(listing.objects());
            listing.folders().stream().filter(scope::owns).forEach(folders::push);
        }
        return objects;
    }
}
