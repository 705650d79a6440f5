package dev.lightup.senders.export.clash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What one row says of its subscription that all of its rows have to agree in. What a row does not say contradicts nothing.
///
/// @param status where its seats stand; empty text for sold seats of which the row says no status
/// @param trial whether nobody pays them
public record SubscriptionClaim(
        String id,
        Instant asOf,
        Optional<String> account,
        Optional<String> customer,
        Optional<String> sku,
        Optional<String> status,
        Optional<Boolean> trial,
        Optional<LocalDate> termEnd) {
    /// What of it the rows agree in.
    public enum Point {
        ACCOUNT("account"),
        CUSTOMER("customer"),
        SKU("sku"),
        STATUS("status"),
        TRIAL("trial"),
        TERM_END("termEnd");

        private final String word;

        Point(String word) {
            this.word = word;
        }

        /// The field, as column maps name it.
        public String word() {
            return word;
        }
    }

    /// Of a row that can be read.
    ///
    /// @param status its word
    /// @param sold whether it says sold seats: those without a status are sold, and those of no trial paid
    public static SubscriptionClaim of(
            String id,
            Instant asOf,
            Whose whose,
            Optional<String> status,
            Optional<Boolean> trial,
            Optional<LocalDate> termEnd,
            boolean sold) {
        return new SubscriptionClaim(id, asOf, whose.account(), whose.customer(), whose.sku(),
                status.map(SubscriptionClaim::plain).or(() -> sold ? Optional.of("") : Optional.empty()),
                trial.or(() -> sold ? Optional.of(false) : Optional.empty()), termEnd);
    }

    /// Of a row that is left out: whose it is, as far as that can be read.
    public static SubscriptionClaim ofUnread(String id, Instant asOf, Whose whose) {
        return new SubscriptionClaim(id, asOf, whose.account(), whose.customer(), whose.sku(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /// Whose a subscription is, and of what.
    public record Whose(Optional<String> account, Optional<String> customer, Optional<String> sku) {}

    /// The spelling alone: a word that a release learns later would make a stored file say something else.
    private static String plain(String word) {
        return String.join(" ", Arrays.asList(word.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    /// What it says of a point.
    Optional<String> said(Point point) {
        return switch (point) {
            case ACCOUNT -> account;
            case CUSTOMER -> customer;
            case SKU -> sku;
            case STATUS -> status;
            case TRIAL -> trial.map(Object::toString);
            case TERM_END -> termEnd.map(Object::toString);
        };
    }
}
