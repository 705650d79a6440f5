package dev.lightup.functions.command;

import dev.lightup.domain.programme.Programme;
import dev.lightup.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the operator asks for: one JSON object whose `command` names which, in snake case (`quarantine_list`), beside its parts.
public sealed interface AdminCommand {
    /// Whose events it is about.
    String tenant();

    /// What was put aside and what is parked, oldest first.
    ///
    /// @param endpoint one endpoint's only
    /// @param since received at or after
    /// @param limit so many at most
    /// @param next where the last answer ended
    record QuarantineList(
            String tenant,
            Optional<String> endpoint,
            Optional<Instant> since,
            Optional<Integer> limit,
            Optional<String> next) implements AdminCommand {}

    /// One event that was put aside or parked.
    ///
    /// @param body whether its body is wanted too
    record QuarantineShow(String tenant, String receipt, Optional<Boolean> body) implements AdminCommand {}

    /// Reads again what was put aside, or applies now what is parked.
    record QuarantineReplay(String tenant, String receipt) implements AdminCommand {}

    /// Takes a stored event back, for every subject that it speaks of. Named by its receipt, or by source and id.
    ///
    /// @param undo takes the retraction back instead
    /// @param dryRun says what would change, and changes nothing
    record Retract(
            String tenant,
            Optional<String> receipt,
            Optional<String> source,
            Optional<String> id,
            Optional<Boolean> undo,
            Optional<Boolean> dryRun) implements AdminCommand {}

    /// Folds anew from all that is stored.
    ///
    /// @param subject one subject, as `kind/id`; every subject that the tenant's events name without
    /// @param next where the last answer ended
    record Refold(String tenant, Optional<String> subject, Optional<String> next) implements AdminCommand {}

    /// What was received and is on no page yet, and what should have gone on by itself: a tenant's, or everybody's for the operator's own.
    /// Reads only.
    record LateWork(String tenant) implements AdminCommand {}

    /// Invites somebody to read a unit.
    ///
    /// @param account the distributor's own id of an account; the distributor's pages without
    /// @param address the one that is recorded
    /// @param title what the entry pages call it
    record Invite(
            String tenant,
            Optional<String> account,
            String address,
            Optional<String> title) implements AdminCommand {}

    /// Opens accounts to their partners: from then on both sides read them.
    ///
    /// @param accounts the distributor's own ids
    /// @param all all that are known, instead
    /// @param portfolio all of a portfolio, instead
    /// @param dryRun says which would be opened, and opens none
    record OpenAccounts(
            String tenant,
            Optional<List<String>> accounts,
            Optional<Boolean> all,
            Optional<String> portfolio,
            Optional<Boolean> dryRun) implements AdminCommand {}

    /// Who may read a unit, and who did.
    record Readers(String tenant, Optional<String> account) implements AdminCommand {}

    /// Takes away that somebody may read a unit, or ends one of that reader's sessions.
    ///
    /// @param session its name, as it is listed
    record RevokeReader(
            String tenant,
            Optional<String> account,
            String address,
            Optional<String> session) implements AdminCommand {}

    /// Adds a tenant, with a key that is made there and told nowhere.
    record TenantAdd(String tenant) implements AdminCommand {}

    /// Lets a tenant leave on a day, or goes on with it.
    ///
    /// @param on from which day on (UTC); needed once, unless `now`
    /// @param now today
    /// @param by who says so, in one line that the record keeps
    /// @param dryRun says what would go, and does nothing
    /// @param undo takes an announcement back
    /// @param waitMinutes for how long something may still be under way that began before the endpoints were shut; a quarter of an hour without
    record TenantClose(
            String tenant,
            Optional<LocalDate> on,
            Optional<Boolean> now,
            Optional<String> by,
            Optional<Boolean> dryRun,
            Optional<Boolean> undo,
            Optional<Integer> waitMinutes) implements AdminCommand {}

    /// Adds an endpoint to a tenant.
    ///
    /// @param endpoint its id, where somebody wants to choose it; of chance without
    /// @param format `canonical` or `export`
    /// @param sources the source prefixes that it may speak for; the first is the source of what names none
    /// @param families the families of events that it may send; all of them without
    /// @param columns column maps as they are written, numbered in their order where they have no `version`
    /// @param publicKey the sender's Ed25519 key, `whpk_...`; without it a secret is made, and told once
    /// @param zone the zone that its days and months are counted in; UTC without
    /// @param nameless whether it sends references only: no name and no sentence of what it sends is kept
    record EndpointAdd(
            String tenant,
            Optional<String> endpoint,
            String format,
            List<String> sources,
            Optional<List<String>> families,
            Optional<List<Json>> columns,
            Optional<String> publicKey,
            Optional<String> zone,
            Optional<Boolean> nameless) implements AdminCommand {}

    /// The endpoints of a tenant.
    record EndpointList(String tenant) implements AdminCommand {}

    /// Puts a new key beside those that an endpoint has, which end after a while.
    ///
    /// @param publicKey the sender's new Ed25519 key; without it a secret is made, and told once
    /// @param days how long the old keys still count; a week without, not at all with 0
    /// @param end a key that ends at once, by its id
    record EndpointRotate(
            String tenant,
            String endpoint,
            Optional<String> publicKey,
            Optional<Integer> days,
            Optional<String> end) implements AdminCommand {}

    /// Lets an endpoint of files read them by further maps.
    ///
    /// @param columns column maps as they are written, numbered after those that there are where they have no `version`
    record EndpointMap(String tenant, String endpoint, List<Json> columns) implements AdminCommand {}

