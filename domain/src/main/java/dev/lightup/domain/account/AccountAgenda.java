package dev.lightup.domain.account;

import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.waiting.Move;
import java.util.List;

/// What is to be done, and which days come.
///
/// @param moves what waits, late first, then by deadline, then by subject: exactly the things that the verdict counts
/// @param coming steps that are not due yet, in the same order: in no count
/// @param renewals coming ends of terms by customer and day, the next first
/// @param paths open milestone paths, the next due first
public record AccountAgenda(
        List<Move> moves,
        List<Move> coming,
        List<CustomerRenewal> renewals,
        List<MilestonePath> paths) {}
