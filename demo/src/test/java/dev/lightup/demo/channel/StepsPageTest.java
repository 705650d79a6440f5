package dev.lightup.demo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.MilestoneTemplate.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of lifecycles shows the demo's milestone templates as they are. With `-Dlightup.write=true` the table is written anew.
class StepsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "senders", "lifecycles.md");
    private static final String HEAD = "\n| step | whose move |";

    @Test
    @Tag("writes")
    void thePageOfLifecyclesShowsTheDemosTemplates() throws IOException {
        String page = Files.readString(PAGE);
        int begins = page.indexOf(HEAD) + 1;
        assertThat(begins).isPositive();
        String renewed = page.substring(0, begins) + table() + page.substring(page.indexOf("\n\n", begins) + 1);
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dlightup.write=true").isEqualTo(renewed);
    }

    private static String table() {
        List<MilestoneTemplate> templates = ProgrammeBook.programme(Instant.parse("2026-11-23T00:00:00Z")).templates();
        List<Step> steps = templates.getFirst().steps();
        String names = templates.stream().map(MilestoneTemplate::id).collect(Collectors.joining(" | "));
        return "| step | whose move | what reaches it | " + names + " |\n" + "| --- ".repeat(3 + templates.size())
                + "|\n"
                + IntStream.range(0, steps.size())
                        .mapToObj(n -> row(steps.get(n), templates.stream().map(t -> t.steps().get(n)).toList()))
                        .collect(Collectors.joining());
    }

    private static String row(Step step, List<Step> everywhere) {
        String days = everywhere.stream().map(s -> Integer.toString(s.dueDays())).collect(Collectors.joining(" | "));
        return "| `%s` | %s | %s | %s |\n".formatted(step.step(), step.side().name().toLowerCase(Locale.ROOT),
                proof(step), days);
    }

    private static String proof(Step step) {
        return switch (step.evidence()) {
            case PROVISIONED -> "the provisioning";
            case FIRST_ASSIGNED -> "the first seat assigned";
            case FIRST_ACTIVE -> "the first seat in use";
            case ACTIVE_SHARE -> step.percent().map(p -> p + " % of the sold seats in use").orElse("");
            case BY_HAND -> "people's word";
        };
    }
}
