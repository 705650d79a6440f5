package dev.lightup.bench;

import dev.lightup.bench.cold.ColdPath;
import dev.lightup.bench.counts.OneEvent;
import dev.lightup.bench.demo.DemoRun;
import dev.lightup.local.cli.FunctionOutput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The process behind `./lightup bench`: prints every figure that the README carries, as a Markdown table. The exit code says whether all
/// of them are within their bars.
public final class Main {
    private static final String USAGE = """
            Usage: ./lightup bench [demo] [counts] [cold]
            Measures, and prints figures beside their bars as a Markdown table; all three when none is named.

              demo    ./lightup demo as a process of its own: time to play and publish, memory
              counts  what one event costs with 10 partners and with 1,000: write units, objects
              cold    the first answer of Receive through Lambda's own runtime client, beside the plain sample pattern

            Exit codes: 0 all within their bars, 1 one is not, 2 the command line is wrong""";

    private Main() {}

    /// @param arguments which measurements to take
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        // functions log to standard output, as Lambda wants it
        System.setOut(FunctionOutput.of(System.err, Optional.empty()));
        Map<String, Callable<List<Figure>>> all = measurements(Path.of(System.getProperty("lightup.home", "")));
        List<String> wanted = arguments.length == 0 ? List.copyOf(all.keySet()) : List.of(arguments);
        if (!all.keySet().containsAll(wanted)) {
            boolean asked = wanted.contains("--help") || wanted.contains("-h");
            (asked ? out : System.err).println(USAGE);
            System.exit(asked ? 0 : 2);
        }
        var figures = new ArrayList<Figure>();
        for (var one : all.entrySet()) {
            if (wanted.contains(one.getKey())) {
                figures.addAll(one.getValue().call());
            }
        }
        out.print(Figure.table(figures));
        System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
    }

    private static Map<String, Callable<List<Figure>>> measurements(Path home) {
        var all = new LinkedHashMap<String, Callable<List<Figure>>>();
        all.put("demo", new DemoRun(home)::figures);
        all.put("counts", new OneEvent()::figures);
        all.put("cold", new ColdPath(home, System.err)::figures);
        return all;
    }
}
