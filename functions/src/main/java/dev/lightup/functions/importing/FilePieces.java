package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import java.util.List;

/// A file's entries, cut into pieces: which they are depends on the file alone.
interface FilePieces {
    /// How many pieces there are.
    int count();

    /// What a piece says.
    ///
    /// @param number from 0
    List<Entry> rows(int number);

    /// Whether all that is said of one subject stands in one piece.
    boolean isBySubject();

    /// What the file says as a whole: it comes when every piece is done.
    List<Entry> end();
}
