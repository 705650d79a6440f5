package dev.lightup.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.ResidentMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// `./lightup demo --exit --json` as a process of its own: how long it plays and publishes, and how much memory the whole stack takes,
/// database, functions and senders together. Times depend on the machine and are printed, never asserted.
public final class DemoRun {
    private static final double SECONDS = 60;
    private static final double SECONDS_OF_MANY = 360;
    private static final int MANY = 200;
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
        return run("demo", List.of(), SECONDS);
    }

    /// Runs it once with two hundred partners.
    ///
    /// @throws IllegalStateException when the demo fails
    public List<BenchFigure> ofManyPartners() throws IOException, InterruptedException {
        return run("demo of %d partners".formatted(MANY), List.of("--partners", Integer.toString(MANY)),
                SECONDS_OF_MANY);
    }

    private List<BenchFigure> run(String name, List<String> options, double bar)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lightup-bench");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(home.resolve("lightup").toString(), "demo", "--exit", "--json",
                "--out", folder.resolve("site").toString()));
        command.addAll(options);
        Process demo = new ProcessBuilder(command)
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
        return figures(name, new ObjectMapper().readTree(lines.getLast()), peak, bar);
    }

    private static List<BenchFigure> figures(String name, JsonNode last, OptionalLong peak, double bar) {
        double play = last.at("/seconds/play").asDouble();
        double publish = last.at("/seconds/publish").asDouble();
        return List.of(
                BenchFigure.plain(name + ": events posted", last.at("/events/posted").asText()),
                BenchFigure.plain(name + ": pages and files written", last.at("/pages/written").asText()),
                new BenchFigure(name + ": played, folded and published",
                        String.format(Locale.ROOT, "%.1f s (%.1f + %.1f)", play + publish, play, publish),
                        "<= %.0f s".formatted(bar),
                        play + publish <= bar),
                peak.isPresent()
                        ? new BenchFigure(name + ": most memory resident", peak.getAsLong() + " MiB", "< 1024 MiB",
                                peak.getAsLong() < MEBIBYTES)
                        : BenchFigure.plain(name + ": most memory resident", "not told by this system"));
    }
}
