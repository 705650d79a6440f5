package dev.lightup.ledger.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the log keeps of a call of the operator's function: the stored body of the event `operator.commanded`. It holds nothing that a sender wrote and
/// no address.
///
/// @param type what it is called
/// @param command its word, with those of its switches that matter
/// @param tenant whom it was about
/// @param about what it was about, as `kind/id`: endpoints, receipts, opaque ids of subjects, hashes of readers; the first of them
/// @param more how many more
/// @param by who asked, where whoever called said so
/// @param time when
public record CommandNote(
        String type,
        String command,
        String tenant,
        List<String> about,
        int more,
        Optional<String> by,
        Instant time) {
    /// What such an event is called.
    public static final String TYPE = "operator.commanded";
    /// So many things are named.
    public static final int NAMED = 8;

    public CommandNote {
        about = List.copyOf(about);
    }

    /// @param all what it was about
    public static CommandNote of(String command, String tenant, List<String> all, Optional<String> by, Instant time) {
        return new CommandNote(TYPE, command, tenant, all.stream().limit(NAMED).toList(),
                Math.max(0, all.size() - NAMED), by, time);
    }
}
