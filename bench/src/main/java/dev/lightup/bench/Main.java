package dev.lightup.bench;

import dev.lightup.bench.demo.DemoRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The process behind `./lightup bench`: prints every figure that the README carries, as a Markdown table. The exit code says whether all
/// of them are within their bars.
public final class Main {
    private static final Set<String> ALL = Set.of("demo");

    private Main() {}

    /// @param arguments which measurements to take; all when none is named
    public static void main(String[] arguments) throws Exception {
        Set<String> wanted = arguments.length == 0 ? ALL : Set.copyOf(List.of(arguments));
        if (!ALL.containsAll(wanted)) {
            System.err.println("lightup bench: knows " + ALL);
            System.exit(2);
        }
        var figures = new ArrayList<Figure>();
        if (wanted.contains("demo")) {
            figures.addAll(new DemoRun(Path.of(System.getProperty("lightup.home"))).figures());
        }
        System.out.print(Figure.table(figures));
        System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
    }
}
