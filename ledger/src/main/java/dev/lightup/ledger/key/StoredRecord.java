package dev.lightup.ledger.key;

import java.util.Optional;

/// What stands where a derived record should: the record, or something that this release cannot read. Whoever meets the latter makes
/// it anew from the log (design, rule 15); it is never an error of whoever asked.
///
/// @param <T> the record
public sealed interface StoredRecord<T> {
    /// It could be read.
    record Known<T>(T value) implements StoredRecord<T> {}

    /// It could not: its shape has another number, or the number is ours and the content is not.
    ///
    /// @param shape the number that it carries
    /// @param newer whether a newer release wrote it; then this one leaves it alone until it has something to add
    record Unread<T>(int shape, boolean newer) implements StoredRecord<T> {}

    /// The record, if it could be read.
    default Optional<T> known() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Unread<T> _ -> Optional.empty();
        };
    }

    /// Whether a newer release wrote it.
    default boolean isNewer() {
        return this instanceof Unread<T>(_, boolean newer) && newer;
    }
}
