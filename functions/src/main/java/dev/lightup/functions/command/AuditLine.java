package dev.lightup.functions.command;

import dev.lightup.domain.event.Subject;
import java.util.Optional;

/// What the log says of a call: the command, the tenant, receipts and counts; of a body only that it was read, and of what is erased what it was.
public final class AuditLine {
    private static final String ERASING = "operator: erasing ";

    private AuditLine() {}

    /// @param by who asked, where whoever called said so
    public static String of(AdminCommand command, Optional<String> by, AdminAnswer answer) {
        return "operator: " + asked(command) + " tenant=" + command.tenant() + ' ' + became(answer)
                + by.or(() -> closing(command)).map(who -> " by=" + who).orElse("");
    }

    /// Who says that a tenant leaves: a part of that command.
    private static Optional<String> closing(AdminCommand command) {
        return switch (command) {
            case AdminCommand.TenantClose close ->
                close.by().filter(who -> who.chars().noneMatch(Character::isISOControl));
            case AdminCommand _ -> Optional.empty();
        };
    }

    /// What the log says before something is erased for good: the request itself, so that it can be asked again of a table that was restored to an
    /// earlier time, which has neither the tombstones nor anything else that says so. A subject is named by its distributor's own id; a reader by its
    /// hash, and never by the address.
    public static Optional<String> before(AdminCommand command) {
        return switch (command) {
            case AdminCommand.DataErase erase when !erase.dryRun().orElse(false) -> named(erase)
                    .map(subject -> ERASING + CommandReader.request(
                            new AdminCommand.DataErase(erase.tenant(), subject, Optional.empty())));
            case AdminCommand _ -> Optional.empty();
        };
    }

    /// Empty for what nothing is erased of, which may be anything that somebody typed.
    private static Optional<String> named(AdminCommand.DataErase erase) {
        return ReaderName.isOne(erase.subject())
                ? ReaderName.parse(erase.subject()).map(ReaderName::toString)
                : Subject.parse(erase.subject()).map(Subject::toString);
    }

