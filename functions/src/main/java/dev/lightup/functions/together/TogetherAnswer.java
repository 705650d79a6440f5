package dev.lightup.functions.together;

import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.access.ReaderGrant;

/// What a reader gets.
public sealed interface TogetherAnswer {
    /// A page; nothing changed that a device has cookies for.
    record Shown(ApiResponse page) implements TogetherAnswer {}

    /// The accounts are shown together, to this session too.
    record Together(ReaderGrant home) implements TogetherAnswer {}

    /// They are shown apart.
    ///
    /// @param home which nobody reads any more
    record Apart(ReaderGrant home, ApiResponse page) implements TogetherAnswer {}
}
