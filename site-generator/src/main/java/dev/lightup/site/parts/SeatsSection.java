package dev.lightup.site.parts;

import java.util.Optional;

/// What a page says of its seats.
///
/// @param bar all of them as one bar; absent where nothing was told
/// @param disputes where events and an export differ; absent where nowhere
/// @param offers seats by offer; absent where none were told
public record SeatsSection(
        Optional<WholeBar> bar,
        Optional<DisputesView> disputes,
        Optional<SeatsView> offers) {}
