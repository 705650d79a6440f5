package dev.lightup.ledger.key;

/// A unit of publishing, written `tenant|unit`.
///
/// @param tenant whose it is
/// @param unit `a/<opaque>` an account, `d` the distributor, `u` what is not placed; or another word of a few characters
public record Unit(String tenant, String unit) implements Comparable<Unit> {
    private static final String ACCOUNT = "a/";

    public Unit {
        KeyIds.tenant(tenant);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("a unit has a name");
        }
    }

    public static Unit account(String tenant, String opaque) {
        return new Unit(tenant, ACCOUNT + opaque);
    }

    public static Unit distributor(String tenant) {
        return new Unit(tenant, "d");
    }

    public static Unit unplaced(String tenant) {
        return new Unit(tenant, "u");
    }

    /// Whether it is an account's unit.
    public boolean isAccount() {
        return unit.startsWith(ACCOUNT);
    }

    /// The account's opaque id, for an account's unit.
    public String opaque() {
        if (!isAccount()) {
            throw new IllegalStateException(this + " is no account's unit");
        }
        return unit.substring(ACCOUNT.length());
    }

    /// The unit of that text, `tenant|unit`.
    public static Unit parse(String text) {
        int bar = text.indexOf('|');
        if (bar < 1) {
            throw new IllegalArgumentException("a unit is written tenant|unit");
        }
        return new Unit(text.substring(0, bar), text.substring(bar + 1));
    }

    @Override
    public int compareTo(Unit other) {
        int byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : unit.compareTo(other.unit);
    }

    @Override
    public String toString() {
        return tenant + '|' + unit;
    }
}
