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
        write(folder, new DistributorSite().render(Nordvik.full(), Nordvik.names()));
        write(folder, HomeFixture.pages());
        var hostile = Accounts.hostile();
        write(folder.resolve("hostile"), new AccountSite().render(hostile, Accounts.names(hostile)));
        write(folder.resolve("hostile"), new AboutSite().render());
        var many = Accounts.thousand();
        write(folder.resolve("many"), new AccountSite().render(many, Accounts.names(many)));
        write(folder.resolve("many"), new AboutSite().render());
        var none = Accounts.noData();
        write(folder.resolve("none"), new AccountSite().render(none, Accounts.names(none)));
        write(folder.resolve("none"), new AboutSite().render());
        write(folder, new AboutSite().render());
        write(folder.resolve("named"), List.copyOf(Rendered.large().values()));
        var large = LargePortfolio.of(1_000);
        write(folder.resolve("large"), new DistributorSite().render(large.reading(), large.names()));
        write(folder.resolve("large"), new AboutSite().render());
    }

    static void write(Path folder, List<Page> pages) throws IOException {
        for (Page page : pages) {
            Path file = folder.resolve(page.path());
            Files.createDirectories(file.getParent());
            Files.write(file, page.bytes());
        }
    }
}
