package dev.lightup.functions.rebuild;

import java.util.Optional;

/// What the operator asks for.
///
/// @param verify compare only; otherwise what differs is made good
/// @param tenant one tenant; all without
public record Request(Optional<Boolean> verify, Optional<String> tenant) {}
