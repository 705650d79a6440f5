package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Folding anew on demand.
class RefoldTest extends OperatedTable {
    private static RawEvent created(String id) {
        return event(id, "subscription.created", "subscription/" + id,
                "{\"sku\":\"k\",\"quantity\":3,\"account\":\"a1\"}", 0);
    }

    /// Writes the state of an empty history over a subject's.
    private void spoil(String id) {
        StateItem state = state("subscription/" + id);
        ground.ledger()
                .subjects()
                .write(new StateItem(TENANT, new Fold(StatusWords.own()).fold(state.subject(), List.of()),
                        state.version() + 1, state.taken(),
                        state.paths(), state.checkpoint(), state.written()));
    }

    @Test
    void aSubjectIsFoldedAnewAndWhatChangedIsTold() {
        ground.receive(List.of(created("s1")));
        apply();
        JsonNode same = ask("refold", "subject", "subscription/s1");
        assertThat(same.path("looked").asInt()).isEqualTo(1);
        assertThat(same.path("changed")).isEmpty();
        spoil("s1");
        JsonNode answer = ask("refold", "subject", "subscription/s1");
        assertThat(answer.at("/changed/0/before").asInt()).isEqualTo(2);
        assertThat(answer.at("/changed/0/after").asInt()).isEqualTo(3);
        assertThat(answer.at("/changed/0/same").asBoolean()).isFalse();
        isWhatTheEventsSay();
        assertThat(ask("refold", "subject", "subscription/s1").path("changed")).isEmpty();
    }

    @Test
    void nothingIsMadeOfASubjectThatNobodyNamed() {
        assertThat(kind(ask("refold", "subject", "subscription/never"))).isEqualTo("unknown");
        assertThat(kind(ask("refold", "subject", "subscriptions/s1"))).isEqualTo("malformed");
        assertThat(ground.states()).isEmpty();
    }

    @Test
    void aTenantIsFoldedAnewInAsManyCallsAsItTakes() {
        List<RawEvent> events = IntStream.range(0, 250).mapToObj(i -> created("s" + i)).toList();
        ground.receive(events);
        apply();
        spoil("s7");
        spoil("s240");
        ground.receive(List.of(Ground.raw(TENANT, "/nordvik/erp", "p1", "no-such-format", "{}", Ground.START)));
        calls.millisLeft = 1_000;
        long looked = 0;
        int changed = 0;
        JsonNode answer = ask("refold");
        int pages = 1;
        for (; answer.has("next") && pages < 10; pages++) {
            looked += answer.path("looked").asLong();
            changed += answer.path("changed").size();
            answer = ask("refold", "next", answer.path("next").asText());
        }
        assertThat(pages).isEqualTo(3);
        assertThat(looked + answer.path("looked").asLong()).isEqualTo(250);
        assertThat(changed + answer.path("changed").size()).isEqualTo(2);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }
}