    /// Brings endpoints that are secrets of their own into the table.
    ///
    /// @param endpoint one that no list has, since it was made by hand; all that the tenant's list has without
    /// @param dryRun says what would become of each, and does nothing
    record EndpointMigrate(
            String tenant,
            Optional<String> endpoint,
            Optional<Boolean> dryRun) implements AdminCommand {}

    /// Lets an endpoint take nothing.
    record EndpointDisable(String tenant, String endpoint) implements AdminCommand {}

    /// Lets it take what is sent to it again.
    record EndpointEnable(String tenant, String endpoint) implements AdminCommand {}

    /// Lets an endpoint send references only: of what it sends from then on no name and no sentence is kept.
    ///
    /// @param end lets what it sends be kept again instead
    record EndpointNameless(String tenant, String endpoint, Optional<Boolean> end) implements AdminCommand {}

    /// Puts another version of the programme in force, of the operator's tenant.
    ///
    /// @param programme the whole of it
    /// @param dryRun says what would change, and changes nothing
    record ProgrammeApply(
            String tenant,
            Programme programme,
            Optional<Boolean> dryRun) implements AdminCommand {}

    /// Lets a unit's pages stay as they are, whatever is told of it, until it is thawed. With neither account nor endpoint all of the
    /// distributor's units that there are, its home included.
    ///
    /// @param account the distributor's own id of an account
    /// @param why for whoever finds them so
    /// @param endpoint instead of an account: the accounts on whose pages something is that this endpoint sent
    /// @param since received at or after; all that it ever sent without
    /// @param next where the last answer ended
    record Freeze(
            String tenant,
            Optional<String> account,
            String why,
            Optional<String> endpoint,
            Optional<Instant> since,
            Optional<String> next) implements AdminCommand {}

    /// Lets pages follow again.
    ///
    /// @param account the distributor's own id of an account
    /// @param endpoint instead: those that are frozen for what this endpoint sent, and for nothing else
    record Thaw(String tenant, Optional<String> account, Optional<String> endpoint) implements AdminCommand {}

    /// The distributors that have pages. Of the operator alone.
    record TenantList(String tenant) implements AdminCommand {}

    /// Puts one line on all pages of a distributor and its accounts, or takes it away.
    ///
    /// @param text the line; none to take away the one that there is
    /// @param until the last day on which it stands there; until it is taken away without
    record Notice(String tenant, Optional<String> text, Optional<LocalDate> until) implements AdminCommand {}

    /// Which units of a tenant are frozen, and why.
    record FrozenUnits(String tenant) implements AdminCommand {}

    /// What is held of a subject, and of what hangs on it where it is a customer: its clear values, and the events behind them.
    ///
    /// @param subject as `kind/id`
    record DataHeld(String tenant, String subject) implements AdminCommand {}

    /// Erases the clear values of a subject, and of what hangs on it where it is a customer. The log stays as it is.
    ///
    /// @param subject as `kind/id`
    /// @param dryRun says how much would be erased, and erases nothing
    record DataErase(String tenant, String subject, Optional<Boolean> dryRun) implements AdminCommand {}

    /// Links accounts of one partner, also with those that one of them is linked with already. Of the operator's tenant.
    ///
    /// @param accounts as `tenant/account`, by their distributors' own ids
    record PartnerLink(String tenant, List<String> accounts) implements AdminCommand {
        public PartnerLink {
            accounts = List.copyOf(accounts);
        }
    }

    /// Lets an account stand by itself again. Of the operator's tenant.
    ///
    /// @param account as `tenant/account`
    record PartnerUnlink(String tenant, String account) implements AdminCommand {}

    /// Which accounts are linked.
    ///
    /// @param tenant a distributor's: its accounts that are linked, each with the others of its partner
    /// @param next where the last answer ended
    record PartnerList(String tenant, Optional<String> next) implements AdminCommand {}

    /// What was asked of this function, newest first. Of the operator's tenant.
    ///
    /// @param since from that day on (UTC); this month and the twelve before it without
    /// @param of about one tenant only
    /// @param limit so many at most
    /// @param next where the last answer ended
    record CommandLog(
            String tenant,
            Optional<LocalDate> since,
            Optional<String> of,
            Optional<Integer> limit,
            Optional<String> next) implements AdminCommand {}

    /// Says which accounts a portfolio has: all of it, at once.
    ///
    /// @param portfolio a lower-case word
    /// @param name what pages call it
    /// @param manager the desk that has it in hand; absent, and it names none
    /// @param accounts the distributor's own ids
    /// @param dryRun says what would change, and changes nothing
    record PortfolioSet(
            String tenant,
            String portfolio,
            String name,
            Optional<String> manager,
            List<String> accounts,
            Optional<Boolean> dryRun) implements AdminCommand {
        public PortfolioSet {
            accounts = List.copyOf(accounts);
        }
    }

    /// Removes a portfolio. Its accounts stay as they are.
    ///
    /// @param dryRun says what would change, and changes nothing
    record PortfolioRemove(String tenant, String portfolio, Optional<Boolean> dryRun) implements AdminCommand {}

    /// The portfolios of a distributor.
    ///
    /// @param portfolio one of them, with its accounts
    record PortfolioList(String tenant, Optional<String> portfolio) implements AdminCommand {}

    /// The version in force.
    record ProgrammeShow(String tenant) implements AdminCommand {}
}