    /// The command in words, with those of its switches that matter.
    public static String asked(AdminCommand command) {
        return switch (command) {
            case AdminCommand.QuarantineList _ -> "quarantine list";
            case AdminCommand.QuarantineShow show -> "quarantine show" + (show.body().orElse(false) ? " --body" : "");
            case AdminCommand.QuarantineReplay _ -> "quarantine replay";
            case AdminCommand.Retract retract -> "retract" + (retract.undo().orElse(false) ? " --undo" : "")
                    + (retract.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.Refold _ -> "refold";
            case AdminCommand.LateWork _ -> "late work";
            case AdminCommand.Invite _ -> "invite";
            case AdminCommand.OpenAccounts open -> "open accounts" + (open.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.DataHeld _ -> "data held";
            case AdminCommand.DataErase erase -> "data erase" + (erase.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.Readers _ -> "readers";
            case AdminCommand.RevokeReader revoke ->
                "revoke reader" + (revoke.session().isPresent() ? " --session" : "");
            case AdminCommand.TenantAdd _ -> "tenant add";
            case AdminCommand.TenantList _ -> "tenant list";
            case AdminCommand.TenantClose close -> "tenant close" + (close.dryRun().orElse(false) ? " --dry-run" : "")
                    + (close.undo().orElse(false) ? " --undo" : "");
            case AdminCommand.EndpointAdd _ -> "endpoint add";
            case AdminCommand.EndpointList _ -> "endpoint list";
            case AdminCommand.EndpointRotate _ -> "endpoint rotate";
            case AdminCommand.EndpointMap _ -> "endpoint map";
            case AdminCommand.EndpointMigrate migrate ->
                "endpoint migrate" + (migrate.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.EndpointDisable _ -> "endpoint disable";
            case AdminCommand.EndpointEnable _ -> "endpoint enable";
            case AdminCommand.EndpointNameless nameless ->
                "endpoint nameless" + (nameless.end().orElse(false) ? " --end" : "");
            case AdminCommand.ProgrammeApply apply ->
                "programme apply" + (apply.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.PartnerLink link -> "partner link accounts=" + link.accounts().size();
            case AdminCommand.PartnerUnlink _ -> "partner unlink";
            case AdminCommand.PartnerList _ -> "partner list";
            case AdminCommand.PortfolioSet set ->
                "portfolio set accounts=" + set.accounts().size() + (set.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.PortfolioRemove remove ->
                "portfolio remove" + (remove.dryRun().orElse(false) ? " --dry-run" : "");
            case AdminCommand.PortfolioList _ -> "portfolio list";
            case AdminCommand.ProgrammeShow _ -> "programme show";
            case AdminCommand.CommandLog _ -> "operator log";
            case AdminCommand.Notice notice -> "notice" + (notice.text().isEmpty() ? " --end" : "");
            case AdminCommand.Freeze _ -> "freeze";
            case AdminCommand.Thaw _ -> "thaw";
            case AdminCommand.FrozenUnits _ -> "frozen units";
        };
    }

    /// What became of it, in words, without anything that a sender wrote.
    public static String became(AdminAnswer answer) {
        return switch (answer) {
            case AdminAnswer.Listed listed -> "listed=" + listed.events().size();
            case AdminAnswer.Shown shown -> "receipt=" + shown.event().receipt() + (shown.body().isPresent()
                    ? " the body was read"
                    : "");
            case AdminAnswer.Replayed replayed -> "receipt=" + replayed.receipt() + " events=" + replayed.events()
                    .stream()
                    .map(event -> event.status() + ":" + event.receipt())
                    .toList();
            case AdminAnswer.Applied applied -> "receipt=" + applied.receipt() + " applied";
            case AdminAnswer.Retracted retracted -> receipt(retracted.receipt()) + "subjects=" + retracted.subjects()
                    + (retracted.repeated() ? " as before" : "");
            case AdminAnswer.Refolded refolded ->
                "looked=" + refolded.looked() + " changed=" + refolded.changed().size()
                        + " failed=" + refolded.failed().size();
            case AdminAnswer.Late late -> "late=" + late.late() + " parked=" + late.parked().count();
            case AdminAnswer.Invited invited -> "page=" + invited.page();
            case AdminAnswer.AccountsOpened opened -> "accounts=" + opened.accounts().size() + " opened="
                    + opened.accounts().stream().filter(line -> line.became().equals("opened")).count() + " left="
                    + opened.left();
            case AdminAnswer.PartnerLinked linked -> "partner=" + linked.partner() + " accounts="
                    + linked.accounts().size() + (linked.repeated() ? " as before" : "");
            case AdminAnswer.PartnerUnlinked unlinked -> "still linked=" + unlinked.accounts().size()
                    + " readers=" + unlinked.readers()
                    + (unlinked.repeated() ? " as before" : "");
            case AdminAnswer.PartnersListed listed -> "listed=" + listed.partners().size();
            case AdminAnswer.PortfolioSaid(var change) -> receipt(change.receipt()) + "differences="
                    + change.differences().size() + (change.repeated() ? " as before" : "");
            case AdminAnswer.PortfoliosListed listed -> "listed=" + listed.portfolios().size();
            case AdminAnswer.DataShown shown -> "values=" + shown.values().size() + " titles="
                    + shown.titles().size() + " were read, events="
                    + shown.allEvents();
            case AdminAnswer.DataErased erased -> "erased=" + erased.erased() + " titles="
                    + erased.titles() + " units=" + erased.units().size();
            case AdminAnswer.ReaderShown shown -> shown.reader().name() + " grants="
                    + shown.reader().grants().size() + " sessions=" + shown.reader().sessions().size() + " were read";
            case AdminAnswer.ReaderErased erased -> erased.reader().name() + " grants="
                    + erased.reader().grants() + " sessions=" + erased.reader().sessions()
                    + (erased.whole() ? "" : " not whole");
            case AdminAnswer.ReadersListed listed -> "page=" + listed.page() + " listed=" + listed.readers().size();
            case AdminAnswer.ReaderRevoked _ -> "revoked";
            case AdminAnswer.TenantsListed listed -> "listed=" + listed.tenants().size();
            case AdminAnswer.TenantAdded _ -> "added";
            case AdminAnswer.TenantLeaving leaving -> leaving.stage() + " on=" + leaving.on();
            case AdminAnswer.TenantClosed closed -> "closed=" + closed.record().closed() + " signature="
                    + closed.signature();
            case AdminAnswer.EndpointAdded added -> "endpoint=" + added.endpoint();
            case AdminAnswer.EndpointsListed listed -> "listed=" + listed.endpoints().size();
            case AdminAnswer.EndpointRotated rotated -> "endpoint=" + rotated.endpoint() + " key=" + rotated.key();
            case AdminAnswer.EndpointMapped mapped ->
                "endpoint=" + mapped.endpoint() + " maps=" + mapped.columns().size();
            case AdminAnswer.EndpointsMigrated migrated -> "endpoints="
                    + migrated.endpoints().stream().map(line -> line.endpoint() + ":" + line.became()).toList();
            case AdminAnswer.EndpointSwitched switched ->
                "endpoint=" + switched.endpoint() + (switched.repeated() ? " as before" : "");
            case AdminAnswer.ProgrammeApplied applied -> receipt(applied.receipt()) + "differences="
                    + applied.differences().size() + (applied.repeated() ? " as before" : "");
            case AdminAnswer.NoticePut put -> "stands=" + put.stands();
            case AdminAnswer.Frozen frozen -> "units=" + frozen.units() + " changed=" + frozen.changed();
            case AdminAnswer.Thawed thawed -> "units=" + thawed.units();
            case AdminAnswer.FrozenListed listed -> "listed=" + listed.units().size();
            case AdminAnswer.ProgrammeShown shown -> "version=" + shown.version();
            case AdminAnswer.CommandsListed listed -> "listed=" + listed.calls().size();
            case AdminAnswer.Refused refused -> "refused=" + refused.problem();
            case AdminAnswer.Unknown _ -> "unknown";
            case AdminAnswer.Malformed _ -> "malformed";
        };
    }

    private static String receipt(Optional<String> receipt) {
        return receipt.map(text -> "receipt=" + text + ' ').orElse("");
    }
}
