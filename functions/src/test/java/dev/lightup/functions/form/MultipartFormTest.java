package dev.lightup.functions.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Forms with files as browsers write them, by RFC 7578 and RFC 2046, section 5.1; and all that is none.
class MultipartFormTest {
    private static final String TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryX";
    private static final String MARK = "------WebKitFormBoundaryX";

    private static Optional<MultipartForm> read(String type, byte[] body) {
        var headers = new RequestHeaders.Builder();
        headers.add("content-type", type);
        return MultipartForm.of(new ApiRequest("r", "POST", "/enter/upload", headers.build(), ByteString.of(body)));
    }

    private static Optional<MultipartForm> read(String body) {
        return read(TYPE, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String part(String disposition, String content) {
        return MARK + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void fieldsAndFilesAreReadAsTheyAre() {
        MultipartForm form = read(part("name=\"feed\"", "ep_1")
                + part("name=\"file\"; filename=\"C:\\reports\\m\u00c3\u00a4rz %22a%22.csv\"\r\nContent-Type: text/csv",
                        "a,b\r\n1,2\r\n")
                + part("name=\"\"", "") + MARK + "--\r\n").orElseThrow();
        assertThat(form.text("feed")).contains("ep_1");
        MultipartForm.Part file = form.part("file").orElseThrow();
        assertThat(file.file()).contains("C:\\reports\\m\u00e4rz %22a%22.csv");
        assertThat(file.content().text()).isEqualTo("a,b\r\n1,2\r\n");
        assertThat(form.text("file")).as("a file is no field").isEmpty();
        assertThat(form.text("")).contains("");
        assertThat(form.part("other")).isEmpty();
    }

    @Test
    void everyByteOfAFileIsKeptAlsoWhatLooksLikeAMark() {
        byte[] bytes = new byte[4_096];
        new Random(7).nextBytes(bytes);
        String content = new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n" + MARK + "Y\r\n--\r\n-" + MARK + "\r";
        MultipartForm form = read(part("name=\"file\"; filename=\"a\"", content) + MARK + "--").orElseThrow();
        assertThat(form.part("file").orElseThrow().content())
                .isEqualTo(ByteString.of(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void noBeginningOfAFormIsOne() {
        byte[] whole = (part("name=\"a\"", "1") + part("name=\"file\"; filename=\"b\"", "2,3\r\n") + MARK + "--")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(TYPE, whole)).isPresent();
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(TYPE, Arrays.copyOf(whole, length))).as("the first " + length + " bytes").isEmpty();
        }
    }

    private static String parts(int many) {
        return IntStream.range(0, many).mapToObj(i -> part("name=\"" + i + "\"", "")).collect(Collectors.joining());
    }

    @Test
    void whatNoBrowserWritesIsNoForm() {
        assertThat(read(parts(32) + MARK + "--\r\n")).isPresent();
        String end = MARK + "--\r\n";
        for (String body : List.of("", "a=b", "\r\n" + part("name=\"a\"", "1") + end,
                "text" + part("name=\"a\"", "1") + end,
                part("name=\"a\"", "1") + part("name=\"a\"", "2") + end, part("filename=\"a\"", "1") + end,
                MARK + "\r\n\r\n1\r\n" + end, MARK + "\nContent-Disposition: form-data; name=\"a\"\n\n1\n" + end,
                part("name=a", "1") + end, part("name=\"a\"\r\nX: " + "x".repeat(3_000), "1") + end,
                parts(33) + end)) {
            assertThat(read(body)).as(body.substring(0, Math.min(60, body.length()))).isEmpty();
        }
        byte[] good = (part("name=\"a\"", "1") + end).getBytes(StandardCharsets.ISO_8859_1);
        for (String type : List.of("", "multipart/form-data", "multipart/form-data; boundary=",
                "multipart/form-data; boundary=" + "x".repeat(71), "multipart/mixed; boundary=----WebKitFormBoundaryX",
                "application/x-www-form-urlencoded", "multipart/form-data; boundary=other")) {
            assertThat(read(type, good)).as(type).isEmpty();
        }
        assertThat(read("Multipart/Form-Data; charset=utf-8; boundary=\"----WebKitFormBoundaryX\"", good)).isPresent();
    }
}
