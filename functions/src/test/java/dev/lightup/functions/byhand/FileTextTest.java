package dev.lightup.functions.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileTextTest {
    private static FileText text(String export) {
        if (Json.parse(export.getBytes(StandardCharsets.UTF_8)) instanceof ReadResult.Good<Json>(Json json, var _)) {
            return FileText.of(Map.of("export", json));
        }
        throw new AssertionError("no JSON");
    }

    @Test
    void whatIsWrongWithManyLinesIsToldOnceWithTheLineOfTheMapThatReadsThem() {
        FileText text = text(
                """
                        {"rows":30,"unreadable":30,"problems":[{"line":2,"detail":"`trial` is yes or no"}],
                         "kinds":[{"detail":"`trial` is yes or no; found: \\"Ja\\" (30)","lines":30,"first":[2,3,4],"map":"\\"yesNo\\":1"}]}
                        """);
        assertThat(text.unread()).containsExactly(new FileText.Line("Lines 2, 3, 4 and 27 more",
                "`trial` is yes or no; found: \"Ja\" (30). The map reads it with \"yesNo\":1"));
    }

    @Test
    void whatAnOlderReleaseToldIsToldLineByLine() {
        assertThat(text("{\"problems\":[{\"line\":2,\"detail\":\"torn\"}]}").unread())
                .containsExactly(new FileText.Line("Line 2", "torn"));
    }

    @Test
    void aStatusWordThatNobodyKnowsIsToldWithItsRowsAndSeats() {
        assertThat(text("""
                {"unknownStatuses":[{"word":"Pausiert","rows":2,"seats":42,"map":"\\"words\\":1"},{"rows":1,"seats":3}]}
                """).rows().unknown()).containsExactly(
                new FileText.Line("Pausiert", "2 rows, 42 seats. The map reads it with \"words\":1"),
                new FileText.Line("Further words", "1 row, 3 seats"));
    }
}
