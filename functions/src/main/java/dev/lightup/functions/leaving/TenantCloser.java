package dev.lightup.functions.leaving;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkEnding;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.closing.ClosingRecord;
import dev.lightup.ledger.closing.CountedTenant;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.ledger.closing.TenantRows;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Lets a tenant leave, in steps of which each may be repeated: announced; shut on the day (its endpoints take nothing, and what there is is counted);
/// emptied, once more after whatever was under way has ended; its secrets removed; closed by a signed record. A process that ends anywhere is gone on
/// with by the same command. Thread-safe.
public final class TenantCloser {
    /// So long a function may still be at work that began before the endpoints were shut.
    public static final Duration UNDER_WAY = Duration.ofMinutes(15);
    private static final int LONGEST = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final String PURPOSE = "closing";

    private final Ledger ledger;
    private final Directory directory;
    private final DirectoryStore store;
    private final UploadPlace uploads;
    private final LeavingPages pages;
    private final PageNotices notices;
    private final LinkEnding links;
    private final InstantSource clock;

    /// @param pages who keeps and erases the tenant's pages
    /// @param notices who says on all its pages that it leaves
    /// @param links who parts its accounts from those that partners have elsewhere
    public TenantCloser(
            Ledger ledger,
            Directory directory,
            DirectoryStore store,
            UploadPlace uploads,
            LeavingPages pages,
            PageNotices notices,
            LinkEnding links,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.uploads = uploads;
        this.pages = pages;
        this.notices = notices;
        this.links = links;
        this.clock = clock;
    }

    /// Whether a tenant is shut or gone, and nothing may be done of it but that.
    public boolean isShut(String tenant) {
        return ledger.closings().find(tenant).flatMap(kept -> kept.closing().shut()).isPresent();
    }

    /// Whether somebody has said that a tenant leaves.
    public boolean leaves(String tenant) {
        return ledger.closings().find(tenant).isPresent();
    }

