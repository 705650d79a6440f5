package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.functions.admin.CallContext;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.handin.HandIn;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The form of a distributor's reader, the feeds it offers and what publishing leaves in the table.
abstract class UploadDesk {
    static final String UPLOAD = "/enter/upload";
    static final Pattern HIDDEN = Pattern.compile("name=\"(pass|packed|name|feed|is-[A-Za-z]+)\" value=\"([^\"]*)\"");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @TempDir
    Path home = Path.of("");

    final Stage directory = new Stage();
    final CallContext calls = new CallContext();
    Doorstep door = new Doorstep(dynamo.client(), dynamo.table());
    Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());

    @BeforeEach
    void build() throws IOException {
        if (!Files.exists(home.resolve("directory.json"))) {
            Files.writeString(home.resolve("directory.json"), "{}");
        }
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        door = new Doorstep(dynamo.client(), dynamo.table(), post());
        ground.now(door.now.get());
    }

    /// The feeds that there are.
    Directory feeds() {
        return directory;
    }

    /// Where they are kept.
    DirectoryStore store() {
        return new FileDirectoryStore(home.resolve("directory.json"));
    }

    /// As from function to function: in bytes.
    HandInPost post() {
        var function = new HandIn(dynamo.client(), dynamo.table(), feeds(), store(), () -> door.now.get());
        return asked -> {
            var answer = new ByteArrayOutputStream();
            try {
                function.handleRequest(new ByteArrayInputStream(Codec.write(asked)), answer, calls);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Codec.read(HandInAnswer.class, answer.toByteArray());
        };
    }

    Visitor manager() {
        return reader(NORDVIK, NORDVIKS);
    }

    Visitor reader(Unit unit, String path) {
        Visitor reader = door.visitor();
        assertThat(reader.post(door.invited(unit, path), "").status()).isEqualTo(303);
        return reader;
    }

    /// Rows of as many customers of an account, ten seats each.
    static String rows(String account, int many, int active) {
        return IntStream.range(0, many)
                .mapToObj(i -> account + ",K-" + account + "-" + i + ",AWP,10,9," + active + "\n")
                .collect(Collectors.joining());
    }

    static String file(String day, String... rows) {
        return "# asOf: " + day + "\nReseller,Customer ID,SKU,Seats,Assigned,Active\n" + String.join("", rows);
    }

    static Got look(Visitor reader, String feed, byte[] file) {
        return reader.upload(UPLOAD, fields("for", "nordvik", "feed", feed, "file", file));
    }

    static Got look(Visitor reader, String file) {
        return look(reader, Stage.NORDVIK_FILES, file.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> fields(Object... parts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i].toString(), parts[i + 1]);
        }
        return fields;
    }

    /// Presses the second button.
    static Got publish(Visitor reader, Got look) {
        return reader.upload(UPLOAD, button(look));
    }

    static Map<String, Object> button(Got look) {
        assertThat(look.body()).contains("<button>Publish ");
        return hidden(look);
    }

    /// What comes back with a form of the page.
    static Map<String, Object> hidden(Got look) {
        Map<String, Object> fields = fields("for", "nordvik");
        Matcher hidden = HIDDEN.matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    /// What the box says beside which somebody may confirm that a file is right which is held.
    static String gone(Got look) {
        Matcher box = Pattern.compile("<input type=\"checkbox\" name=\"gone\" value=\"([^\"]+)\">")
                .matcher(look.body());
        assertThat(box.find()).isTrue();
        return box.group(1);
    }

    List<RawEvent> stored() {
        List<RawEvent> stored = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            stored.addAll(ground.ledger()
                    .rawEvents()
                    .find(ground.ledger()
                            .sweeps()
                            .received(shard, Instant.EPOCH, door.now.get().plus(Duration.ofDays(1)))
                            .map(ReceivedEvent::key)
                            .toList()));
        }
        return stored;
    }

    void apply() {
        ground.applying(dynamo.plainClient()).apply(stored());
    }

    FeedState feed(String id) {
        return (FeedState) ground.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.FEED, id))
                .orElseThrow()
                .folded()
                .current()
                .state();
    }

    UsageState.Workload usage(String subject) {
        UsageState state = (UsageState) ground.ledger()
                .subjects()
                .state("nordvik", Subject.parse(subject).orElseThrow())
                .orElseThrow()
                .folded()
                .current()
                .state();
        return Objects.requireNonNull(state.workloads().get(UsageState.WHOLE));
    }
}
