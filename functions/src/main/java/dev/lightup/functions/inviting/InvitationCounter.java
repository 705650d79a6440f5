package dev.lightup.functions.inviting;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.MultipartForm;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.http.ApiRequest;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a reader of a distributor's own pages invites readers of its accounts: a list, a look in words, a second button. Of accounts it asks the function
/// that has the tenant's key, which makes the links too; what it records, it records as a signed request does. Thread-safe.
public final class InvitationCounter {
    /// The path of form and answers.
    public static final String PATH = InvitationPages.PATH;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    /// As the key that proved whoever opens accounts and uploads files.
    private static final String BY = "reader-";

    private final HandInPost post;
    private final Ledger ledger;
    private final ReaderInviter inviter;
    private final InstantSource clock;
    private final SecureRandom random;

    /// @param post who knows accounts, and makes links
    public InvitationCounter(HandInPost post, Ledger ledger, InstantSource clock, SecureRandom random) {
        this.post = post;
        this.ledger = ledger;
        this.inviter = new ReaderInviter(ledger, clock, random);
        this.clock = clock;
        this.random = random;
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param grants what the session opens now
    /// @param site the pages' address, which links begin with
    public ApiResponse answer(boolean posted, ApiRequest request, List<ReaderGrant> grants, String site) {
        List<ReaderGrant> own = grants.stream()
                .filter(grant -> grant.unit() instanceof Unit.Distributor)
                .limit(UploadCounter.DESKS)
                .toList();
        if (own.isEmpty()) {
            return EntryAnswer.page(OK, InvitationPages.notYours());
        }
        return posted ? posted(request, own, site) : EntryAnswer.page(OK, InvitationPages.form(own));
    }

    private ApiResponse posted(ApiRequest request, List<ReaderGrant> own, String site) {
        Optional<MultipartForm> form = MultipartForm.of(request);
        Optional<ReaderGrant> grant = own.stream()
                .filter(one -> form.flatMap(f -> f.text("for")).filter(one.unit().tenant()::equals).isPresent())
                .findFirst();
        Optional<String> pasted = form.flatMap(f -> f.text("list"));
        if (grant.isEmpty() || pasted.isEmpty()) {
            return EntryAnswer.page(BAD_REQUEST, InvitationPages.refused("The form did not come whole.",
                    "The connection may have been cut off. Paste the list once more."));
        }
        if (pasted.get().length() > InvitationList.LONGEST) {
            return tooLong();
        }
        InvitationList list = InvitationList.of(pasted.get());
        if (list.lines().isEmpty()) {
            return EntryAnswer.page(UNPROCESSABLE, InvitationPages.refused("The list is empty.",
                    "A line a reader: its mail address, then the account's number."));
        }
        if (list.lines().size() > ReaderInviter.MOST) {
            return tooLong();
        }
        Optional<String> same = form.flatMap(f -> f.text("form"));
        // what is no id of ours was not made by the look
        Optional<SecretToken> id = same.flatMap(SecretToken::parse);
        if (same.isPresent() && id.isEmpty()) {
            return EntryAnswer.page(UNPROCESSABLE,
                    InvitationPages.refused("That is not the list's own button.", "Look at the list once more."));
        }
        return id.isPresent()
                ? invite(list, grant.get(), id.get(), site)
                : look(list, pasted.get(), grant.get());
    }

    private static ApiResponse tooLong() {
        return EntryAnswer.page(UNPROCESSABLE, InvitationPages.refused("The list is too long.",
                "At most " + ReaderInviter.MOST + " lines go at once: take it in parts."));
    }

    private ApiResponse look(InvitationList list, String pasted, ReaderGrant grant) {
        SecretToken form = SecretToken.made(random);
        return EntryAnswer.page(OK, InvitationPages.looked(list, rows(list, grant, form, clock.instant()),
                new InvitationPages.Button(grant.unit().tenant(), form.text(), pasted)));
    }

    private List<InviteeRow> rows(InvitationList list, ReaderGrant by, SecretToken form, Instant now) {
        String tenant = by.unit().tenant();
        List<InvitationList.Line.Read> lines = list.read();
        if (lines.isEmpty()) {
            return List.of();
        }
        HandInAnswer answer = post.ask(new HandInRequest.LookAtInvitees(tenant, by.address().reader(), form.text(),
                lines.stream()
                        .map(line -> new HandInRequest.Invitee(line.account(), line.address().text()))
                        .toList()));
        if (!(answer instanceof HandInAnswer.Invitees(List<Optional<HandInAnswer.Place>> places))
                || places.size() != lines.size()) {
            throw new IllegalStateException("accounts were asked for, and something else was answered");
        }
        var rows = new ArrayList<InviteeRow>();
        for (int i = 0; i < lines.size(); i++) {
            InvitationList.Line.Read line = lines.get(i);
            rows.add(InviteeRow.of(line, places.get(i),
                    places.get(i).flatMap(place -> grant(tenant, place, line)), now));
        }
        return rows;
    }

    private Optional<ReaderGrant> grant(String tenant, HandInAnswer.Place place, InvitationList.Line.Read line) {
        return ledger.grants().find(Unit.account(tenant, place.unit()), line.address().reader());
    }

    private ApiResponse invite(InvitationList list, ReaderGrant by, SecretToken form, String site) {
        List<InvitedRow> rows = rows(list, by, form, clock.instant()).stream()
                .map(row -> new InvitedRow(row, invite(row, by)))
                .toList();
        long invited = rows.stream().filter(row -> row.became() instanceof InvitedRow.Became.Invited).count();
        // who did, by the hash that the table knows; nobody's address and no account
        System.getLogger(InvitationCounter.class.getName())
                .log(Level.INFO, () -> "invited: tenant=" + by.unit().tenant() + " reader=" + by.address().reader()
                        + " readers=" + invited);
        return EntryAnswer.page(OK, InvitationPages.invited(list, rows, site));
    }

    private InvitedRow.Became invite(InviteeRow row, ReaderGrant by) {
        if (!row.isInvitable()) {
            return new InvitedRow.Became.Left();
        }
        HandInAnswer.Place place = row.place().orElseThrow();
        String tenant = by.unit().tenant();
        Unit unit = Unit.account(tenant, place.unit());
        SecretToken token = new SecretToken(place.link());
        if (isOver(row, place, unit, token)) {
            return new InvitedRow.Became.Over();
        }
        return switch (inviter.invite(unit, row.line().address(), page(unit, place, row.line().account()),
                BY + by.address().reader(), token)) {
            case ReaderInviter.Outcome.Invited invited -> new InvitedRow.Became.Invited(invited);
            case ReaderInviter.Outcome.TooMany() -> new InvitedRow.Became.TooMany();
        };
    }

    /// The button was pressed before, and its link opens nothing any more: a repeat brings it back no more than that of a signed request does.
    /// How it stands is read after that it was pressed: it may have been pressed twice in one moment.
    private boolean isOver(InviteeRow row, HandInAnswer.Place place, Unit unit, SecretToken token) {
        String reader = row.line().address().reader();
        return ledger.grants().invited(unit, reader, token.hash()).isPresent() && ledger.grants()
                .find(unit, reader)
                .filter(grant -> grant.invited().link().equals(token.hash()))
                .filter(grant -> InviteeRow.standing(grant, place,
                        clock.instant()) instanceof InviteeRow.Standing.Waits)
                .isEmpty();
    }

    /// As a signed request without a title: the partner's name, which may have to be erased, is not in it.
    private static GrantedPage page(Unit unit, HandInAnswer.Place place, String account) {
        Optional<String> number = Optional.of(account);
        return new GrantedPage(place.page(), GrantedPage.plain(unit, number), number);
    }
}
