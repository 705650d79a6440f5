package dev.lightup.senders.operator;

import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.log.OperatorLog;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.format.StoredFormat;
import java.util.List;

/// Reads the operator's calls, which speak of no subject: nothing is folded of them, and no page rests on one. Thread-safe.
public final class CommandFormat implements StoredFormat {
    @Override
    public String name() {
        return OperatorLog.FORMAT;
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        return List.of();
    }
}
