package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What is counted, not timed: the same on any machine.
public final class CallCounts {
    private CallCounts() {}

    /// Counts all of it.
    public static List<BenchFigure> figures() throws IOException {
        var figures = new ArrayList<BenchFigure>(new OneEvent().figures());
        figures.add(BusySubject.figure(Files.createTempDirectory("lightup-bench")));
        figures.add(LongHeard.figure(Files.createTempDirectory("lightup-bench")));
        figures.add(DeadRuns.figure(Files.createTempDirectory("lightup-bench")));
        return figures;
    }

    /// What one event reads, pages included, at accounts and distributors of some sizes.
    public static List<BenchFigure> reads() throws IOException {
        return EventReads.figures();
    }

    /// How many runs a very large account needs to its first release.
    public static List<BenchFigure> release() throws IOException {
        return FirstRelease.figures();
    }

    /// What files of the largest size take.
    public static List<BenchFigure> largeFiles() throws IOException {
        var figures = new ArrayList<BenchFigure>(DailyFile.figures(Files.createTempDirectory("lightup-bench")));
        figures.addAll(UploadMemory.figures(Files.createTempDirectory("lightup-bench")));
        return figures;
    }
}
