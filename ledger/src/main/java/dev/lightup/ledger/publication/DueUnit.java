package dev.lightup.ledger.publication;

import dev.lightup.ledger.key.Unit;
import java.time.Instant;

/// A unit in the index of units that must run by themselves.
public record DueUnit(Unit unit, Instant at) {}
