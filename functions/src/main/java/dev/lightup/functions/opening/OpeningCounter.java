package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.functions.form.FormFields;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import java.util.List;
import java.util.Optional;

/// Where a reader of a distributor's own pages opens an account: from the account's page, by one button. It stores nothing itself: what it has checked
/// of form and session it hands on. Thread-safe.
public final class OpeningCounter {
    /// The path of form and answers.
    public static final String PATH = OpeningPages.PATH;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final HandInPost post;

    /// @param post who stores the event
    public OpeningCounter(HandInPost post) {
        this.post = post;
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param grants what the session opens now
    /// @param from the page that somebody came from
    public ApiResponse answer(boolean posted, ApiRequest request, List<ReaderGrant> grants, Optional<PagePath> from) {
        List<ReaderGrant> own = grants.stream().filter(grant -> grant.unit() instanceof Unit.Distributor).toList();
        if (own.isEmpty()) {
            return EntryAnswer.page(OK, OpeningPages.notYours());
        }
        return posted ? open(request, own) : look(own, from);
    }

    private ApiResponse look(List<ReaderGrant> own, Optional<PagePath> from) {
        return from.flatMap(page -> own.stream()
                .filter(grant -> page.isBelow(grant.page().path()))
                .findFirst()
                .flatMap(grant -> UnitKind.accountAt(grant.unit().tenant(), page.text())
                        .map(unit -> answer(post.ask(new HandInRequest.LookAtAccount(unit.tenant(), unit.id())),
                                account -> OpeningPages.look(account, unit)))))
                .orElseGet(() -> EntryAnswer.page(OK, OpeningPages.fromItsPage(own)));
    }

    private ApiResponse open(ApiRequest request, List<ReaderGrant> own) {
        Optional<FormFields> form = FormFields.of(request);
        Optional<ReaderGrant> grant = own.stream()
                .filter(one -> form.flatMap(f -> f.value("for")).filter(one.unit().tenant()::equals).isPresent())
                .findFirst();
        Optional<String> unit = form.flatMap(f -> f.value("unit")).filter(OpaqueId::isOne);
        if (grant.isEmpty() || unit.isEmpty()) {
            return EntryAnswer.page(UNPROCESSABLE, OpeningPages.fromItsPage(own));
        }
        return answer(post.ask(new HandInRequest.OpenAccount(grant.get().unit().tenant(), unit.get(),
                grant.get().address().reader(), request.id())), OpeningPages::opened);
    }

    /// What an answer about an account is made to.
    @FunctionalInterface
    private interface Told {
        EntryMarkup page(HandInAnswer.Account account);
    }

    private static ApiResponse answer(HandInAnswer answer, Told told) {
        return switch (answer) {
            case HandInAnswer.Account account -> EntryAnswer.page(OK, told.page(account));
            case HandInAnswer.Refused _ -> EntryAnswer.page(UNPROCESSABLE, OpeningPages.unknown());
            case HandInAnswer.Feeds _, HandInAnswer.Accounts _, HandInAnswer.Looked _, HandInAnswer.Published _, HandInAnswer.Invitees _, HandInAnswer.Links _, HandInAnswer.Linked _, HandInAnswer.Parted _ ->
                throw new IllegalStateException("nobody asked about anything but an account");
        };
    }
}
