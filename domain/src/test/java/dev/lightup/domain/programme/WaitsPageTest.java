package dev.lightup.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.ClockSpan.Unit;
import dev.lightup.domain.state.OrderState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tables of `docs/senders/waits.md` are the causes, their sides and clocks. The words around them are written by hand. With
/// `-Dlightup.write=true` the tables are written anew.
class WaitsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "senders", "waits.md");
    private static final Set<Status> OVER = EnumSet.of(Status.UNKNOWN, Status.FULFILLED, Status.CANCELLED);

    @Test
    @Tag("writes")
    void thePageOfWaitsSaysWhoMovesAndWhen() throws IOException {
        String page = Files.readString(PAGE);
        String renewed = withTable(withTable(page, "| cause |", causes()), "| an order that is |", statuses());
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dlightup.write=true").isEqualTo(renewed);
    }

    private static String causes() {
        var table = new StringBuilder("| cause | whose move | warning | breach |\n| --- | --- | --- | --- |\n");
        for (Cause cause : Cause.values()) {
            StuckClock clock = DefaultClocks.of(cause);
            table.append("| `%s` | %s | %s | %s |\n".formatted(cause.name().toLowerCase(Locale.ROOT),
                    word(cause.side()), span(clock.warn()), span(clock.breach())));
        }
        return table.toString();
    }

    private static String statuses() {
        var table = new StringBuilder("""
                | an order that is | waits for | where people provision it (`manual`) |
                | --- | --- | --- |
                """);
        for (Status status : EnumSet.complementOf(EnumSet.copyOf(OVER))) {
            table.append("| %s | `%s` | `%s` |\n".formatted(word(status), cause(status, false), cause(status, true)));
        }
        return table.toString();
    }

    private static String cause(Status status, boolean manual) {
        return new CauseRules(ReasonCodes.own()).of(status, manual, Optional.empty())
                .cause()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static String span(ClockSpan span) {
        String unit = word(span.unit());
        return span.amount() + " " + (span.amount() == 1 ? unit.substring(0, unit.length() - 1) : unit)
                + (span.unit() == Unit.HOURS ? ", day and night" : "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String withTable(String page, String head, String table) {
        int begins = page.indexOf("\n" + head) + 1;
        assertThat(begins).as("a table %s", head).isPositive();
        int ends = page.indexOf("\n\n", begins);
        return page.substring(0, begins) + table + page.substring(ends < 0 ? page.length() : ends + 1);
    }
}
