package dev.lightup.domain.fold;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Entries as tests tell them: `told(order, fact).at(3)` is minutes after a fixed start, received as it happened.
public record Told(Entry entry) {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    static Told told(Subject subject, String id, Fact fact) {
        var type = Catalogue.of(fact);
        return new Told(new Entry(subject, id, "/nordvik/", 0, Optional.empty(), START, START,
                Optional.empty(), Optional.empty(), Grade.A, type.name(), fact));
    }

    static Instant minute(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    Told at(long minutes) {
        return occurred(minute(minutes)).received(minute(minutes));
    }

    Told occurred(Instant at) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(), entry.sequence(), at,
                entry.received(), entry.account(), entry.customer(), entry.grade(), entry.type(), entry.fact()));
    }

    Told received(Instant at) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(), entry.sequence(),
                entry.occurred(), at, entry.account(), entry.customer(), entry.grade(), entry.type(), entry.fact()));
    }

    Told from(String source) {
        return new Told(new Entry(entry.subject(), entry.id(), source, entry.place(), entry.sequence(),
                entry.occurred(), entry.received(), entry.account(), entry.customer(), entry.grade(), entry.type(),
                entry.fact()));
    }

    Told place(int place) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), place, entry.sequence(),
                entry.occurred(), entry.received(), entry.account(), entry.customer(), entry.grade(), entry.type(),
                entry.fact()));
    }

    Told sequence(long sequence) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(),
                Optional.of("%012d".formatted(sequence)), entry.occurred(), entry.received(), entry.account(),
                entry.customer(), entry.grade(), entry.type(), entry.fact()));
    }

    Told grade(Grade grade) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(), entry.sequence(),
                entry.occurred(), entry.received(), entry.account(), entry.customer(), grade, entry.type(),
                entry.fact()));
    }

    Told account(String account) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(), entry.sequence(),
                entry.occurred(), entry.received(), Optional.of(account), entry.customer(), entry.grade(),
                entry.type(), entry.fact()));
    }

    Told customer(String customer) {
        return new Told(new Entry(entry.subject(), entry.id(), entry.source(), entry.place(), entry.sequence(),
                entry.occurred(), entry.received(), entry.account(), Optional.of(customer), entry.grade(),
                entry.type(), entry.fact()));
    }
}
