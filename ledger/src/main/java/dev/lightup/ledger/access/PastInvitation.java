package dev.lightup.ledger.access;

import java.time.Instant;

/// An invitation in whose place a later one came: what a repeat of it is known by.
///
/// @param link the beginning of its link's hash
record PastInvitation(String link, Instant at) {
    private static final int LENGTH = 16;

    static PastInvitation of(ReaderGrant.Invitation invitation) {
        return new PastInvitation(beginning(invitation.link()), invitation.at());
    }

    /// Whether it is the one of that link.
    boolean is(String hash) {
        return link.equals(beginning(hash));
    }

    private static String beginning(String hash) {
        return hash.substring(0, Math.min(LENGTH, hash.length()));
    }

    String text() {
        return link + "@" + at.toEpochMilli();
    }

    static PastInvitation parse(String text) {
        int at = text.indexOf('@');
        return new PastInvitation(text.substring(0, at), Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
    }
}
