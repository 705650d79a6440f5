package dev.lightup.functions.byhand;

import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.senders.endpoint.Tenant;
import java.util.List;
import java.util.Optional;

/// What is asked for in the name of a reader whom a session lets speak for a distributor, or for a partner of which it reads all accounts that are
/// named. Whoever asks has checked that; no route leads here.
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
    /// @param gone what it gave out for a file that is held, where somebody says that what it leaves out is gone
    record Publish(HandedFile file, String pass, Optional<String> gone) implements HandInRequest {
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

    /// How accounts of one reader are shown.
    ///
    /// @param reader who asks, as the table knows readers
    record LookAtLinks(String reader, List<LinkedUnit> accounts) implements HandInRequest {
        public LookAtLinks {
            accounts = List.copyOf(accounts);
        }

        @Override
        public String tenant() {
            return Tenant.OPERATOR;
        }
    }

    /// That accounts of one reader are shown together.
    ///
    /// @param reader who says so, as the table knows readers
    /// @param request the gateway's id of the request: a repeat of one request is one
    record LinkAccounts(String reader, List<LinkedUnit> accounts, String request) implements HandInRequest {
        public LinkAccounts {
            accounts = List.copyOf(accounts);
        }

        @Override
        public String tenant() {
            return Tenant.OPERATOR;
        }
    }

    /// That they are shown apart again.
    ///
    /// @param home the id in paths of what shows them together
    /// @param accounts those that were shown together then
    record PartAccounts(
            String reader,
            String home,
            List<LinkedUnit> accounts,
            String request) implements HandInRequest {
        public PartAccounts {
            accounts = List.copyOf(accounts);
        }

        @Override
        public String tenant() {
            return Tenant.OPERATOR;
        }
    }

    /// Which accounts a distributor has.
    ///
    /// @param account the distributor's own id of the one that is asked for; absent where all are, as far as one list shows them
    record ListAccounts(String tenant, Optional<String> account) implements HandInRequest {}

    /// Whether an account is opened.
    ///
    /// @param unit the account's opaque id
    record LookAtAccount(String tenant, String unit) implements HandInRequest {}

    /// How accounts stand that may be opened.
    ///
    /// @param reader who asks, as the table knows readers
    /// @param accounts the distributor's own ids; none for all that are shut, or for those of a portfolio
    /// @param portfolio whose accounts they are; absent for a list, and for all
    record LookAtOpenings(
            String tenant,
            String reader,
            List<String> accounts,
            Optional<String> portfolio) implements HandInRequest {
        public LookAtOpenings {
            accounts = List.copyOf(accounts);
        }
    }

    /// Which portfolios a distributor has, for who chooses one of them.
    record ListPortfolios(String tenant) implements HandInRequest {}

    /// That accounts are opened to their partners which were looked at.
    ///
    /// @param accounts the distributor's own ids
    /// @param pass what the look gave out
    /// @param request the gateway's id of the request: a repeat of one request is one
    record OpenAccounts(
            String tenant,
            String reader,
            List<String> accounts,
            String pass,
            String request) implements HandInRequest {
        public OpenAccounts {
            accounts = List.copyOf(accounts);
        }
    }

    /// That an account is shut again which readers of its distributor's own pages opened.
    ///
    /// @param unit the account's opaque id
    /// @param receipt of the opening that was looked at
    record ShutAccount(
            String tenant,
            String unit,
            String receipt,
            String reader,
            String request) implements HandInRequest {}

    /// That an account is opened to its partner.
    ///
    /// @param unit the account's opaque id
    /// @param reader who opens it, as the table knows readers
    /// @param request the gateway's id of the request: a repeat of one request is one
    record OpenAccount(String tenant, String unit, String reader, String request) implements HandInRequest {}
}
