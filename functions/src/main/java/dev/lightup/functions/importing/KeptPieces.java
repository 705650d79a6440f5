package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.ledger.imports.KeptFile;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;

/// The pieces of a file that was uploaded: each is read when somebody does it.
record KeptPieces(EventEntries entries, RawEvent announced, KeptFile file) implements FilePieces {
    @Override
    public int count() {
        return file.pieces();
    }

    @Override
    public List<Entry> rows(int number) {
        return entries.piece(announced, file, number);
    }

    /// A row's customer and SKU decide where it is; it may speak of a subscription of which another row does.
    @Override
    public boolean isBySubject() {
        return false;
    }

    @Override
    public List<Entry> end() {
        return entries.end(announced, file);
    }
}
