package dev.lightup.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ClockSpan;
import dev.lightup.domain.programme.Desk;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ProgrammeCheck;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.programme.StuckClock;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.JsonReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/programme.md` names every member and word of a programme's file, and its example is one.
class ProgrammePageTest {
    private static final Path DOCS = Path.of("..", "docs");

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("programme.md"));
    }

    private static List<String> members() {
        return Stream.of(Programme.class, Distributor.class, Desk.class, Offer.class, Offer.Bridge.class,
                StuckClock.class, ClockSpan.class, MilestoneTemplate.class, MilestoneTemplate.Step.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void everyMemberIsOnThePage() throws IOException {
        String page = page();
        assertThat(members()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void everyWordIsOnThePage() throws IOException {
        String page = page();
        assertThat(
                Stream.of(Cause.values(), Side.values(), ClockSpan.Unit.values(), MilestoneTemplate.Evidence.values())
                        .flatMap(Arrays::stream)
                        .map(word -> word.name().toLowerCase(Locale.ROOT)))
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void theExampleIsAProgrammeThatUsesEveryMember() throws IOException {
        String example = Files.readString(DOCS.resolve("examples/programme.json"));
        assertThat(members()).allSatisfy(name -> assertThat(example).contains("\"" + name + "\""));
        List<String> problems = switch (JsonReader.read(Programme.class, example.getBytes(StandardCharsets.UTF_8))) {
            case ReadResult.Good<Programme>(Programme programme, List<JsonProblem> unread) -> {
                assertThat(unread).isEmpty();
                yield ProgrammeCheck.problems(programme);
            }
            case ReadResult.Bad<Programme>(List<JsonProblem> unfit, var _) ->
                unfit.stream().map(JsonProblem::toString).toList();
        };
        assertThat(problems).isEmpty();
    }
}
