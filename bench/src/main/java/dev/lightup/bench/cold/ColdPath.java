package dev.lightup.bench.cold;

import dev.lightup.bench.BenchFigure;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LedgerTable;
import dev.lightup.local.cloud.LoopbackDynamo;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.runtime.ColdStart;
import dev.lightup.local.runtime.ColdStart.Manner;
import dev.lightup.local.runtime.FunctionConfig;
import dev.lightup.local.runtime.StartCredentials;
import dev.lightup.local.stack.SamTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The first answers of Receive and of Enter from the start of their processes: through AWS's own runtime client, from the deployed package, to a correct
/// signed webhook, and to a reader who uses a link, against a DynamoDB Local on the loopback interface; beside the plain Java sample pattern in the same loop, every process
/// on one core. States ratios within a round, because milliseconds are the machine's.
public final class ColdPath {
    private static final String TABLE = "cold";
    private static final int ROUNDS = Integer.getInteger("lightup.bench.rounds", 10);
    private static final int MOST_CLASSES = 3600;
    private static final double MOST_MEGABYTES = 12;
    /// A folder in which the lists of classes are kept, to see where they come from.
    private static final String KEEP = "lightup.bench.keep";
    private static final int STORED = 202;
    private static final int LET_IN = 303;
    private static final Duration TRAINING = Duration.ofMinutes(2);

    private final Path home;
    private final PrintStream progress;
    private final SignedWebhooks webhooks = new SignedWebhooks();

    /// @param home the project's folder, built
    /// @param progress where is told what is being measured
    public ColdPath(Path home, PrintStream progress) {
        this.home = home;
        this.progress = progress;
    }

    /// Measures.
    ///
    /// @throws IllegalStateException on another system than Linux, or when something is not built, in one sentence
    public List<BenchFigure> figures() throws IOException {
        Path work = Files.createTempDirectory("lightup-cold");
        StartCredentials credentials = StartCredentials.random(new SecureRandom());
        try (LoopbackDynamo dynamo = LoopbackDynamo.start(Optional.empty(), credentials)) {
            LedgerTable.create(dynamo.client(), TABLE);
            webhooks.directory(work.resolve("keys.json"));
            var readers = new PressedLinks(new Ledger(dynamo.client(), TABLE));
            readers.settings(work.resolve("entry.json"));
            var quiet = FunctionLog.to(new PrintStream(OutputStream.nullOutputStream()));
            var starts = new ColdStart(home.resolve("local/target/runtime-client"), work, credentials, quiet);
            return measured(starts, readers, work, dynamo.variables());
        } finally {
            delete(work);
        }
    }

