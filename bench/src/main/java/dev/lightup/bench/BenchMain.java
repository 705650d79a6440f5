package dev.lightup.bench;

import dev.lightup.bench.cold.ColdPath;
import dev.lightup.bench.counts.CallCounts;
import dev.lightup.bench.demo.DemoRun;
import dev.lightup.bench.kept.StoreCommand;
import dev.lightup.bench.load.EventPace;
import dev.lightup.bench.load.FileFlood;
import dev.lightup.local.cli.operator.FunctionOutput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The process behind `./lightup bench`: prints every figure that the README carries, as a Markdown table. What is counted must
/// be within its bar; what is timed only says whether it is. `store` measures nothing: it writes what this release keeps.
public final class BenchMain {
    private static final String USAGE = """
            Usage: ./lightup bench [demo] [counts] [reads] [release] [files] [cold] [load] [pace] [partners]
                   ./lightup bench store --out FOLDER
            Measures, and prints figures beside their bars as a Markdown table; all of them when none is named.

              demo     ./lightup demo as a process of its own: time to play and publish, memory
              counts   what one event costs with 10 partners and with 1,000, what finding an order does, on a busy subject, after a week of heartbeats; what dead runs leave; cookies signed
              reads    what one event reads until it is on its pages, at accounts of 10 to 20,000 customers and distributors of 10 to 1,000 accounts; minutes
              release  the runs that an account of 10,000 customers needs to its first release where each object takes 30 ms; minutes
              files    what a day's file of 200,000 rows writes, and what a process holds while it keeps one; minutes
              cold     the first answers of Receive and Enter through Lambda's own runtime client, beside the plain sample pattern
              load     a file of 10,000 rows, and how long another distributor's orders take to their page meanwhile; minutes
              pace     1,000 events in ten seconds, then a hundred a second for ten minutes: to the answer, to the page; a quarter of an hour
              partners ./lightup demo --partners 200; minutes

            store writes a small store of everything that this release keeps, for the tests of later ones

            Exit codes: 0 measured, 1 a count is not within its bar (a time that is not says so in the table, and is the machine's too),
            2 the command line is wrong""";

    private BenchMain() {}

    /// @param arguments which measurements to take
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        // functions log to standard output, as Lambda wants it
        System.setOut(FunctionOutput.of(System.err, Optional.empty()));
        Path home = Path.of(System.getProperty("lightup.home", ""));
        if (arguments.length > 0 && arguments[0].equals("store")) {
            System.exit(new StoreCommand(home, out).run(List.of(arguments).subList(1, arguments.length)));
        }
        Map<String, Measurement> all = measurements(home);
        List<String> wanted = arguments.length == 0 ? List.copyOf(all.keySet()) : List.of(arguments);
        if (!all.keySet().containsAll(wanted)) {
            boolean asked = wanted.contains("--help") || wanted.contains("-h");
            (asked ? out : System.err).println(USAGE);
            System.exit(asked ? 0 : 2);
        }
        var figures = new ArrayList<BenchFigure>();
        boolean good = true;
        try {
            for (var one : all.entrySet()) {
                if (wanted.contains(one.getKey())) {
                    List<BenchFigure> found = one.getValue().figures().call();
                    good &= !one.getValue().counted() || found.stream().allMatch(BenchFigure::met);
                    figures.addAll(found);
                }
            }
        } finally {
            // what took a quarter of an hour is not lost because the next one fails
            out.print(BenchFigure.table(figures));
        }
        System.exit(good ? 0 : 1);
    }

    /// @param counted whether the same comes out on any machine
    private record Measurement(Callable<List<BenchFigure>> figures, boolean counted) {}

    private static Map<String, Measurement> measurements(Path home) {
        var all = new LinkedHashMap<String, Measurement>();
        all.put("demo", new Measurement(new DemoRun(home)::figures, false));
        all.put("counts", new Measurement(CallCounts::figures, true));
        all.put("reads", new Measurement(CallCounts::reads, false));
        all.put("release", new Measurement(CallCounts::release, false));
        all.put("files", new Measurement(CallCounts::largeFiles, false));
        all.put("cold", new Measurement(new ColdPath(home, System.err)::figures, false));
        all.put("load", new Measurement(new FileFlood(home)::figures, false));
        all.put("pace", new Measurement(new EventPace(home)::figures, false));
        all.put("partners", new Measurement(new DemoRun(home)::ofManyPartners, false));
        return all;
    }
}
