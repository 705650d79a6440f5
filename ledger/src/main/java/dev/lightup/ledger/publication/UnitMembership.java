package dev.lightup.ledger.publication;

import dev.lightup.domain.event.Subject;
import java.util.OptionalLong;

/// A subject that a unit's pages may have to show.
///
/// @param version the version of the state that it was put for; empty where a release before versions put it
public record UnitMembership(Subject subject, OptionalLong version) {}
