package dev.lightup.ledger.key;

import dev.lightup.json.CodecException;
import dev.lightup.ledger.item.ItemAttributes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The numbers of the shapes in which this release writes derived records: attribute `sh`, left out where the number is 1.
///
/// A number is raised, never lowered, when an older record can no longer be read as what it meant: a component that must be there, a
/// component with another meaning. A new component whose absence reads "not told" (an `Optional`, a collection) raises nothing. A test
/// compares the components of every stored record with a list, so that nobody forgets.
public final class ShapeNumber {
    /// Attribute of the number.
    public static final String NAME = "sh";

    /// A subject's state. 2: orders keep where they stood and when a promise was given, subscriptions when their quantity was told,
    /// escalations when the wait for a side began, use its heights in place of shares of a report's own sold; version 2 of the tables of words,
    /// which know words that stood in states as unmapped.
    public static final int STATE = 2;
    /// An entry, a map beside it. 2: identity by place in the event, no longer by the type's place in its family.
    public static final int ENTRY = 2;
    /// A checkpoint. 2: holds the sum of the entries that it stands for. 3: its states are of shape 2.
    public static final int CHECKPOINT = 3;
    /// What a unit tells the level above. 2: idle seats of one customer no longer net the over-use of another; waits and late
    /// ones by side; all needs up to its bound. 3: a renewal with its outcome, waits for a report. What a group of customers tells
    /// holds states: it is raised with {@link #STATE}.
    public static final int SUMMARY = 3;

    /// A sealed endpoint's document. It is no derived record, and cannot be made anew: one of another number stays shut until the release that
    /// reads it, and its senders are told to come again.
    public static final int ENDPOINT = 1;

    private static final int FIRST = 1;

    private ShapeNumber() {}

    /// The attribute's value for a record that is written.
    static Optional<Long> written(int number) {
        return number == FIRST ? Optional.empty() : Optional.of((long) number);
    }

    /// The number that an item carries.
    static int of(ItemAttributes bag) {
        return bag.find(NAME, Long.class).map(Math::toIntExact).orElse(FIRST);
    }

    /// A record read by this release, if its number is ours and its content fits.
    ///
    /// @param ours the number that this release writes
    public static <T> StoredRecord<T> read(ItemAttributes bag, int ours, Supplier<T> record) {
        return read(of(bag), ours, record);
    }

    /// The same for a number that is known.
    public static <T> StoredRecord<T> read(int number, int ours, Supplier<T> record) {
        if (number != ours) {
            return new StoredRecord.Unread<>(number, number > ours);
        }
        try {
            return new StoredRecord.Known<>(record.get());
        } catch (CodecException | IllegalStateException e) {
            return new StoredRecord.Unread<>(number, false);
        }
    }

    /// What an item has for the attribute, whatever it is.
    public static <T> Function<T, Optional<Long>> always(int number) {
        return _ -> written(number);
    }
}
