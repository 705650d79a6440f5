package dev.lightup.domain.programme;

import java.util.Optional;

/// Whom a partner calls at its distributor. A desk, not a person: it stands on every page of the distributor's accounts, and a
/// programme is kept for ever.
///
/// @param name what it is called: `Partner desk`
/// @param email its address
/// @param phone its number, in international form
public record Desk(String name, Optional<String> email, Optional<String> phone) {}
