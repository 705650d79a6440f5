package dev.lightup.bench.kept;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/// `./lightup bench store --out FOLDER`: plays the scenario and writes what this release keeps of it.
public final class StoreCommand {
    private static final String USAGE = "Usage: ./lightup bench store --out FOLDER";

    private final Path home;
    private final PrintStream out;

    /// @param home the project's folder, whose version names the release
    /// @param out where the result is told
    public StoreCommand(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /// Writes the store.
    ///
    /// @param options what follows the command's name
    /// @return the exit code: 0 written, 2 the command line is wrong
    public int run(List<String> options) {
        if (options.size() != 2 || !options.getFirst().equals("--out")) {
            out.println(USAGE);
            return 2;
        }
        Path folder = Path.of(options.getLast());
        Path site = temporary();
        try {
            KeptStore store = KeptScenario.play(site, version());
            store.write(folder);
            out.printf("%s: release %s, %d items, %d objects, %d event types%n", folder, store.release(),
                    store.items().size(), store.objects().size(), store.types().size());
            return 0;
        } finally {
            delete(site);
        }
    }

    /// The version of the pom, which is the first one in it.
    private String version() {
        try {
            return DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .parse(home.resolve("pom.xml").toFile())
                    .getElementsByTagNameNS("*", "version")
                    .item(0)
                    .getTextContent();
        } catch (IOException e) {
            throw new UncheckedIOException("the project's version cannot be read", e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the project's version cannot be read", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lightup-kept");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
