package dev.lightup.json;

/// What is wrong with one place of a sender's document. Never holds the sender's values.
///
/// @param pointer a JSON pointer to the place; empty for the whole document
/// @param code what is wrong
/// @param expected what should stand there, in words; empty where nothing should
public record JsonProblem(String pointer, Code code, String expected) {
    /// What can be wrong.
    public enum Code {
        /// Not JSON at all, or cut short.
        NOT_JSON,
        /// Deeper, longer or more than is read.
        TOO_LARGE,
        /// A required property is absent.
        MISSING,
        /// Another JSON type, or a text of another form.
        WRONG_TYPE,
        /// A number outside its range.
        OUT_OF_RANGE,
        /// A property stands twice.
        DUPLICATE_KEY,
        /// A value of the right form that is not allowed.
        INVALID,
        /// A property that nobody reads: only a note.
        UNKNOWN_PROPERTY
    }
}
