package dev.lightup.functions.find;

import java.util.List;

/// What became of looking for a number.
public sealed interface FoundPlace {
    /// It is at one place.
    record At(Row row) implements FoundPlace {}

    /// Several things have that number.
    ///
    /// @param rows in the order of their kinds
    record Several(List<Row> rows) implements FoundPlace {
        public Several {
            rows = List.copyOf(rows);
        }
    }

    /// No number, and it may be the beginning of a name: names stand in lists. It says nothing of whether such a name is there.
    ///
    /// @param row the list
    /// @param letter under which it is; `other` for all that is no letter of the alphabet
    record Names(Row row, String letter) implements FoundPlace {}

    /// Nothing that the session opens has it: whether anything else has is nobody's to know.
    record Nowhere() implements FoundPlace {}

    /// What is there.
    enum Kind {
        ORDER,
        SUBSCRIPTION,
        CUSTOMER,
        ACCOUNT,
        /// A list in which names of a letter stand.
        NAMES
    }

    /// A place on a page.
    ///
    /// @param page its path
    /// @param fragment the row's id, with its `#`; empty for the page itself
    record Row(Kind kind, String page, String fragment) {
        /// Where a browser is led.
        public String address() {
            return page + fragment;
        }
    }
}
