package dev.lightup.site.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a rendered site into a folder, to look at it.
public final class RenderFolder {
    private RenderFolder() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var reading = Brightwater.full();
        write(folder, new AccountSite().render(reading, Brightwater.names(reading)));
        write(folder, new AboutSite().render());
    }

    static void write(Path folder, List<Page> pages) throws IOException {
        for (Page page : pages) {
            Path file = folder.resolve(page.path());
            Files.createDirectories(file.getParent());
            Files.write(file, page.bytes());
        }
    }
}
