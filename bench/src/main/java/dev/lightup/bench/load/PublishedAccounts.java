package dev.lightup.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The accounts' pages in a published folder. The folders of customers, some ten thousand, are not walked: that alone would keep a processor busy.
final class PublishedAccounts {
    private PublishedAccounts() {}

    /// A file of each account that has it.
    ///
    /// @param site the published folder
    /// @param file below the account's own folder
    static List<Path> files(Path site, String file) throws IOException {
        var found = new ArrayList<Path>();
        for (Path distributor : within(site.resolve("d"))) {
            for (Path account : within(distributor.resolve("a"))) {
                Path there = account.resolve(file);
                if (Files.exists(there)) {
                    found.add(there);
                }
            }
        }
        return found;
    }

    private static List<Path> within(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
