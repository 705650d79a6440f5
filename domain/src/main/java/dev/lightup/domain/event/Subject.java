package dev.lightup.domain.event;

import java.util.Locale;
import java.util.Optional;

/// The thing an event is about: a kind and the sender's own id, written `kind/id` (`order/7Q-2210`).
///
/// @param kind what it is
/// @param id the distributor's id, 1 to 200 characters, no control characters; `usage` ids are `customer/sku`
public record Subject(Kind kind, String id) implements Comparable<Subject> {
    private static final int LONGEST_ID = 200;

    public Subject {
        if (!isValidId(id)) {
            throw new IllegalArgumentException("not a subject id: 1 to 200 characters without control characters");
        }
    }

    /// What a subject can be.
    public enum Kind {
        PARTNER,
        OFFER,
        CUSTOMER,
        ORDER,
        SUBSCRIPTION,
        USAGE,
        MILESTONE,
        ESCALATION,
        ENDPOINT,
        PROGRAMME,
        FEED,
        LINK,
        PORTFOLIO;

        /// The word that stands before the slash.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether subjects of this kind belong to the distributor itself, not to an account.
        public boolean heldByTenant() {
            return this == OFFER || this == ENDPOINT || this == PROGRAMME || this == FEED
                    || this == PORTFOLIO;
        }
    }

    /// Whether a sender's id can name a subject.
    public static boolean isValidId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID
                && id.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /// Reads `kind/id`; empty when the kind is unknown or the id is not valid.
    public static Optional<Subject> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        String word = text.substring(0, slash);
        String id = text.substring(slash + 1);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word) && isValidId(id)) {
                return Optional.of(new Subject(kind, id));
            }
        }
        return Optional.empty();
    }

    /// The subject that counts one customer's seats of one SKU.
    public static Subject usage(String customer, String sku) {
        return new Subject(Kind.USAGE, customer + "/" + sku);
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind.word() + "/" + id;
    }
}
