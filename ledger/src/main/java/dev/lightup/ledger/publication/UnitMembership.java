package dev.lightup.ledger.publication;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import java.util.OptionalLong;

/// A subject that a unit's pages may have to show.
///
/// @param unit whose member it is: an account's are those of its groups too
/// @param version the version of the state that it was put for; empty where a release before versions put it
public record UnitMembership(Unit unit, Subject subject, OptionalLong version) {}
