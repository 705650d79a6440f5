package dev.lightup.bench.cold;

import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.runtime.ColdStart;
import dev.lightup.local.runtime.ColdStart.Manner;
import dev.lightup.local.runtime.FunctionConfig;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// One of the things compared, and its times.
///
/// @param name what the table calls it
/// @param config the function
/// @param manner how its process is started
/// @param event what it is asked first, another one each time
/// @param status what it has to answer
/// @param millis the first answers, one a round
record ColdVariant(
        String name,
        FunctionConfig config,
        Manner manner,
        Supplier<ByteString> event,
        int status,
        List<Double> millis) {
    private static final Duration GRACE = Duration.ofSeconds(2);

    static ColdVariant of(
            String name,
            FunctionConfig config,
            Manner manner,
            Supplier<ByteString> event,
            int status) {
        return new ColdVariant(name, config, manner, event, status, new ArrayList<>());
    }

    /// Starts it once.
    ///
    /// @return milliseconds to the first answer
    /// @throws IllegalStateException when it answers anything else
    double once(ColdStart starts) {
        return once(starts, GRACE);
    }

    /// The same with another patience for its end.
    double once(ColdStart starts, Duration grace) {
        ColdStart.First first = starts.first(config, manner, event.get(), grace);
        String answer = switch (first.outcome()) {
            case InvocationOutcome.Answered(ByteString payload) -> payload.text();
            case InvocationOutcome.Failed(String type, String message) -> type + ": " + message;
        };
        if (!answer.contains("\"statusCode\":" + status)) {
            throw new IllegalStateException(name + " answered " + answer);
        }
        return first.after().toNanos() / 1e6;
    }

    double median() {
        return median(millis);
    }

    /// The median over the rounds of this one's time by the other's in the same round, with the least and the most.
    Ratio by(ColdVariant other) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < millis.size(); round++) {
            ratios.add(millis.get(round) / other.millis.get(round));
        }
        return new Ratio(median(ratios), ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// How two compare.
    record Ratio(double median, double least, double most) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
        }
    }
}
