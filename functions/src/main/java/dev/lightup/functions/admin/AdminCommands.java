package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.ReaderName;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.retracting.RetractionParts;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.journal.JournalReader;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.leaving.TenantCloser;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkEnding;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.portfolio.PortfolioCommands;
import dev.lightup.functions.receive.QuarantineReader;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.functions.personal.GrantTitles;
import dev.lightup.functions.personal.ReaderDataDesk;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Tenant;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The use cases of the operator. Each may be repeated: what stands already is found, what a process that ended half-way left out is done.
/// Thread-safe.
public final class AdminCommands {
    private final Directory directory;
    private final DirectoryStore store;
    private final WaitingList listing;
    private final WaitingEvents quarantine;
    private final EventRetractor retracting;
    private final SubjectRefolder refolding;
    private final LateWorkLook lateness;
    private final ReaderCommands readers;
    private final AccountOpener opening;
    private final PartnerLinker linking;
    private final PersonalDataDesk personal;
    private final ReaderDataDesk readerData;
    private final TenantRoster tenants;
    private final EndpointCommands endpoints;
    private final EndpointRotation rotation;
    private final ProgrammeCommands programme;
    private final PortfolioCommands portfolios;
    private final UnitFreezer freezing;
    private final TenantCloser leaving;
    private final JournalReader journal;

    /// @param directory what the directory says; forgets what it read when the store was changed
    /// @param store where the directory is kept
    /// @param uploads where announced files lie
    /// @param pages who keeps and erases the pages of a tenant that leaves
    public AdminCommands(
            Ledger ledger,
            Directory directory,
            DirectoryStore store,
            UploadPlace uploads,
            LeavingPages pages,
            InstantSource clock) {
        this.directory = directory;
        this.store = store;
        Formats formats = Formats.all(clock);
        Supplier<String> attempts = () -> "operator/" + UUID.randomUUID();
        var finder = new EventFinder(ledger);
        listing = new WaitingList(ledger, finder, clock);
        quarantine = new WaitingEvents(ledger, finder, directory, new QuarantineReader(ledger, directory, formats),
                // a file that is tried again is the next sweep's to ask for
                Apply.applying(ledger, directory, formats, _ -> {}, clock), clock, attempts);
        retracting = new EventRetractor(ledger, formats,
                new RetractionParts(ledger, formats, directory, RetractionParts.Teller.OPERATOR, attempts),
                clock);
        var spoken = new SpokenSubjects(ledger, finder, formats, clock);
        refolding = new SubjectRefolder(ledger, spoken,
                new SubjectFolding(ledger, formats, directory, clock, ConflictBackoff.jittered()));
        lateness = new LateWorkLook(ledger, finder, clock);
        opening = new AccountOpener(ledger, directory, attempts, clock);
        var links = new AccountLinks(ledger, directory, clock);
        readerData = new ReaderDataDesk(ledger, clock);
        personal = new PersonalDataDesk(ledger, finder, new GrantTitles(ledger, directory, links, clock), pages, clock);
        var ending = new LinkEnding(ledger, links, clock);
        linking = new PartnerLinker(ledger, directory, store, links, ending,
                new OpeningEvents(ledger, clock), attempts, clock);
        var random = new SecureRandom();
        readers = new ReaderCommands(ledger, directory, new ReaderInviter(ledger, clock, random),
                links, clock);
        var keys = new KeyMaker(random);
        tenants = new TenantRoster(ledger, store, keys);
        endpoints = new EndpointCommands(directory, store, formats, keys, clock);
        rotation = new EndpointRotation(directory, store, keys, clock);
        freezing = new UnitFreezer(ledger, directory, store, spoken, clock);
        programme = new ProgrammeCommands(ledger, directory, store, formats, clock, attempts);
        journal = new JournalReader(ledger, clock);
        portfolios = new PortfolioCommands(ledger, directory, attempts, clock);
        leaving = new TenantCloser(ledger, directory, store, uploads, pages, programme::notice, ending, clock);
    }

    /// Does what is asked.
    ///
    /// @param inTime whether there is time to go on
    public AdminAnswer run(AdminCommand command, BooleanSupplier inTime) {
        try {
            return permitted(command, inTime);
        } catch (UnopenedEndpoint e) {
            return new AdminAnswer.Refused("endpoint-unopened", String.valueOf(e.getMessage()));
        }
    }

