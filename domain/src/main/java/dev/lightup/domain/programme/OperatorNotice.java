package dev.lightup.domain.programme;

import java.time.LocalDate;
import java.util.Optional;

/// One line of the operator on all pages of a distributor and of its accounts.
///
/// @param text the line
/// @param until the last day on which it stands there, of the distributor's; until it is taken away without
public record OperatorNotice(String text, Optional<LocalDate> until) {}
