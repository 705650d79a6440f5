package dev.lightup.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {
    /// What no cell may begin with, wherever a spreadsheet cuts.
    private static final Pattern DANGER = Pattern.compile("(?:^|[;\\t|\\n\\r])[ \\u00a0\"]*[=+@＝＋－＠-]");

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"=1+1~'=1+1", "PO 7;=1+1;~PO 7;'=1+1;",
        "a;=HYPERLINK(\"x\";\"y\")~a;'=HYPERLINK(\"x\";\"y\")", "a|-1~a|'-1", "a; @x~a;' @x", "a;\"=1\"~a;'\"=1\"",
        "'t Hooft~''t Hooft", "'=1~''=1", "a;'=1~a;''=1", "a;'b~a;'b", "a-b~a-b", "a = b~a = b",
        "Müller; Söhne~Müller; Söhne",
        "O'Neil~O'Neil", "-5~'-5"})
    void whereAFormulaCouldBeginAnApostropheStands(String text, String cell) {
        assertThat(SpreadsheetCell.write(text)).isEqualTo(cell);
        assertThat(SpreadsheetCell.read(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\t=1", "a\n+1", "a\r\n@x", "\t=1", "\n=1", "a;;=1", "a|\t-1", ";=1", "' =1", "\"\"=1"})
    void lineBreaksTabsAndBarsAreCutsToo(String text) {
        assertThat(DANGER.matcher(SpreadsheetCell.write(text)).find()).isFalse();
        assertThat(SpreadsheetCell.read(SpreadsheetCell.write(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'t Hooft", "'s-Hertogenbosch", "O'Neil", "a;'b", ""})
    void aCellThatWeDidNotWriteKeepsItsApostrophes(String cell) {
        assertThat(SpreadsheetCell.read(cell)).isEqualTo(cell);
    }

    @Test
    void whateverIsWrittenIsReadBackAndIsNeverAFormula() {
        var random = new Random(20261128);
        String alphabet = "ab'=+-@;|\t\n\r \"\u00a0,＝";
        for (int round = 0; round < 200_000; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(9);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String cell = SpreadsheetCell.write(text.toString());
            assertThat(SpreadsheetCell.read(cell)).isEqualTo(text.toString());
            if (DANGER.matcher(cell).find()) {
                assertThat(cell).as("of " + text).isEmpty();
            }
        }
    }
}