    private List<BenchFigure> measured(
            ColdStart starts,
            PressedLinks readers,
            Path work,
            Map<String, String> services) throws IOException {
        List<String> core = core();
        FunctionConfig receive = deployed("ReceiveFunction", work, services);
        FunctionConfig sample = sample(receive, work);
        Path cache = work.resolve("receive.aot");
        progress.println("cold: training an AOT cache");
        ColdVariant.of("the training", receive, new Manner(List.of(), List.of("-XX:AOTCacheOutput=" + cache), true),
                webhooks::next, STORED)
                .once(starts, TRAINING);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the JVM has written no AOT cache");
        }
        var bare = new Manner(core, List.of(), false);
        var plain = ColdVariant.of("the sample", sample, bare, webhooks::next, STORED);
        var ours = ColdVariant.of("Receive", receive, bare, webhooks::next, STORED);
        // `AOTMode=on` refuses to start at all rather than to start without the cache.
        var cached = ColdVariant.of("Receive, AOT cache", receive,
                new Manner(core, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"), true), webhooks::next, STORED);
        var enter = ColdVariant.of("Enter", deployed("EnterFunction", work, services), bare, readers::next, LET_IN);
        List<ColdVariant> variants = List.of(plain, ours, cached, enter);
        for (int round = 0; round <= ROUNDS; round++) {
            progress.println("cold: round " + round + " of " + ROUNDS);
            for (ColdVariant variant : variants) {
                double millis = variant.once(starts);
                if (round > 0) {
                    variant.millis().add(millis);
                }
            }
        }
        return figures(starts, variants, work);
    }

    private List<BenchFigure> figures(ColdStart starts, List<ColdVariant> variants, Path work) throws IOException {
        ColdVariant plain = variants.get(0);
        ColdVariant ours = variants.get(1);
        ColdVariant cached = variants.get(2);
        var figures = new ArrayList<BenchFigure>();
        figures.add(ratio("first answer of Receive by the plain sample's", ours.by(plain), 0.65));
        figures.add(ratio("the same with an AOT cache, by the plain sample's without", cached.by(plain), 0.30));
        figures.add(ratio("first answer of Enter (a link is used, cookies are signed) by Receive's",
                variants.get(3).by(ours), 1.00));
        variants.forEach(variant -> figures.add(BenchFigure.plain("first answer, " + variant.name(),
                String.format(Locale.ROOT, "%.0f ms, median of %d", variant.median(), ROUNDS))));
        long classes = classes(starts, ours, work);
        figures.add(
                new BenchFigure("classes loaded at Receive's first answer", String.format(Locale.ROOT, "%,d", classes),
                        "<= 3,600", classes <= MOST_CLASSES));
        figures.add(BenchFigure.plain("classes loaded at the sample's",
                String.format(Locale.ROOT, "%,d", classes(starts, plain, work))));
        for (String module : List.of("functions", "site-generator")) {
            figures.add(size(module));
        }
        figures.add(BenchFigure.plain("flags of every process", "`" + String.join(" ", starts.flags(ours.config())
                .stream()
                .filter(flag -> flag.startsWith("-X"))
                .toList()) + "`"));
        return figures;
    }

    private static BenchFigure ratio(String what, ColdVariant.Ratio ratio, double most) {
        return new BenchFigure(what, ratio.toString(), String.format(Locale.ROOT, "<= %.2f", most),
                ratio.median() <= most);
    }

    private BenchFigure size(String module) throws IOException {
        double megabytes = Files.size(home.resolve(module + "/target/lightup-" + module + "-lambda.zip")) / 1e6;
        return new BenchFigure("package of `" + module + "`", String.format(Locale.ROOT, "%.1f MB", megabytes),
                "<= 12 MB",
                megabytes <= MOST_MEGABYTES);
    }

    /// Counts what the JVM says that it loads; the few that its end loads count too.
    private long classes(ColdStart starts, ColdVariant variant, Path work) throws IOException {
        Path log = work.resolve("classes-" + variant.name().replace(' ', '-') + ".log");
        starts.first(variant.config(),
                new Manner(List.of(), List.of("-Xlog:class+load:file=" + log + ":tags:filecount=0"), false),
                variant.event().get(),
                Duration.ofSeconds(2));
        String keep = System.getProperty(KEEP);
        if (keep != null) {
            Files.copy(log, Path.of(keep).resolve(log.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    private FunctionConfig deployed(String name, Path work, Map<String, String> services) {
        var known = new HashMap<>(services);
        known.put("LIGHTUP_TABLE", TABLE);
        known.put("LIGHTUP_DIRECTORY", "file:" + work.resolve("keys.json"));
        known.put("LIGHTUP_UPLOADS", "file:" + work.resolve("arriving"));
        known.put("LIGHTUP_ENTRY", "file:" + work.resolve("entry.json"));
        known.put("LIGHTUP_MAIL", "folder:" + work.resolve("mail"));
        FunctionConfig deployed = SamTemplate.packaged()
                .configs(home, known)
                .stream()
                .filter(config -> config.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new FunctionConfig(deployed.name(), deployed.handler(), deployed.code(), deployed.memoryMb(),
                deployed.timeout(), false, deployed.variables());
    }

    private FunctionConfig sample(FunctionConfig receive, Path work) throws IOException {
        var variables = new HashMap<>(receive.variables());
        variables.put("SAMPLE_SECRET", webhooks.secret());
        Path zip = SamplePackage.pack(home.resolve("bench/target"), work.resolve("sample.zip"));
        return new FunctionConfig("Sample", "dev.lightup.bench.cold.sample.SampleHandler::handleRequest", zip,
                receive.memoryMb(), receive.timeout(), false, variables);
    }

    private static List<String> core() {
        boolean pins = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
        return pins ? List.of("taskset", "-c", "0") : List.of();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
