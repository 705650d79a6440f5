package dev.lightup.json.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.ReadResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
    private static ReadResult<OrderFact.Submitted> submitted(String json) {
        return JsonReader.read(OrderFact.Submitted.class, json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(ReadResult<?> checked) {
        return switch (checked) {
            case ReadResult.Good<?> _ -> List.of();
            case ReadResult.Bad<?>(var problems, var _) -> problems.stream()
                    .map(p -> p.pointer() + " " + p.code())
                    .toList();
        };
    }

    @Test
    void aGoodDocumentIsRead() {
        assertThat(submitted("""
                {"lines":[{"sku":"a","quantity":5.0}],"reference":null,"scheduled":"2026-03-01"}"""))
                .isEqualTo(new ReadResult.Good<>(
                        new OrderFact.Submitted(List.of(new OrderLine("a", 5, Optional.empty())), Optional.empty(),
                                Optional.empty(), Optional.of(java.time.LocalDate.parse("2026-03-01"))),
                        List.of()));
    }

    @Test
    void everyProblemIsToldWithItsPlace() {
        assertThat(problems(submitted("""
                {"lines":[{"sku":7,"quantity":1e30},{"quantity":"5"},3],"manual":"yes","scheduled":"soon",
                 "reference":{}}""")))
                .containsExactlyInAnyOrder("/lines/0/sku WRONG_TYPE", "/lines/0/quantity OUT_OF_RANGE",
                        "/lines/1/sku MISSING", "/lines/1/quantity WRONG_TYPE", "/lines/2 WRONG_TYPE",
                        "/manual WRONG_TYPE", "/scheduled INVALID", "/reference WRONG_TYPE");
    }

    @Test
    void aPropertyThatNobodyReadsIsOnlyNoted() {
        ReadResult<OrderFact.Submitted> checked = submitted("{\"lines\":[],\"quantitiy\":3,\"<b>\":1}");
        assertThat(checked).isInstanceOf(ReadResult.Good.class);
        assertThat(checked.notes()).extracting(JsonProblem::pointer).containsExactly("/quantitiy", "/?");
    }

    @Test
    void aPropertyThatStandsTwiceIsAProblem() {
        assertThat(problems(submitted("{\"lines\":[],\"lines\":[],\"manual\":true,\"manual\":true}")))
                .containsExactly("/lines DUPLICATE_KEY", "/manual DUPLICATE_KEY");
    }

    @Test
    void numbersMustFit() {
        assertThat(
                problems(JsonReader.read(OrderLine.class,
                        "{\"sku\":\"a\",\"quantity\":1.5}".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("/quantity OUT_OF_RANGE");
        assertThat(problems(JsonReader.read(PartnerFact.CreditChanged.class,
                "{\"limit\":1e40}".getBytes(StandardCharsets.UTF_8)))).containsExactly("/limit OUT_OF_RANGE");
        assertThat(problems(JsonReader.read(UsageFact.ThresholdExceeded.class,
                "{\"percent\":2147483648}".getBytes(StandardCharsets.UTF_8)))).containsExactly("/percent OUT_OF_RANGE");
        assertThat(
                JsonReader.read(PartnerFact.CreditChanged.class, "{\"limit\":10.50}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ReadResult.Good<>(
                        new PartnerFact.CreditChanged(new BigDecimal("10.50"), Optional.empty()), List.of()));
    }

    @Test
    void numbersThatWouldFillTheMemoryAreRefused() {
        for (String number : List.of("1e999999999", "1e-999999999", "1e99999999999999", "1e401")) {
            assertThat(problems(Json.parse(("[" + number + "]").getBytes(StandardCharsets.UTF_8))))
                    .as(number)
                    .containsExactly("/0 OUT_OF_RANGE");
        }
    }

    @Test
    void aSealedFamilyIsChosenByItsName() {
        assertThat(JsonReader.read(Fact.class,
                "{\"by\":\"2026-03-01\",\"@\":\"order.promised\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReadResult.Good.class);
        assertThat(problems(JsonReader.read(Fact.class, "{}".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("/@ MISSING");
        assertThat(problems(JsonReader.read(Fact.class, "{\"@\":\"no\"}".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("/@ INVALID");
        assertThat(problems(JsonReader.read(Fact.class, "[]".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" WRONG_TYPE");
    }

    @Test
    void whatARecordItselfRefusesIsAProblemToo() {
        assertThat(problems(JsonReader.read(Distributor.class, """
                {"tenant":"t","name":"n","zone":"Mars/Olympus","opens":9,"closes":17,"workdays":["monday"],
                 "holidays":[],"silentAfterDays":3}""".getBytes(StandardCharsets.UTF_8)))).containsExactly(" INVALID");
        assertThat(problems(JsonReader.read(Distributor.class, """
                {"tenant":"t","name":"n","zone":"Etc/UTC","opens":9,"closes":17,"workdays":["funday"],
                 "holidays":[],"silentAfterDays":3}""".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("/workdays/0 INVALID");
    }

    @Test
    void aPartOfADocumentTellsItsPlaceInTheWhole() {
        assertThat(problems(JsonReader.read(OrderLine.class, new Json.Obj(Map.of()), "/data/lines/3")))
                .containsExactly("/data/lines/3/sku MISSING", "/data/lines/3/quantity MISSING");
    }

    @Test
    void theBoundsHold() {
        assertThat(problems(Json.parse(("[".repeat(40) + "]".repeat(40)).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" TOO_LARGE");
        assertThat(problems(Json.parse(("\"" + "x".repeat(40_000) + "\"").getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" TOO_LARGE");
        assertThat(problems(Json.parse(("{\"" + "n".repeat(200) + "\":1}").getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" TOO_LARGE");
        assertThat(problems(Json.parse("1".repeat(40).getBytes(StandardCharsets.UTF_8)))).containsExactly(" TOO_LARGE");
        assertThat(problems(Json.parse(("[" + "1,".repeat(20_000) + "1]").getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" TOO_LARGE");
        assertThat(problems(Json.parse(("[" + ("\"" + "y".repeat(30_000) + "\",").repeat(9) + "1]")
                .getBytes(StandardCharsets.UTF_8)))).containsExactly(" TOO_LARGE");
    }

    @Test
    void whatIsNoJsonIsToldSo() {
        for (String bad : List.of("", " ", "{", "[1,]", "{\"a\":}", "nul", "01", "+1", "NaN", "'a'", "// c\n1", "1 2",
                "{}[]",
                "\"\\x\"", "\"a\nb\"", "\ufeff", "]", "}", "{\"a\":1]", "{a:1}")) {
            assertThat(problems(Json.parse(bad.getBytes(StandardCharsets.UTF_8)))).as(bad).containsExactly(" NOT_JSON");
        }
        assertThat(problems(Json.parse(new byte[]{'"', (byte) 0xc0, (byte) 0x80, '"'}))).containsExactly(" NOT_JSON");
        assertThat(problems(Json.parse(new byte[]{'"', (byte) 0xff, '"'}))).containsExactly(" NOT_JSON");
    }

    @Test
    void halfASurrogatePairIsNoCharacter() {
        for (String half : List.of("\\ud800", "\\udc00", "a\\ud83d", "\\ude80\\ud83d", "\\ud83dx")) {
            assertThat(problems(Json.parse(("{\"a\":[\"" + half + "\"]}").getBytes(StandardCharsets.UTF_8)))).as(half)
                    .containsExactly("/a/0 INVALID");
            assertThat(Json.parse(("{\"" + half + "\":1}").getBytes(StandardCharsets.UTF_8))).as(half)
                    .isInstanceOf(ReadResult.Bad.class);
        }
        assertThat(Json.parse("{\"\\ud83d\\ude80\\u00e9\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReadResult.Good.class);
        assertThat(Json.parse("\"\\ud83d\\ude80\"".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ReadResult.Good<>(new Json.Str("🚀"), List.of()));
    }

    @Test
    void noBytesMakeItThrow() {
        long seed = 77;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        byte[] good = """
                {"lines":[{"sku":"a","quantity":5.0e1}],"reference":null,"scheduled":"2026-03-01","x":[true,false,"\\u00e9"]}"""
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            ReadResult<OrderFact.Submitted> checked = JsonReader.read(OrderFact.Submitted.class, bytes);
            assertThat(problems(checked).isEmpty()).isEqualTo(checked instanceof ReadResult.Good);
        }
    }
}
