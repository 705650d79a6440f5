package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Sender;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.OperatorLog;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.subject.StateItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// A table that webhooks arrive at, with the operator's function beside it.
abstract class OperatedTable {
    static final String TENANT = "nordvik";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    final CallContext calls = new CallContext();
    Ground ground = Ground.on(dynamo.plainClient(), "");

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        ground.now(Stage.NOW);
    }

    /// Posts as a sender does.
    final Answer send(Sender sender) {
        return ground.directory()
                .call(new Receive(dynamo.plainClient(), dynamo.table(), ground.directory(), ground.clock()),
                        sender.at(ground.clock().instant()).bytes());
    }

    /// Applies all that is stored, in any order and whether or not it was applied before.
    final void apply() {
        ground.applying(dynamo.plainClient()).apply(stored());
    }

    /// Whether a call of the table is the journal's, which has tests of its own.
    static boolean isNoted(FaultyDynamo.Call call) {
        return call.request() instanceof PutItemRequest put
                && (put.item().containsValue(AttributeValue.fromS(OperatorLog.FORMAT))
                        || put.item().containsValue(AttributeValue.fromS("outcome")));
    }

    /// Every raw event but the operator's calls.
    final List<RawEvent> stored() {
        return received().stream().filter(raw -> !raw.format().equals(OperatorLog.FORMAT)).toList();
    }

    /// Every raw event.
    final List<RawEvent> received() {
        List<RawEvent> stored = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            stored.addAll(ground.ledger()
                    .rawEvents()
                    .find(ground.ledger()
                            .sweeps()
                            .received(shard, Instant.EPOCH, ground.clock().instant().plus(Duration.ofDays(1)))
                            .map(ReceivedEvent::key)
                            .toList()));
        }
        return stored;
    }

    /// Calls the operator's function.
    final JsonNode call(String request) {
        return call(new Admin(dynamo.client(), dynamo.table(), ground.directory(),
                new FileDirectoryStore(folder.resolve("directory.json")), ground.clock()), request);
    }

    final JsonNode call(Admin admin, String request) {
        var out = new ByteArrayOutputStream();
        try {
            admin.handleRequest(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), out, calls);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls it about a tenant.
    ///
    /// @param parts names and values, by turns; `true` and `false` are told as such
    final JsonNode ask(String command, String... parts) {
        var request = JSON.createObjectNode().put("command", command).put("tenant", TENANT);
        IntStream.range(0, parts.length / 2).forEach(i -> {
            String value = parts[2 * i + 1];
            if (value.equals("true") || value.equals("false")) {
                request.put(parts[2 * i], Boolean.parseBoolean(value));
            } else {
                request.put(parts[2 * i], value);
            }
        });
        return call(request.toString());
    }

    static String kind(JsonNode answer) {
        return answer.path("answer").asText();
    }

    final StateItem state(String subject) {
        return Objects.requireNonNull(ground.items().get(TENANT + " " + subject), subject);
    }

    final UsageState.Workload usage(String subject) {
        UsageState state = (UsageState) state(subject).folded().slices().getLast().state();
        return Objects.requireNonNull(state.workloads().get(UsageState.WHOLE));
    }

    final SubscriptionState subscription(String subject) {
        return (SubscriptionState) state(subject).folded().slices().getLast().state();
    }

    /// Everything that is known is what the stored events say.
    final void isWhatTheEventsSay() {
        assertThat(ground.states()).isEqualTo(ground.expected(stored()));
    }

    static Subject subject(String text) {
        return Subject.parse(text).orElseThrow();
    }
}
