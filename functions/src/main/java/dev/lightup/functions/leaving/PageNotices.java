package dev.lightup.functions.leaving;

import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.functions.command.AdminAnswer;
import java.util.Optional;

/// Puts one line of the operator on all pages of a distributor, or takes it away. Thread-safe.
@FunctionalInterface
public interface PageNotices {
    /// @param notice what is to stand there; empty for nothing
    /// @return why not, where it is not
    Optional<AdminAnswer> put(String tenant, Optional<OperatorNotice> notice);
}
