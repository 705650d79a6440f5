package dev.lightup.json.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.fold.Checkpoint;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final long SEED = 20_260_301;
    private static final int TIMES = 200;

    static List<Class<? extends Fact>> facts() {
        List<Class<? extends Fact>> facts = new ArrayList<>();
        Catalogue.all().forEach(type -> facts.add(type.fact()));
        return facts;
    }

    static List<Class<?>> states() {
        return List.of(SubjectState.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactComesBackEqualByItsFamilyAndByItsClass(Class<? extends Fact> type) {
        System.out.println("seed " + SEED);
        var arbitrary = new Arbitrary(SEED);
        for (int i = 0; i < TIMES; i++) {
            Fact fact = arbitrary.any(type);
            byte[] json = Codec.write(fact);
            assertThat(Codec.read(Fact.class, json)).isEqualTo(fact);
            assertThat(Codec.read(type, json)).isEqualTo(fact);
            assertThat(Codec.write(Codec.read(Fact.class, json))).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateComesBackEqual(Class<?> type) {
        var arbitrary = new Arbitrary(SEED);
        for (int i = 0; i < TIMES; i++) {
            Object state = arbitrary.any(type);
            assertThat(Codec.read(SubjectState.class, Codec.write(state))).isEqualTo(state);
        }
    }

    @Test
    void entriesFoldedStatesAndProgrammesComeBackEqual() {
        var arbitrary = new Arbitrary(SEED);
        for (int i = 0; i < TIMES; i++) {
            Entry entry = arbitrary.any(Entry.class);
            assertThat(Codec.read(Entry.class, Codec.text(entry))).isEqualTo(entry);
            FoldedSubject folded = arbitrary.any(FoldedSubject.class);
            assertThat(Codec.read(FoldedSubject.class, Codec.text(folded))).isEqualTo(folded);
        }
        for (int i = 0; i < TIMES; i++) {
            Checkpoint checkpoint = arbitrary.any(Checkpoint.class);
            assertThat(Codec.read(Checkpoint.class, Codec.text(checkpoint))).isEqualTo(checkpoint);
        }
        Programme programme = new Programme("CSP", List.of(), List.of(), List.of(), List.of());
        assertThat(Codec.read(Programme.class, Codec.text(programme))).isEqualTo(programme);
    }

    @Test
    void componentsStandInTheirOrderAndAbsentOnesAreLeftOut() {
        var line = new OrderLine("SKU-1", 25, Optional.empty());
        assertThat(Codec.text(line)).isEqualTo("{\"sku\":\"SKU-1\",\"quantity\":25}");
    }

    @Test
    void aFactNamesItsEventTypeAndAStateItsFamily() {
        assertThat(Codec.text(new OrderFact.Promised(LocalDate.parse("2026-03-01"))))
                .isEqualTo("{\"@\":\"order.promised\",\"by\":\"2026-03-01\"}");
        assertThat(Codec.text(new SystemFact.Corrected("e-1", new SubscriptionFact.Activated())))
                .isEqualTo(
                        "{\"@\":\"system.corrected\",\"event\":\"e-1\",\"fact\":{\"@\":\"subscription.activated\"}}");
        assertThat(Codec.text(new dev.lightup.domain.state.OfferState(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()))).isEqualTo("{\"@\":\"offer\"}");
    }

    sealed interface Mark {
        record PlainMark(int at) implements Mark {}

        record URLMark(Mark inner) implements Mark {}
    }

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Everything(
            boolean yes,
            int small,
            long large,
            double real,
            BigDecimal decimal,
            Instant instant,
            LocalDate date,
            Subject subject,
            Colour colour,
            Mark mark,
            Set<String> set,
            Map<String, Long> map,
            SortedMap<Colour, List<Mark>> byColour,
            Json tree) {}

    @Test
    void recordsOfOneUseHaveTheirJsonToo() {
        var everything = new Everything(true, -1, Long.MAX_VALUE, 0.1, new BigDecimal("1E+3"),
                Instant.parse("2026-03-01T09:30:00.1239Z"), LocalDate.parse("0999-01-02"),
                new Subject(Subject.Kind.USAGE, "c/sku"), Colour.DARK_RED, new Mark.URLMark(new Mark.PlainMark(3)),
                Set.of("b", "c", "a"), Map.of("z", 1L, "a", 2L),
                new TreeMap<>(Map.of(Colour.DARK_RED, List.of(new Mark.PlainMark(1)), Colour.BLUE, List.of())),
                new Json.Obj(Map.of("x", new Json.Null())));
        String json = Codec.text(everything);
        assertThat(json).isEqualTo("""
                {"yes":true,"small":-1,"large":9223372036854775807,"real":0.1,"decimal":1000,\
                "instant":"2026-03-01T09:30:00.123Z","date":"0999-01-02","subject":"usage/c/sku","colour":"dark_red",\
                "mark":{"@":"urlmark","inner":{"@":"plain_mark","at":3}},"set":["a","b","c"],"map":{"a":2,"z":1},\
                "byColour":{"blue":[],"dark_red":[{"@":"plain_mark","at":1}]},"tree":{"x":null}}""");
        assertThat(Codec.text(Codec.read(Everything.class, json))).isEqualTo(json);
    }

    @Test
    void aListByItsTypeIsReadToo() {
        record Holder(List<OrderLine> lines) {}
        Type lines = Holder.class.getRecordComponents()[0].getGenericType();
        assertThat(Codec.read(lines, "[{\"sku\":\"a\",\"quantity\":1}]"))
                .isEqualTo(List.of(new OrderLine("a", 1, Optional.empty())));
    }

    @Test
    void aRecordMayGrow() {
        record Now(String name, List<String> added, Optional<String> also) {}
        assertThat(Codec.read(Now.class, "{\"dropped\":{\"x\":[1,{}]},\"name\":\"n\"}"))
                .isEqualTo(new Now("n", List.of(), Optional.empty()));
    }

    @Test
    void propertiesInAnotherOrderAreReadTheSame() {
        assertThat(Codec.read(OrderLine.class, "{\"subscription\":null,\"quantity\":2,\"sku\":\"a\"}"))
                .isEqualTo(new OrderLine("a", 2, Optional.empty()));
    }

    @Test
    void whatIsNoSuchValueIsAFaultOfOurs() {
        for (String bad : List.of("", "{", "[]", "3", "null", "{\"sku\":\"a\"}", "{\"sku\":1,\"quantity\":1}",
                "{\"sku\":\"a\",\"quantity\":1}{}", "{\"sku\":null,\"quantity\":1}",
                "{\"sku\":\"a\",\"quantity\":99999999999999999999}", "{\"sku\":\"a\",\"quantity\":\"1\"}")) {
            assertThatThrownBy(() -> Codec.read(OrderLine.class, bad)).as(bad).isInstanceOf(CodecException.class);
        }
        for (String bad : List.of("{}", "{\"@\":\"no.such\"}", "{\"by\":\"2026-03-01\",\"@\":\"order.promised\"}",
                "{\"@\":3}", "{\"@\":\"order.promised\",\"by\":\"+12026-03-01\"}")) {
            assertThatThrownBy(() -> Codec.read(Fact.class, bad)).as(bad).isInstanceOf(CodecException.class);
        }
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        record Strange(Thread thread) {}
        assertThatThrownBy(() -> Codec.text(new Strange(Thread.currentThread()))).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> Codec.text(new Object())).isInstanceOf(CodecException.class);
        record Real(double value) {}
        assertThatThrownBy(() -> Codec.text(new Real(Double.NaN))).isInstanceOf(CodecException.class);
    }

    @Test
    void theStreamIsLeftOpen() throws Exception {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        Codec.write(new OrderLine("a", 1, Optional.empty()), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"sku\":\"a\",\"quantity\":1}");
    }

    @Test
    void localeAndTimeZoneLeaveNoTrace() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        FoldedSubject folded = new Arbitrary(SEED).any(FoldedSubject.class);
        String here = Codec.text(folded);
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(Codec.text(folded)).isEqualTo(here);
            assertThat(Codec.read(FoldedSubject.class, here)).isEqualTo(folded);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void manyThreadsMayMeetATypeFirst() throws Exception {
        record Fresh(Optional<Fresh> inner, List<Mark> marks) {}
        var value = new Fresh(Optional.of(new Fresh(Optional.empty(), List.of(new Mark.PlainMark(1)))), List.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> Codec.text(Codec.read(Fresh.class, Codec.text(value))));
            }
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(Codec.text(value));
            }
        }
    }
}
