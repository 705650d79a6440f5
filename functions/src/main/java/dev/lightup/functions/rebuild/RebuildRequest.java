package dev.lightup.functions.rebuild;

import java.util.Optional;

/// What the operator asks for.
///
/// @param verify compare only; otherwise what differs is made good
/// @param tenant one tenant; all without
/// @param next where an earlier call said that it goes on ({@link RebuildReport#next}); from the beginning without
public record RebuildRequest(Optional<Boolean> verify, Optional<String> tenant, Optional<RebuildCursor> next) {}
