package dev.lightup.domain.state;

/// To whom a subject belongs for a time: an account, nobody known yet, or the distributor itself.
///
/// @param kind which of the three
/// @param account the distributor's id of the partner; empty unless the kind is {@link Kind#ACCOUNT}
public record Holder(Kind kind, String account) implements Comparable<Holder> {
    /// The three kinds of holder.
    public enum Kind {
        ACCOUNT,
        UNPLACED,
        TENANT
    }

    /// Nobody is known: the subject is shown as unplaced on the distributor's home.
    public static final Holder UNPLACED = new Holder(Kind.UNPLACED, "");
    /// The distributor itself.
    public static final Holder TENANT = new Holder(Kind.TENANT, "");

    public static Holder account(String account) {
        return new Holder(Kind.ACCOUNT, account);
    }

    @Override
    public int compareTo(Holder other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : account.compareTo(other.account);
    }
}