    private AdminAnswer permitted(AdminCommand command, BooleanSupplier inTime) {
        return switch (command) {
            case AdminCommand.TenantAdd _, AdminCommand.TenantClose _, AdminCommand.ProgrammeApply _, AdminCommand.ProgrammeShow _ ->
                done(command, inTime);
            case AdminCommand other when !other.tenant().equals(Tenant.OPERATOR) && leaving.isShut(other.tenant()) ->
                new AdminAnswer.Refused("tenant-leaves", "that tenant is shut: what there was of it is removed");
            case AdminCommand other when other.tenant().equals(Tenant.OPERATOR) || isTenant(other.tenant()) ->
                done(command, inTime);
            case AdminCommand other ->
                new AdminAnswer.Unknown("there is no tenant " + other.tenant() + ": add it first");
        };
    }

    /// Of all distributors at once, and so nobody's but the operator's.
    private static boolean isReader(AdminCommand command, String subject) {
        return command.tenant().equals(Tenant.OPERATOR) && ReaderName.isOne(subject);
    }

    private boolean isTenant(String id) {
        try {
            return directory.tenant(id).id().equals(id);
        } catch (IllegalStateException _) {
            // it may have been added a moment ago, by another process
            return store.hasTenant(id);
        }
    }

    private AdminAnswer done(AdminCommand command, BooleanSupplier inTime) {
        return switch (command) {
            case AdminCommand.QuarantineList list -> listing.list(list, inTime);
            case AdminCommand.QuarantineShow show -> quarantine.show(show);
            case AdminCommand.QuarantineReplay replay -> quarantine.replay(replay);
            case AdminCommand.Retract retract -> retracting.retract(retract);
            case AdminCommand.Refold refold -> refolding.refold(refold, inTime);
            case AdminCommand.LateWork late -> lateness.look(late);
            case AdminCommand.Invite invite -> readers.invite(invite);
            case AdminCommand.OpenAccounts open -> opening.open(open, inTime);
            case AdminCommand.PartnerLink link -> linking.link(link);
            case AdminCommand.PartnerUnlink unlink -> linking.unlink(unlink);
            case AdminCommand.PartnerList list -> linking.list(list, inTime);
            case AdminCommand.DataHeld held when isReader(held, held.subject()) -> readerData.show(held);
            case AdminCommand.DataErase erase when isReader(erase, erase.subject()) -> readerData.erase(erase, inTime);
            case AdminCommand.DataHeld held -> personal.show(held, inTime);
            case AdminCommand.DataErase erase -> personal.erase(erase, inTime);
            case AdminCommand.Readers list -> readers.list(list);
            case AdminCommand.RevokeReader revoke -> readers.revoke(revoke);
            case AdminCommand.TenantAdd add -> tenants.add(add);
            case AdminCommand.TenantList list -> tenants.list(list);
            case AdminCommand.TenantClose close -> leaving.close(close, inTime);
            case AdminCommand.EndpointAdd add -> endpoints.add(add, programme);
            case AdminCommand.EndpointList list -> endpoints.list(list);
            case AdminCommand.EndpointRotate rotate -> rotation.rotate(rotate);
            case AdminCommand.ProgrammeApply apply -> programme.apply(apply);
            case AdminCommand.Notice notice -> leaving.leaves(notice.tenant())
                    ? new AdminAnswer.Refused("tenant-leaves", "its pages say that it leaves")
                    : programme.notice(notice);
            case AdminCommand.Freeze freeze -> freezing.freeze(freeze, inTime);
            case AdminCommand.Thaw thaw -> freezing.thaw(thaw, inTime);
            case AdminCommand.FrozenUnits frozen -> freezing.list(frozen);
            case AdminCommand.ProgrammeShow show -> programme.show(show);
            case AdminCommand.CommandLog log -> journal.read(log);
            case AdminCommand.PortfolioSet set -> portfolios.set(set);
            case AdminCommand.PortfolioRemove remove -> portfolios.remove(remove);
            case AdminCommand.PortfolioList list -> portfolios.list(list);
            case AdminCommand.EndpointMap map -> endpoints.map(map);
            case AdminCommand.EndpointMigrate migrate -> endpoints.migrate(migrate);
            case AdminCommand.EndpointDisable disable -> endpoints.take(disable.tenant(), disable.endpoint(), false);
            case AdminCommand.EndpointNameless nameless -> endpoints.name(nameless);
            case AdminCommand.EndpointEnable enable -> endpoints.take(enable.tenant(), enable.endpoint(), true);
        };
    }
}
