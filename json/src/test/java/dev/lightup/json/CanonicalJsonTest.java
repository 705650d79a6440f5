package dev.lightup.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static String of(String json) {
        return new String(CanonicalJson.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void orderOfPropertiesSpacesAndEscapesDoNotMatter() {
        assertThat(of("{ \"b\" : [ 1 , true , null ] , \"a\" : \"\\u00e9\\/\" }"))
                .isEqualTo(of("{\"a\":\"é/\",\"b\":[1,true,null]}"))
                .isEqualTo("{\"a\":\"\\u00E9/\",\"b\":[1,true,null]}");
    }

    @Test
    void numbersAreOneByTheirValue() {
        for (List<String> same : List.of(List.of("5", "5.0", "50e-1", "0.5E1", "5.000e+0"),
                List.of("0", "-0", "0.0", "0e10", "-0.00e-3"), List.of("1000000", "1e6", "1000e3", "1.0E+6"),
                List.of("0.1", "1e-1", "0.10"))) {
            assertThat(same.stream().map(CanonicalJsonTest::of).distinct()).hasSize(1);
        }
        assertThat(of("9007199254740993")).isNotEqualTo(of("9007199254740992"));
        assertThat(of("0.1")).isNotEqualTo(of("0.10000000000000001"));
    }

    @Test
    void orderOfElementsAndTypesDoMatter() {
        assertThat(List.of(of("[1,2]"), of("[2,1]"), of("[\"1\",2]"), of("[[1],2]"), of("{\"1\":2}"), of("[1,2,null]"),
                of("[]"), of("{}"), of("null"), of("false"), of("0"), of("\"\"")).stream().distinct()).hasSize(12);
    }

    @Test
    void pairsOfSurrogatesAreOneCharacterHoweverWritten() {
        assertThat(of("\"\\ud83d\\ude80\"")).isEqualTo(of("\"🚀\""));
    }

    @Test
    void theCanonicalFormIsItsOwn() {
        String once = of("{\"z\":1.50,\"a\":{\"é\":\"\\n\",\"b\":[1e2]}}");
        assertThat(of(once)).isEqualTo(once);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> of("{")).isInstanceOf(CodecException.class);
    }

    @Test
    void aTreeIsWrittenInItsOwnOrder() {
        var tree = (ReadResult.Good<Json>) Json.parse("{\"b\":1.0,\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(tree.value().write()).isEqualTo("{\"b\":1.0,\"a\":\"é\"}");
        var object = (Json.Obj) tree.value();
        assertThat(object.with("b", new Json.Bool(true)).without("a").write()).isEqualTo("{\"b\":true}");
        assertThat(object.text("a")).contains("é");
        assertThat(object.text("b")).isEmpty();
        assertThat(object.get("c")).isEmpty();
    }
}
