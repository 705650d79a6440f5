package dev.lightup.domain.account;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.TimelineMoment;

/// A line of a customer's timeline: a moment, and the subject that it happened to.
public record TimelineEntry(Subject about, TimelineMoment moment) {}
