package dev.lightup.site.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.mustachejava.Mustache;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.LazyPart;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.Formats;
import dev.lightup.site.page.AccountSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Names everything that shapes pages' bytes beside what is stored: templates, stylesheet, schemas, definitions, and the classes, ours and
/// the libraries', that know senders' words, read states and write pages. A page made by another edition may be another page. The same for the same build
/// wherever it runs, from jars or from folders; made once, when it is first asked for. Thread-safe.
final class PageEdition {
    /// What shapes pages, by the start of its path; the rest of the code does not.
    static final List<String> SHAPING = List.of("dev/lightup/domain/", "dev/lightup/json/",
            "dev/lightup/ledger/key/Unit", "dev/lightup/senders/", "dev/lightup/site/", "com/github/mustachejava/",
            "com/fasterxml/jackson/core/");
    /// What of it only brings pages to their place: nothing of it shows in their bytes.
    static final List<String> CARRYING = List.of("dev/lightup/site/bucket/", "dev/lightup/site/gate/",
            "dev/lightup/site/publish/", "dev/lightup/site/release/", "dev/lightup/site/PublishWiring");
    /// Code that cannot be read has this edition: pages are published, only not made anew for it.
    private static final String UNKNOWN = "unknown";
    private static final int HASH_BYTES = 6;
    /// It follows from the code alone: one reading of it is enough for a process.
    private static final PageEdition OF_THIS_CODE = new PageEdition(PageEdition::read);

    private final LazyPart<String> name;

    PageEdition(Supplier<String> name) {
        this.name = new LazyPart<>(name);
    }

    /// The edition of the code that runs.
    static PageEdition ofThisCode() {
        return OF_THIS_CODE;
    }

    /// Reads the name of the code that runs.
    static String read() {
        return named(List.of(AccountReader.class, Codec.class, Unit.class, Formats.class, AccountSite.class,
                Mustache.class, JsonFactory.class));
    }

    /// A short name; no other edition has it.
    String name() {
        return name.get();
    }

    /// @param anchors a class of each code source that counts; in a package all are one
    private static String named(List<Class<?>> anchors) {
        Map<String, String> parts = new TreeMap<>();
        try {
            anchors.stream().flatMap(type -> place(type).stream()).distinct().forEach(place -> shaping(place, parts));
        } catch (UncheckedIOException | IllegalStateException _) {
            return UNKNOWN;
        }
        MessageDigest all = sha256();
        parts.forEach((path, hash) -> all.update((path + ' ' + hash + '\n').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(all.digest(), 0, HASH_BYTES);
    }

    private static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source).map(CodeSource::getLocation).map(location -> {
            try {
                return Path.of(new URI(location.toString().replace(" ", "%20")));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("code comes from no file", e);
            }
        });
    }

    static void shaping(Path place, Map<String, String> parts) {
        try {
            if (Files.isDirectory(place)) {
                folder(place, parts);
            } else {
                jar(place, parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the code cannot be read", e);
        }
    }

    private static void folder(Path root, Map<String, String> parts) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (shapes(path)) {
                    parts.put(path, hash(Files.readAllBytes(file)));
                }
            }
        }
    }

    private static void jar(Path file, Map<String, String> parts) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory() && shapes(entry.getName())) {
                    try (var in = jar.getInputStream(entry)) {
                        parts.put(entry.getName(), hash(in.readAllBytes()));
                    }
                }
            }
        }
    }

    private static boolean shapes(String path) {
        return SHAPING.stream().anyMatch(path::startsWith) && CARRYING.stream().noneMatch(path::startsWith);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
