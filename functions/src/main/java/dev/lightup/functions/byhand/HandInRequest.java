package dev.lightup.functions.byhand;

import java.util.List;

/// What is asked for in the name of a reader whom a session lets speak for a distributor. Whoever asks has checked that; no route leads here.
public sealed interface HandInRequest {
    /// Whose feeds and whose file.
    String tenant();

    /// Which feeds of files a distributor has.
    record Feeds(String tenant) implements HandInRequest {}

    /// What a file would do.
    record Look(HandedFile file) implements HandInRequest {
        @Override
        public String tenant() {
            return file.tenant();
        }
    }

    /// That a file is stored which was looked at.
    ///
    /// @param pass what the look gave out
    record Publish(HandedFile file, String pass) implements HandInRequest {
        @Override
        public String tenant() {
            return file.tenant();
        }
    }

    /// What accounts are called and whether they are open, for those who may be invited to them.
    ///
    /// @param reader who invites, as the table knows readers
    /// @param form which form it is: the same one again has the same links
    record LookAtInvitees(String tenant, String reader, String form, List<Invitee> invitees) implements HandInRequest {
        public LookAtInvitees {
            invitees = List.copyOf(invitees);
        }
    }

    /// One who may be invited.
    ///
    /// @param account the distributor's own id
    /// @param address the reader's
    record Invitee(String account, String address) {
        /// Never the address: it goes into no log.
        @Override
        public String toString() {
            return "an invitee";
        }
    }

    /// Whether an account is opened.
    ///
    /// @param unit the account's opaque id
    record LookAtAccount(String tenant, String unit) implements HandInRequest {}

    /// That an account is opened to its partner.
    ///
    /// @param unit the account's opaque id
    /// @param reader who opens it, as the table knows readers
    /// @param request the gateway's id of the request: a repeat of one request is one
    record OpenAccount(String tenant, String unit, String reader, String request) implements HandInRequest {}
}
