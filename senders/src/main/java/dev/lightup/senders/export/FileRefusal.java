package dev.lightup.senders.export;

import dev.lightup.senders.http.ProblemType;

/// Why an authenticated file is not understood.
final class FileRefusal {
    static final ProblemType COLUMNS_UNKNOWN = new ProblemType("columns-unknown", 422,
            "The file's columns fit none of the endpoint's column maps");
    static final ProblemType AS_OF_INVALID = new ProblemType("as-of-invalid", 422,
            "The file does not say readably when it was true");
    static final ProblemType NO_READABLE_ROW = new ProblemType("no-readable-row", 422, "The file has no readable row");
    static final ProblemType EXPORT_TOO_LARGE = new ProblemType("export-too-large", 422,
            "The file is too large once names are tokens");

    private FileRefusal() {}
}
