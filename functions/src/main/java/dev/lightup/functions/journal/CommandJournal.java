package dev.lightup.functions.journal;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AuditLine;
import dev.lightup.functions.command.ReaderName;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.CommandNote;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Notes each call that does something, and each that reads personal data, as an event of the operator: before it is done, so that nothing is done
/// without a trace; what became of it afterwards. A call that only looks is none. Thread-safe.
public final class CommandJournal {
    private final Ledger ledger;
    private final Directory directory;
    private final Supplier<String> attempts;
    private final InstantSource clock;

    /// @param attempts names each call as no other is
    public CommandJournal(Ledger ledger, Directory directory, Supplier<String> attempts, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Notes that something is asked.
    ///
    /// @param by who asks, where whoever calls said so
    /// @return the event; empty where it is only looked at something
    public Optional<RawKey> begin(AdminCommand command, Optional<String> by) {
        return about(command).map(about -> ledger.operatorLog()
                .note(CommandNote.of(AuditLine.asked(command), command.tenant(), about.distinct().toList(),
                        by, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                        attempts.get()));
    }

    /// Notes what became of it.
    public void end(RawKey call, AdminAnswer answer) {
        ledger.operatorLog().end(call, AuditLine.became(answer));
    }

    /// Notes that it was broken off by something unexpected.
    public void fail(RawKey call) {
        ledger.operatorLog().end(call, "failed");
    }

    /// What a call is about, as `kind/id`; empty of one that is not noted. Nothing of it is what somebody may have typed: what is no id of ours is left out,
    /// and an id of a sender's stands as its opaque one.
    private Optional<Stream<String>> about(AdminCommand command) {
        return switch (command) {
            case AdminCommand.QuarantineList _, AdminCommand.LateWork _, AdminCommand.TenantList _, AdminCommand.EndpointList _, AdminCommand.FrozenUnits _, AdminCommand.PartnerList _, AdminCommand.ProgrammeShow _, AdminCommand.PortfolioList _, AdminCommand.CommandLog _ ->
                Optional.empty();
            // a body may hold names in clear
            case AdminCommand.QuarantineShow show -> show.body().orElse(false)
                    ? Optional.of(receipt(show.tenant(), show.receipt()))
                    : Optional.empty();
            case AdminCommand.QuarantineReplay replay -> Optional.of(receipt(replay.tenant(), replay.receipt()));
            case AdminCommand.Retract retract -> doing(retract.dryRun(), event(retract));
            case AdminCommand.Refold refold ->
                Optional.of(refold.subject().stream().flatMap(text -> subject(refold.tenant(), text)));
            case AdminCommand.Invite invite -> Optional.of(Stream.concat(
                    account(invite.tenant(), invite.account()), reader(invite.address())));
            case AdminCommand.OpenAccounts open -> doing(open.dryRun(), Stream.concat(
                    open.portfolio().stream().flatMap(id -> portfolio(open.tenant(), id)),
                    open.accounts()
                            .stream()
                            .flatMap(List::stream)
                            .flatMap(id -> account(open.tenant(), Optional.of(id)))));
            // it says addresses
            case AdminCommand.Readers readers -> Optional.of(account(readers.tenant(), readers.account()));
            case AdminCommand.RevokeReader revoke -> Optional.of(Stream.concat(
                    account(revoke.tenant(), revoke.account()), reader(revoke.address())));
            case AdminCommand.TenantAdd _ -> Optional.of(Stream.empty());
            case AdminCommand.TenantClose close -> doing(close.dryRun(), Stream.empty());
            case AdminCommand.EndpointAdd add -> Optional.of(endpoint(add.endpoint()));
            case AdminCommand.EndpointRotate rotate -> Optional.of(endpoint(Optional.of(rotate.endpoint())));
            case AdminCommand.EndpointMap map -> Optional.of(endpoint(Optional.of(map.endpoint())));
            case AdminCommand.EndpointDisable disable -> Optional.of(endpoint(Optional.of(disable.endpoint())));
            case AdminCommand.EndpointEnable enable -> Optional.of(endpoint(Optional.of(enable.endpoint())));
            case AdminCommand.EndpointNameless nameless -> Optional.of(endpoint(Optional.of(nameless.endpoint())));
            case AdminCommand.PortfolioSet set -> doing(set.dryRun(), portfolio(set.tenant(), set.portfolio()));
            case AdminCommand.PortfolioRemove remove ->
                doing(remove.dryRun(), portfolio(remove.tenant(), remove.portfolio()));
            case AdminCommand.EndpointMigrate migrate -> doing(migrate.dryRun(), endpoint(migrate.endpoint()));
            case AdminCommand.ProgrammeApply apply -> doing(apply.dryRun(), Stream.empty());
            case AdminCommand.Freeze freeze ->
                Optional.of(Stream.concat(account(freeze.tenant(), freeze.account()), endpoint(freeze.endpoint())));
            case AdminCommand.Thaw thaw ->
                Optional.of(Stream.concat(account(thaw.tenant(), thaw.account()), endpoint(thaw.endpoint())));
            case AdminCommand.Notice _ -> Optional.of(Stream.empty());
            case AdminCommand.DataHeld held -> Optional.of(subject(held.tenant(), held.subject()));
            case AdminCommand.DataErase erase -> doing(erase.dryRun(), subject(erase.tenant(), erase.subject()));
            case AdminCommand.PartnerLink link -> Optional.of(link.accounts().stream().flatMap(this::linked));
            case AdminCommand.PartnerUnlink unlink -> Optional.of(linked(unlink.account()));
        };
    }

    private static Optional<Stream<String>> doing(Optional<Boolean> dryRun, Stream<String> about) {
        return dryRun.orElse(false) ? Optional.empty() : Optional.of(about);
    }

    private static Stream<String> receipt(String tenant, String receipt) {
        return RawKey.ofReceipt(tenant, receipt).stream().map(key -> "event/" + key.receipt());
    }

    private static Stream<String> event(AdminCommand.Retract retract) {
        return Stream.concat(
                retract.receipt().stream().flatMap(text -> receipt(retract.tenant(), text)),
                retract.source()
                        .stream()
                        .flatMap(source -> retract.id()
                                .stream()
                                .map(id -> "event/" + RawKey.of(retract.tenant(), source, id).receipt())));
    }

    private Stream<String> portfolio(String tenant, String id) {
        return opaque(tenant, Subject.Kind.PORTFOLIO.word(), id);
    }

    private static Stream<String> endpoint(Optional<String> id) {
        return id.filter(Endpoint::isValidId).stream().map(one -> "endpoint/" + one);
    }

    private static Stream<String> reader(String address) {
        return MailAddress.parse(address).stream().map(one -> "reader/" + one.reader());
    }

    private Stream<String> account(String tenant, Optional<String> id) {
        return id.stream().flatMap(one -> opaque(tenant, "account", one));
    }

    private Stream<String> subject(String tenant, String text) {
        return ReaderName.isOne(text)
                ? ReaderName.parse(text).stream().map(ReaderName::toString)
                : Subject.parse(text).stream().flatMap(subject -> switch (subject.kind()) {
                    case ENDPOINT -> endpoint(Optional.of(subject.id()));
                    // under the id of its pages
                    case PARTNER -> opaque(tenant, "account", subject.id());
                    case CUSTOMER, ORDER, SUBSCRIPTION, OFFER, USAGE, MILESTONE, ESCALATION, PROGRAMME, FEED, LINK,
                            PORTFOLIO ->
                        opaque(tenant, subject.kind().word(), subject.id());
                });
    }

    /// As `tenant/account` of another tenant's.
    private Stream<String> linked(String text) {
        int slash = text.indexOf('/');
        String tenant = text.substring(0, Math.max(0, slash));
        return slash < 0 || !Tenant.isValidId(tenant)
                ? Stream.empty()
                : opaque(tenant, "account", text.substring(slash + 1)).map(word -> tenant + '/' + word);
    }

    /// Nothing of a tenant whose key there is not.
    private Stream<String> opaque(String tenant, String kind, String id) {
        try {
            return Stream.of(kind + '/' + OpaqueId.id(directory.tenant(tenant).key().array(), kind, id));
        } catch (IllegalStateException _) {
            return Stream.empty();
        }
    }
}
