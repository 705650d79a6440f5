package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;

/// A subject's slice as its holder sees it.
public record HeldSlice(Subject subject, Slice slice) {}
