package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Subject;

/// Where a rebuild that ran out of time goes on: everything before this subject is decided. Tenants go by name, the subjects of each in
/// the order of their kinds and ids.
///
/// @param subject the first that is not decided
public record RebuildCursor(String tenant, Subject subject) {
    /// Whether a rebuild that goes on here still has to look at that one.
    boolean isBefore(String otherTenant, Subject other) {
        int byTenant = tenant.compareTo(otherTenant);
        return byTenant < 0 || (byTenant == 0 && subject.compareTo(other) <= 0);
    }
}
