package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.RowsApart;
import dev.lightup.domain.event.FeedFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the rows of an uploaded file are read, once they are cut, and what they say together, once all were looked at.
///
/// @param head as of a posted file
/// @param fields the fields in the order of their cells, as column maps name them
/// @param groups into how many pieces the rows are cut, by what they are about
/// @param names into how many more, by whom they name
/// @param facts what the answer tells of the file beside its rows
/// @param said what the rows say together
/// @param arrived when all of it was there
/// @param rows how many rows it says that it has, where it says that none is left and has none
/// @param apart the rows that do not count for what others say, where there are any
record UploadedSheet(
        StoredExport.Head head,
        List<String> fields,
        int groups,
        int names,
        FileReport.FileNotes facts,
        Optional<Said> said,
        Optional<Instant> arrived,
        Optional<Long> rows,
        Optional<RowsApart> apart) {
    /// What all rows say together.
    ///
    /// @param listed what the feed is told
    /// @param lines what the sender is told
    record Said(FeedFact.FileRead listed, FileReport.Lines lines) {}

    /// All pieces.
    int pieces() {
        return groups + names;
    }

    UploadedSheet with(Said told, Instant when) {
        return new UploadedSheet(head, fields, groups, names, facts, Optional.of(told), Optional.of(when), rows,
                apart);
    }
}
