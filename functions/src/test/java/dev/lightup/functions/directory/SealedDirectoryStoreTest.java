package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.directory.EndpointDocument.ColumnsDocument;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.senders.endpoint.ColumnMap;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SealedDirectoryStoreTest extends RemoteDirectories {
    @RegisterExtension
    private final LocalDynamo dynamo = new LocalDynamo();

    @Override
    DirectoryStore operator() {
        return new SealedDirectoryStore(dynamo.client(), dynamo.table(), server.client(), PREFIX, new SecureRandom());
    }

    @Override
    Directory read() {
        return new SealedDirectory(dynamo.client(), dynamo.table(), server.client(), PREFIX, InstantSource.system());
    }

    @Override
    void clear() {
        server.clear();
        items().forEach(item -> dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", value(item, "pk"), "sk",
                                value(item, "sk")))));
    }

    @Override
    Stream<Runnable> endings() {
        return Stream.concat(super.endings(), Stream.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_AFTER,
                Fault.REPEATED).map(fault -> () -> dynamo.faults().atWrite(1, fault)));
    }

    @Override
    void heal() {
        super.heal();
        dynamo.faults().heal();
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamo.plainClient().scan(r -> r.tableName(dynamo.table()).consistentRead(true)).items();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    @Test
    void nothingOfAnEndpointIsClearButItsIdItsTenantAndTheNumberOfItsShape() {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.entrySet()
                    .stream()
                    .filter(part -> part.getValue().b() == null)
                    .collect(Collectors.toMap(Map.Entry::getKey,
                            part -> Optional.ofNullable(part.getValue().s()).orElseGet(() -> part.getValue().n()))))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("pk", "operator#D#ep_1", "sk", "endpoint", "kind",
                            "endpoint", "t", "solis", "sh", "1"));
            String bytes = item.values()
                    .stream()
                    .filter(part -> part.b() != null)
                    .map(part -> new String(part.b().asByteArray(), StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
            assertThat(bytes).isNotEmpty().doesNotContain("whsec", "canonical", "/solis/", "Oslo");
        });
        assertThat(server.names()).containsExactly(PREFIX + "tenant/solis");
    }

    /// Whoever keeps a map that came by a form may change no tenant's secret.
    @Test
    void anEndpointIsChangedWithoutASecretBeingWritten() {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        server.endsAt(1, true);
        DirectoryStore.Kept kept = operator().endpoint("ep_1").orElseThrow();
        assertThat(operator().replace(kept, kept.endpoint().taking(false))).isTrue();
        assertThat(operator().endpoint("ep_1").orElseThrow().endpoint().enabled()).contains(false);
    }

    @Test
    void noTwoSealsHaveANonceInCommon() {
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        var nonces = new HashSet<AttributeValue>();
        for (int seal = 0; seal < 20; seal++) {
            assertThat(nonces.add(value(items().getFirst(), "nc"))).isTrue();
            DirectoryStore.Kept kept = operator().endpoint("ep_1").orElseThrow();
            assertThat(operator().replace(kept, kept.endpoint())).isTrue();
        }
    }

    @Test
    void anEndpointOfTheLongestIsKeptAndALongerOneIsNot() {
        operator().add(tenant("solis", 1));
        EndpointDocument small = endpoint("solis", "ep_1").reading(List.of(map(1)));
        int room = EndpointDocument.LARGEST - small.written().length + 1;
        EndpointDocument longest = small.reading(List.of(map(room)));
        assertThat(longest.written()).hasSize(EndpointDocument.LARGEST);
        assertThat(operator().add(longest)).isTrue();
        assertThat(operator().endpoint("ep_1").orElseThrow().endpoint()).isEqualTo(longest);
        DirectoryStore.Kept kept = operator().endpoint("ep_1").orElseThrow();
        assertThatThrownBy(() -> operator().replace(kept, small.reading(List.of(map(room + 1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> operator().add(endpoint("solis", "ep_2").reading(List.of(map(room + 1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(operator().endpoints("solis")).hasSize(1);
    }

    private static ColumnsDocument map(int header) {
        return ColumnsDocument.of(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("customer", "C", "sku", IntStream.range(0, header)
                        .mapToObj(_ -> "S")
                        .collect(Collectors.joining())),
                Optional.empty()));
    }

    @Test
    void aListSaysWhichEndpointDoesNotOpenAndOfAnotherTenantNothing() {
        operator().add(tenant("solis", 1));
        operator().add(tenant("alm", 2));
        operator().add(endpoint("solis", "ep_1"));
        operator().add(endpoint("solis", "ep_2"));
        operator().add(endpoint("alm", "ep_3"));
        var damaged = new HashMap<>(items().stream()
                .filter(item -> value(item, "pk").s().endsWith("ep_2"))
                .findFirst()
                .orElseThrow());
        damaged.put("nc", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[12])));
        dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(damaged));
        assertThat(operator().endpoints("solis")).extracting(one -> one.id() + " " + one.endpoint().isPresent())
                .containsExactly("ep_1 true", "ep_2 false");
        assertThatThrownBy(() -> operator().endpoint("ep_2")).isInstanceOf(UnopenedEndpoint.class)
                .hasMessageContaining("ep_2");
    }

    @Test
    void aFailureOfTheTableIsNoAnswer() {
        operator().add(tenant("solis", 1));
        dynamo.faults().follow(_ -> Fault.SERVER_ERROR_BEFORE);
        assertThatThrownBy(() -> operator().endpoint("ep_1")).isInstanceOf(SdkException.class);
        assertThatThrownBy(() -> read().endpoint("ep_1")).isInstanceOf(SdkException.class);
    }
}
