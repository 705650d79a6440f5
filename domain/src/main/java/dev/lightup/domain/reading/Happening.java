package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Moment;

/// A line of a customer's timeline: a moment, and the subject that it happened to.
public record Happening(Subject about, Moment moment) {}
