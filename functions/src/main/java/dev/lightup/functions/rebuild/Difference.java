package dev.lightup.functions.rebuild;

/// Something derived that is not what the raw events say.
///
/// @param tenant whose it is
/// @param what the subject (`kind/id`), the raw event's key or the customer that it concerns
public record Difference(String tenant, String what, Kind kind) implements Comparable<Difference> {
    /// The ways to differ.
    public enum Kind {
        /// A raw event cannot be read; it yields no entries.
        EVENT_NOT_READ,
        /// An entry is missing.
        ENTRY_MISSING,
        /// An entry is there that its raw event does not yield, or not like this.
        ENTRY_UNEXPECTED,
        /// A customer's partition lacks a map.
        MAP_MISSING,
        /// A customer's partition lacks a subject's name.
        NAME_MISSING,
        /// A subject has no state.
        STATE_MISSING,
        /// A state is not the fold of the entries.
        STATE_DIFFERENT,
        /// A unit that shows a subject does not know it.
        MEMBER_MISSING
    }

    @Override
    public int compareTo(Difference other) {
        int byTenant = tenant.compareTo(other.tenant);
        int byWhat = byTenant != 0 ? byTenant : what.compareTo(other.what);
        return byWhat != 0 ? byWhat : kind.compareTo(other.kind);
    }
}
