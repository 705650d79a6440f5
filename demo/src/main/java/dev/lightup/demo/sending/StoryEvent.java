package dev.lightup.demo.sending;

import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.Json;
import java.time.Instant;
import java.util.Optional;

/// Something that a distributor's system says.
public sealed interface StoryEvent {
    StoryDistributor house();

    /// The event's id, or the request's.
    String id();

    /// When it is sent.
    Instant sent();

    /// An event of the catalogue.
    ///
    /// @param system the sending system, last part of the source
    /// @param occurred when it happened
    record Told(
            StoryDistributor house,
            String system,
            String id,
            About about,
            Instant occurred,
            Instant sent,
            Fact fact) implements StoryEvent {
        String type() {
            return Catalogue.of(fact).name();
        }

        public Told sentAt(Instant at) {
            return new Told(house, system, id, about, occurred, at, fact);
        }

        public Told saying(Fact other) {
            return new Told(house, system, id, about, occurred, sent, other);
        }
    }

    /// What an event is about, and whom it names.
    ///
    /// @param account the partner's account, when the event names it
    /// @param customer the customer's id, when the event names it
    record About(Subject subject, Optional<String> account, Optional<String> customer) {}

    /// An event in the envelope of the others that is not what the catalogue expects.
    record Odd(
            StoryDistributor house,
            String source,
            String id,
            String type,
            String subject,
            Instant occurred,
            Instant sent,
            Json.Obj data) implements StoryEvent {}

    /// A request as it is.
    record Plain(
            StoryDistributor house,
            String format,
            String id,
            Instant sent,
            String contentType,
            String body) implements StoryEvent {}
}
