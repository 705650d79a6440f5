package dev.lightup.bench.counts;

import dev.lightup.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What is counted, not timed: the same on any machine.
public final class Counts {
    private Counts() {}

    /// Counts all of it.
    public static List<Figure> figures() throws IOException {
        var figures = new ArrayList<Figure>(new OneEvent().figures());
        figures.add(BusySubject.figure(Files.createTempDirectory("lightup-bench")));
        figures.add(LongHeard.figure(Files.createTempDirectory("lightup-bench")));
        figures.add(DeadRuns.figure(Files.createTempDirectory("lightup-bench")));
        return figures;
    }
}
