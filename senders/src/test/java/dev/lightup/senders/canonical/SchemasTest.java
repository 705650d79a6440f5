package dev.lightup.senders.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final Path COMMITTED = Path
            .of("../site-generator/src/main/resources/dev/lightup/site/schemas/events");
    private static final Tenant OPERATOR = new Tenant(Tenant.OPERATOR, ByteString.of(new byte[32]));
    private static final Endpoint ENDPOINT = new Endpoint("ep_1", Tenant.OPERATOR, "canonical", List.of(),
            Endpoint.Scope.of(List.of("/op/")), List.of(), true, Optional.empty());

    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    private final SchemaRegistry registry = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> types() {
        return SchemaGenerator.types().stream().map(Catalogue.Type::name);
    }

    private static Catalogue.Type type(String name) {
        return Catalogue.named(name).orElseThrow();
    }

    @Test
    @Tag("writes")
    void thereIsOneSchemaForEachTypeThatSendersMaySend() throws IOException {
        if (Boolean.getBoolean("lightup.write")) {
            Files.createDirectories(COMMITTED);
            for (Catalogue.Type type : SchemaGenerator.types()) {
                Files.writeString(COMMITTED.resolve(type.name() + ".json"), SchemaGenerator.schema(type));
            }
        }
        try (var files = Files.list(COMMITTED)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList()).containsExactlyInAnyOrderElementsOf(
                    types().map(name -> name + ".json").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theCommittedSchemaIsTheOneThatTheRecordGives(String name) throws IOException {
        assertThat(Files.readString(COMMITTED.resolve(name + ".json")))
                .as("run this test with -Dlightup.write=true")
                .isEqualTo(SchemaGenerator.schema(type(name)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aPublicValidatorAgreesWithOurReader(String name) {
        Catalogue.Type type = type(name);
        Schema schema = registry.getSchema(
                SchemaLocation.of("https://status.example/about/schemas/events/" + name + ".json"),
                SchemaGenerator.schema(type), InputFormat.JSON);
        Json.Obj full = Samples.full(type);
        Map<String, Json> corpus = Samples.variants(full);
        List<String> disagreements = new ArrayList<>();
        corpus.forEach((what, data) -> {
            List<Error> errors = schema.validate(data.write(), InputFormat.JSON,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            boolean ours = read(type, data);
            if (ours != errors.isEmpty()) {
                disagreements.add(what + ": ours " + ours + ", schema " + errors);
            }
        });
        assertThat(disagreements).isEmpty();
        assertThat(read(type, full)).isTrue();
    }

    private static boolean read(Catalogue.Type type, Json data) {
        Map<String, Json> event = new LinkedHashMap<>();
        event.put("specversion", new Json.Str("1.0"));
        event.put("id", new Json.Str("1"));
        event.put("source", new Json.Str("/op/x"));
        event.put("type", new Json.Str(type.name()));
        boolean own = type.fact() == SystemFact.Test.class || type.fact() == SystemFact.Heartbeat.class;
        if (!own) {
            event.put("subject", new Json.Str(SchemaGenerator.subjectOf(type).toString()));
        }
        event.put("data", data);
        var object = new Json.Obj(event);
        var delivery = new AuthenticatedBody(ENDPOINT, OPERATOR, CanonicalFormat.EVENT, "m", RECEIVED, RECEIVED,
                ByteString.utf8(object.write()));
        return CloudEvents.read(CloudEvents.Sent.of(object), delivery) instanceof ReadOutcome.Good<ParsedEvent.Event>;
    }

    @Test
    void theCorpusHasValidAndInvalidDataOfEveryType() {
        var names = new TreeSet<String>();
        int variants = 0;
        for (Catalogue.Type type : SchemaGenerator.types()) {
            names.add(type.name());
            variants += Samples.variants(Samples.full(type)).size();
        }
        assertThat(names).hasSizeGreaterThan(80);
        assertThat(variants).isGreaterThan(1000);
    }
}
