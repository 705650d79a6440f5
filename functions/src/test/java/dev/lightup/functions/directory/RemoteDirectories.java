package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.ledger.FaultyDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/// What is true of a directory whose tenants are secrets, also when the process that changes it ends at any of its writes.
abstract class RemoteDirectories extends StoredDirectories {
    static final String PREFIX = "lightup/try/";
    private static final int MOST_WRITES = 3;

    final SecretsServer server = new SecretsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /// Begins again with nothing.
    abstract void clear();

    /// Ways for a process to end: each is told before it, and `heal` after it.
    Stream<Runnable> endings() {
        List<Runnable> all = new ArrayList<>();
        for (int write = 1; write <= MOST_WRITES; write++) {
            int fatal = write;
            all.add(() -> server.endsAt(fatal, true));
            all.add(() -> server.endsAt(fatal, false));
        }
        return all.stream();
    }

    void heal() {
        server.endsAt(0, false);
    }

    /// The acts, on a directory of one tenant and one endpoint.
    private static Stream<Consumer<DirectoryStore>> acts() {
        return Stream.of(store -> store.add(tenant("alm", 2)), store -> store.add(endpoint("solis", "ep_2")), store -> {
            DirectoryStore.Kept kept = store.endpoint("ep_1").orElseThrow();
            store.replace(kept, kept.endpoint()
                    .with(List.of(KeyDocument.secret("k2",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))));
        });
    }

    @Test
    void anActThatEndsAtAnyOfItsWritesIsWholeOrNotThereAndCanBeRepeated() {
        for (Consumer<DirectoryStore> act : acts().toList()) {
            String before = played(_ -> {});
            String after = played(act);
            assertThat(after).isNotEqualTo(before);
            for (Runnable ending : endings().toList()) {
                String ended = played(store -> {
                    ending.run();
                    try {
                        act.accept(store);
                    } catch (SdkException | FaultyDynamo.Killed _) {
                        // the process is gone
                    }
                    heal();
                });
                assertThat(ended).isIn(before, after);
                act.accept(operator());
                assertThat(told()).isEqualTo(after);
            }
        }
    }

    /// What is told of a new directory after that.
    private String played(Consumer<DirectoryStore> act) {
        clear();
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        act.accept(operator());
        return told();
    }

    /// All that functions and operators read.
    private String told() {
        Directory directory = read();
        var told = new StringBuilder();
        for (String tenant : List.of("alm", "solis")) {
            told.append(tenant)
                    .append(' ')
                    .append(operator().hasTenant(tenant))
                    .append(' ')
                    .append(operator().endpoints(tenant))
                    .append('\n');
        }
        for (String endpoint : List.of("ep_1", "ep_2")) {
            directory.endpoint(endpoint)
                    .ifPresent(one -> told.append(endpoint)
                            .append(' ')
                            .append(one.keys().stream().map(key -> key.id()).toList())
                            .append('\n'));
        }
        return told.toString();
    }
}
