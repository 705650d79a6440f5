package dev.lightup.ledger.publication;

import dev.lightup.ledger.key.Unit;

/// A page of a unit.
///
/// @param path from the site's root, without a slash before it
public record UnitPage(Unit unit, String path) {}
