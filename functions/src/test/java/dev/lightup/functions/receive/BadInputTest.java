package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.LocalDynamo;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    private static List<BadCase> cases() {
        return Stream.of(BadHeaders.all(), BadEvents.all(), BadFiles.all()).flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyBadInputHasItsAnswer() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        return cases().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.status() + " " + bad.code() + ": " + bad.name(),
                        () -> check(bad, stage.call(receive, bad.sender().bytes()))));
    }

    private void check(BadCase bad, Answer answer) {
        assertThat(answer.statusCode()).as(bad.name() + answer.body()).isEqualTo(bad.status());
        assertThat(answer.problem()).as(bad.name() + " " + answer.body()).contains(bad.code());
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).doesNotContainIgnoringCase(BadCase.CANARY)
                .doesNotContain("Exception", "at dev.", "java.");
        assertThat(answer.json().get("title")).isPresent();
        assertThat(answer.json().get("detail")).isPresent();
        assertThat(answer.json().text("receipt").isPresent()).as("stored").isEqualTo(bad.status() == 422);
    }

    @Test
    void thereAreManyCasesAndNoTwoHaveOneName() {
        var names = new HashSet<String>();
        cases().forEach(bad -> assertThat(names.add(bad.name())).as(bad.name()).isTrue());
        assertThat(names).hasSizeGreaterThan(250);
    }

    @Test
    void theRequestsThatTheTableSpoilsAreGood() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        Sender event = Stage.sender(Stage.NORDVIK).body(Events.order("o-1"));
        assertThat(stage.call(receive, event.bytes()).statusCode()).isEqualTo(202);
        assertThat(stage.call(receive, event.media("application/cloudevents+json; charset=UTF-8").bytes())
                .statusCode()).isEqualTo(202);
    }

    @Test
    void everyReasonForA401GivesTheSameBytes() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        List<Answer> answers = cases().stream()
                .filter(bad -> bad.status() == 401)
                .map(bad -> stage.call(receive, bad.sender().bytes()))
                .toList();
        assertThat(answers).hasSizeGreaterThan(20);
        assertThat(new HashSet<>(answers)).hasSize(1);
    }

    @Test
    void whatIsRefusedBeforeTheSignatureLeavesNothing() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        cases().stream().filter(bad -> bad.status() != 422).forEach(bad -> stage.call(receive, bad.sender().bytes()));
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
    }

    @Test
    void anInvocationThatIsNoRequestIsABadOne() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        for (String text : List.of("", "x", "[]", "{", "{\"body\":\"!\",\"isBase64Encoded\":true}")) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(stage.call(receive, bytes).statusCode()).as(text).isEqualTo(400);
        }
    }
}
