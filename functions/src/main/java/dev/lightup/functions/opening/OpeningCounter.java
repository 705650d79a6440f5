package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.FormFields;
import dev.lightup.functions.form.MultipartForm;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.readers.SayerWords;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.http.ApiRequest;
import java.util.List;
import java.util.Optional;

/// Where a reader of a distributor's own pages opens an account, from the account's page, by one button, and shuts it again; and opens many by a list. It
/// stores nothing itself: what it has checked of form and session it hands on. Thread-safe.
public final class OpeningCounter {
    /// The path of form and answers.
    public static final String PATH = OpeningPages.PATH;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final HandInPost post;
    private final Ledger ledger;
    private final OpeningListCounter lists;

    /// @param post who stores the event
    public OpeningCounter(HandInPost post, Ledger ledger) {
        this.post = post;
        this.ledger = ledger;
        this.lists = new OpeningListCounter(post);
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param grants what the session opens now
    /// @param from the page that somebody came from
    public ApiResponse answer(boolean posted, ApiRequest request, List<ReaderGrant> grants, Optional<PagePath> from) {
        List<ReaderGrant> own = grants.stream()
                .filter(grant -> grant.unit() instanceof Unit.Distributor)
                .limit(UploadCounter.DESKS)
                .toList();
        if (own.isEmpty()) {
            return EntryAnswer.page(OK, OpeningPages.notYours());
        }
        if (!posted) {
            return look(own, from);
        }
        return MultipartForm.isSaid(request) ? lists.posted(request, own) : one(request, own);
    }

    private ApiResponse look(List<ReaderGrant> own, Optional<PagePath> from) {
        return from.flatMap(page -> own.stream()
                .filter(grant -> page.isBelow(grant.page().path()))
                .findFirst()
                .flatMap(grant -> UnitKind.accountAt(grant.unit().tenant(), page.text())
                        .map(unit -> answer(post.ask(new HandInRequest.LookAtAccount(unit.tenant(), unit.id())),
                                unit, false))))
                .orElseGet(() -> lists.form(OK, own));
    }

    private ApiResponse one(ApiRequest request, List<ReaderGrant> own) {
        Optional<FormFields> form = FormFields.of(request);
        Optional<ReaderGrant> grant = own.stream()
                .filter(one -> form.flatMap(f -> f.value("for")).filter(one.unit().tenant()::equals).isPresent())
                .findFirst();
        Optional<String> unit = form.flatMap(f -> f.value("unit")).filter(OpaqueId::isOne);
        if (grant.isEmpty() || unit.isEmpty()) {
            return lists.form(UNPROCESSABLE, own);
        }
        Unit account = Unit.account(grant.get().unit().tenant(), unit.get());
        String reader = grant.get().address().reader();
        if (form.flatMap(f -> f.value("look")).isPresent()) {
            return answer(post.ask(new HandInRequest.LookAtAccount(account.tenant(), account.id())), account, false);
        }
        Optional<String> shut = form.flatMap(f -> f.value("shut"));
        return shut.isPresent()
                ? shut.filter(receipt -> RawKey.ofReceipt(account.tenant(), receipt).isPresent())
                        .map(receipt -> answer(post.ask(new HandInRequest.ShutAccount(account.tenant(), account.id(),
                                receipt, reader, request.id())), account, false))
                        .orElseGet(() -> EntryAnswer.page(UNPROCESSABLE, OpeningPages.unknown()))
                : answer(post.ask(new HandInRequest.OpenAccount(account.tenant(), account.id(), reader, request.id())),
                        account, true);
    }

    /// @param now whether it was to be opened
    private ApiResponse answer(HandInAnswer answer, Unit unit, boolean now) {
        return switch (answer) {
            case HandInAnswer.Account account when now -> EntryAnswer.page(OK,
                    OpeningPages.opened(account, unit, words(unit, account)));
            case HandInAnswer.Account account -> EntryAnswer.page(OK,
                    OpeningPages.look(account, unit, words(unit, account)));
            case HandInAnswer.Shut shut -> EntryAnswer.page(OK, OpeningPages.shut(shut));
            case HandInAnswer.Refused refused -> EntryAnswer.page(UNPROCESSABLE,
                    refused.why() == HandInAnswer.Refusal.OPENED_OTHERWISE
                            ? OpeningPages.otherwise()
                            : OpeningPages.unknown());
            case HandInAnswer.Feeds _, HandInAnswer.Accounts _, HandInAnswer.Portfolios _, HandInAnswer.Openings _, HandInAnswer.Looked _, HandInAnswer.Asked _, HandInAnswer.Published _, HandInAnswer.Invitees _, HandInAnswer.Links _, HandInAnswer.Linked _, HandInAnswer.Parted _ ->
                throw new IllegalStateException("nobody asked about anything but an account");
        };
    }

    /// Whose word it is that it is open.
    private Optional<String> words(Unit unit, HandInAnswer.Account account) {
        return account.by()
                .map(by -> SayerWords.of(ledger.grants().of(Unit.distributor(unit.tenant()))).word(by.who()));
    }
}
