package dev.lightup.senders.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
    @ParameterizedTest
    @CsvSource({"windows-1252, one byte a letter", "ISO-8859-1, one byte a letter", "UTF-16, UTF-16",
        "UTF-16LE, UTF-16",
        "UTF-16BE, UTF-16", "IBM037, no text"})
    void aFileThatIsNotUtf8IsToldWhatItSeemsToBeAndHowItBecomesUtf8(String charset, String seems) {
        ByteString file = ByteString.of("Kunde;Antall\nBlåbær AS;7\n".getBytes(Charset.forName(charset)));
        assertThat(TextEncoding.advice(file)).contains(seems, "CSV UTF-8 (Comma delimited)", "LibreOffice",
                "-Encoding UTF8");
    }
}