    /// Goes on with a leaving, or begins it.
    public AdminAnswer close(AdminCommand.TenantClose asked, BooleanSupplier inTime) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("operator-stays", "the operator's own tenant is never closed");
        }
        if (asked.by()
                .filter(by -> by.isBlank() || by.length() > LONGEST || by.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            return new AdminAnswer.Malformed("/by: one line of 1 to " + LONGEST + " characters");
        }
        if (asked.waitMinutes().filter(minutes -> minutes < 0 || minutes > 1440).isPresent()) {
            return new AdminAnswer.Malformed("/waitMinutes: 0 to 1440");
        }
        Optional<TenantClosings.Kept> kept = ledger.closings().find(asked.tenant());
        if (kept.isPresent()) {
            return goOn(asked, kept.get(), inTime);
        }
        if (!store.hasTenant(asked.tenant())) {
            return new AdminAnswer.Unknown("there is no tenant " + asked.tenant());
        }
        return asked.undo().orElse(false)
                ? new AdminAnswer.Refused("not-announced", "nobody has said that this tenant leaves")
                : begin(asked, inTime);
    }

    private AdminAnswer begin(AdminCommand.TenantClose asked, BooleanSupplier inTime) {
        // what would go is asked of today where no day is said
        boolean now = asked.now().orElse(false) || (asked.dryRun().orElse(false) && asked.on().isEmpty());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (now == asked.on().isPresent()) {
            return new AdminAnswer.Malformed("the day (on), or that it is today (now): one of both");
        }
        LocalDate on = asked.on().orElse(today);
        if (on.isBefore(today)) {
            return new AdminAnswer.Refused("day-past", "that day is past: say --now for today");
        }
        Tenant tenant = directory.tenant(asked.tenant());
        var closing = new TenantClosing(asked.tenant(), asked.by().orElse(Tenant.OPERATOR), on,
                clock.instant().truncatedTo(ChronoUnit.MILLIS), ShownAt.home(tenant), Optional.empty(),
                Optional.empty());
        if (asked.dryRun().orElse(false)) {
            return would(closing, inTime);
        }
        return goOn(asked, ledger.closings().begin(closing), inTime);
    }

    /// What would go, as it is now.
    private AdminAnswer would(TenantClosing closing, BooleanSupplier inTime) {
        return ledger.rows(closing.tenant())
                .count(clock.instant(), inTime)
                .<AdminAnswer>map(
                        counted -> answer(closing, "would-close", counted, Optional.empty(), Optional.empty()))
                .orElseGet(TenantCloser::noTime);
    }

    private static AdminAnswer noTime() {
        return new AdminAnswer.Refused("no-time", "there was no time for all of it; ask again");
    }

    private AdminAnswer goOn(AdminCommand.TenantClose asked, TenantClosings.Kept kept, BooleanSupplier inTime) {
        TenantClosing closing = kept.closing();
        if (closing.signed().isPresent()) {
            return closed(closing.signed().get());
        }
        if (closing.shut().isEmpty()) {
            if (asked.undo().orElse(false)) {
                Optional<AdminAnswer> no = notices.put(closing.tenant(), Optional.empty());
                if (no.isPresent()) {
                    return no.get();
                }
                if (!pages.drop(closing.tenant()).whole()) {
                    return noTime();
                }
                return ledger.closings().takeBack(kept)
                        ? answer(closing, "taken-back", none(), Optional.empty(), Optional.empty())
                        : new AdminAnswer.Refused("overtaken", "somebody else goes on with it; look again");
            }
            if (asked.on().filter(day -> !day.equals(closing.on())).isPresent()) {
                return new AdminAnswer.Refused("announced",
                        "it is announced for " + closing.on() + ": take that back first");
            }
            Instant day = closing.on().atStartOfDay().toInstant(ZoneOffset.UTC);
            if (clock.instant().isBefore(day)) {
                return asked.dryRun().orElse(false) ? would(closing, inTime) : announced(closing, day);
            }
        } else if (asked.undo().orElse(false)) {
            return new AdminAnswer.Refused("shut", "what was removed does not come back");
        }
        return asked.dryRun().orElse(false) ? would(closing, inTime) : leave(asked, kept, inTime);
    }

    /// What each page says, and the files beside them. The command again does what one that was cut off left out.
    private AdminAnswer announced(TenantClosing closing, Instant day) {
        var notice = new OperatorNotice("These pages close on " + DAY.format(closing.on())
                + ". Until then archive.zip beside the home of each account, and of the distributor, has all of them.",
                Optional.empty());
        return notices.put(closing.tenant(), Optional.of(notice))
                .orElseGet(() -> answer(closing, "announced", none(), Optional.of(pages.archive(closing.tenant())),
                        Optional.of(day)));
    }

    private static CountedTenant none() {
        return new CountedTenant(Instant.EPOCH, new java.util.TreeMap<>(), "", java.util.List.of());
    }

    private AdminAnswer leave(AdminCommand.TenantClose asked, TenantClosings.Kept kept, BooleanSupplier inTime) {
        TenantClosings.Kept shut = kept;
        if (kept.closing().shut().isEmpty()) {
            shutEndpoints(kept.closing().tenant());
            Optional<CountedTenant> counted = ledger.rows(kept.closing().tenant())
                    .count(clock.instant().truncatedTo(ChronoUnit.MILLIS), inTime);
            if (counted.isEmpty()) {
                return noTime();
            }
            shut = ledger.closings().note(kept, kept.closing().shut(counted.get()));
        }
        TenantClosing closing = shut.closing();
        Optional<CountedTenant> what = closing.shut();
        if (closing.signed().isPresent() || what.isEmpty()) {
            // somebody else was faster
            return goOn(asked, shut, inTime);
        }
        // by those that events named, which may be listed nowhere: found while they can still be counted
        what.get().endpoints().forEach(id -> shutEndpoint(closing.tenant(), id));
        // as long as its accounts can be told; their partners' homes go on without them
        boolean parted = links.endAll(closing.tenant(),
                new AccountLinks.Sayer(Grade.A, Tenant.OPERATOR, Tenant.OPERATOR + "/" + UUID.randomUUID()));
        boolean whole = parted && empty(closing.tenant(), inTime);
        Instant quiet = what.get()
                .at()
                .plus(asked.waitMinutes().map(minutes -> Duration.ofMinutes(minutes)).orElse(UNDER_WAY));
        if (!whole || clock.instant().isBefore(quiet)) {
            return answer(closing, "emptied", what.get(), Optional.empty(),
                    Optional.of(whole ? quiet : clock.instant()));
        }
        uploads.forget(KeyIds.tenant(closing.tenant()));
        removeSecrets(closing.tenant(), what.get());
        return end(shut, what.get());
    }

    private void shutEndpoints(String tenant) {
        store.endpoints(tenant).forEach(listed -> shutEndpoint(tenant, listed.id()));
    }

    private void shutEndpoint(String tenant, String id) {
        Optional<DirectoryStore.Kept> kept = ofTenant(tenant, id).filter(one -> one.endpoint().enabled().orElse(true));
        if (kept.isPresent()) {
            // one that somebody changes meanwhile is shut by the next call; what it took until then goes too
            store.replace(kept.get(), kept.get().endpoint().taking(false));
            directory.forget();
        }
    }

    private Optional<DirectoryStore.Kept> ofTenant(String tenant, String id) {
        try {
            return Endpoint.isValidId(id)
                    ? store.endpoint(id).filter(kept -> kept.endpoint().tenant().equals(tenant))
                    : Optional.empty();
        } catch (UnopenedEndpoint _) {
            // takes nothing, as after a restore that brought it back without its key; its item goes with the tenant's rows
            return Optional.empty();
        }
    }

    /// Removes rows until a whole look finds none, and the pages: theirs first, so that what leads to them goes after them.
    private boolean empty(String tenant, BooleanSupplier inTime) {
        TenantRows rows = ledger.rows(tenant);
        while (inTime.getAsBoolean()) {
            LeavingPages.Erased erased = pages.erase(tenant);
            TenantRows.Removal removal = rows.remove(uploads::delete, inTime);
            if (removal.whole() && removal.removed() == 0 && erased.whole() && erased.objects() == 0) {
                return true;
            }
        }
        return false;
    }

    private void removeSecrets(String tenant, CountedTenant counted) {
        if (store.hasTenant(tenant)) {
            var endpoints = new TreeSet<>(counted.endpoints());
            store.endpoints(tenant).forEach(listed -> endpoints.add(listed.id()));
            endpoints.stream()
                    .filter(id -> ofTenant(tenant, id).isPresent())
                    .forEach(store::removeEndpoint);
            store.removeTenant(tenant);
            directory.forget();
        }
    }

    private AdminAnswer end(TenantClosings.Kept shut, CountedTenant counted) {
        TenantClosing closing = shut.closing();
        var record = new ClosingRecord(closing.tenant(), closing.by(), closing.on(), closing.announced(), counted.at(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), counted.kinds(), counted.events());
        var signed = new TenantClosing.SignedClosing(record, signature(record));
        TenantClosing stands = ledger.closings().note(shut, closing.closed(signed)).closing();
        return closed(stands.signed().orElse(signed));
    }

    private String signature(ClosingRecord record) {
        return HexFormat.of()
                .formatHex(TenantTokens.hmac(
                        TenantTokens.derived(directory.tenant(Tenant.OPERATOR).key(), PURPOSE),
                        Codec.text(record).getBytes(StandardCharsets.UTF_8)));
    }

    private AdminAnswer closed(TenantClosing.SignedClosing signed) {
        boolean genuine = MessageDigest.isEqual(signature(signed.record()).getBytes(StandardCharsets.US_ASCII),
                signed.signature().getBytes(StandardCharsets.US_ASCII));
        return new AdminAnswer.TenantClosed(signed.record(), signed.signature(), genuine);
    }

    private static AdminAnswer answer(
            TenantClosing closing,
            String stage,
            CountedTenant counted,
            Optional<LeavingPages.Archived> kept,
            Optional<Instant> again) {
        return new AdminAnswer.TenantLeaving(stage, closing.on(), closing.by(), counted.kinds(),
                kept.map(made -> new AnswerParts.ArchiveLine(made.path(), made.files(), made.pages(), made.whole())),
                again);
    }
}
