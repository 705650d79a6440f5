package dev.lightup.senders.export;

/// By which of the rules of this package the rows of a sheet are read (docs/adr/0006). Each place where they differ asks for the one or the other; a
/// rule that is asked for nowhere else never changes.
enum ReadingRules {
    /// Rows of one order were its lines whatever their as-of, and all of them the first one's account's. A group of thousands began with a zero, and
    /// several signs set the groups of one number apart. An id might hold characters that nobody sees.
    /// Of several rows of one subscription the last one held.
    SECOND,
    /// A row of an ended licence that nobody uses named another account of its customer and SKU as any other row does.
    THIRD,
    /// Today's.
    FOURTH;

    /// @throws IllegalStateException when that number has other rules, or none
    static ReadingRules of(int number) {
        return switch (number) {
            case 2 -> SECOND;
            case 3 -> THIRD;
            case StoredExport.READING -> FOURTH;
            default -> throw new IllegalStateException("no rules of this package are number " + number);
        };
    }
}
