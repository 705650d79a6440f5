package dev.lightup.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.ResidentMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// `./lightup demo --exit --json` as a process of its own: how long it plays and publishes, and how much memory the whole stack takes,
/// database, functions and senders together. Times depend on the machine and are printed, never asserted.
public final class DemoRun {
    private static final double SECONDS = 60;
    private static final long MEBIBYTES = 1024;
    private static final long LOOK = 100;

    private final Path home;

    /// @param home the folder of the launcher
    public DemoRun(Path home) {
        this.home = home;
    }

    /// Runs it once.
    ///
    /// @throws IllegalStateException when the demo fails
    public List<BenchFigure> figures() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lightup-bench");
        Path said = folder.resolve("said");
        Process demo = new ProcessBuilder(home.resolve("lightup").toString(), "demo", "--exit", "--json", "--out",
                folder.resolve("site").toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OptionalLong peak = OptionalLong.empty();
        while (!demo.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
            OptionalLong now = ResidentMemory.peak(demo.pid());
            peak = now.isPresent() ? now : peak;
        }
        List<String> lines = Files.readAllLines(said);
        if (demo.exitValue() != 0 || lines.isEmpty()) {
            throw new IllegalStateException("the demo ended with " + demo.exitValue());
        }
        return figures(new ObjectMapper().readTree(lines.getLast()), peak);
    }

    private static List<BenchFigure> figures(JsonNode last, OptionalLong peak) {
        double play = last.at("/seconds/play").asDouble();
        double publish = last.at("/seconds/publish").asDouble();
        return List.of(
                BenchFigure.plain("demo: events posted", last.at("/events/posted").asText()),
                BenchFigure.plain("demo: pages and files written", last.at("/pages/written").asText()),
                new BenchFigure("demo: played, folded and published",
                        String.format(Locale.ROOT, "%.1f s (%.1f + %.1f)", play + publish, play, publish), "<= 60 s",
                        play + publish <= SECONDS),
                peak.isPresent()
                        ? new BenchFigure("demo: most memory resident", peak.getAsLong() + " MiB", "< 1024 MiB",
                                peak.getAsLong() < MEBIBYTES)
                        : BenchFigure.plain("demo: most memory resident", "not told by this system"));
    }
}
