package dev.lightup.bench;

import dev.lightup.bench.cold.ColdPath;
import dev.lightup.bench.counts.OneEvent;
import dev.lightup.bench.demo.DemoRun;
import dev.lightup.local.cli.FunctionOutput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The process behind `./lightup bench`: prints every figure that the README carries, as a Markdown table. The exit code says whether all
/// of them are within their bars.
public final class Main {
    private static final Set<String> ALL = Set.of("cold", "counts", "demo");

    private Main() {}

    /// @param arguments which measurements to take; all when none is named
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        // functions log to standard output, as Lambda wants it
        System.setOut(FunctionOutput.of(System.err, Optional.empty()));
        Set<String> wanted = arguments.length == 0 ? ALL : Set.copyOf(List.of(arguments));
        if (!ALL.containsAll(wanted)) {
            System.err.println("lightup bench: knows " + ALL);
            System.exit(2);
        }
        var figures = new ArrayList<Figure>();
        if (wanted.contains("demo")) {
            figures.addAll(new DemoRun(Path.of(System.getProperty("lightup.home"))).figures());
        }
        if (wanted.contains("counts")) {
            figures.addAll(new OneEvent().figures());
        }
        if (wanted.contains("cold")) {
            figures.addAll(new ColdPath(Path.of(System.getProperty("lightup.home")), System.err).figures());
        }
        out.print(Figure.table(figures));
        System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
    }
}
