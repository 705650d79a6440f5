package dev.lightup.functions.readers;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.FormFields;
import dev.lightup.functions.form.TypedText;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.http.ApiRequest;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where readers of a distributor's own pages see who reads an account of theirs, and take it back; and where an account's own readers see each other.
/// A form names an account and a reader of it: what is not the session's own is answered like what never was. Thread-safe.
public final class ReadersCounter {
    /// The path of form and answers.
    public static final String PATH = ReadersPages.PATH;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{1,64}");

    private final HandInPost post;
    private final Ledger ledger;
    private final InstantSource clock;

    /// @param post who knows accounts
    public ReadersCounter(HandInPost post, Ledger ledger, InstantSource clock) {
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What a session opens, as far as its readers are asked for here.
    ///
    /// @param desks the distributors whose own pages it reads
    /// @param accounts the accounts that it was invited to, opened
    private record Own(List<ReaderGrant> desks, List<ReaderGrant> accounts) {
        static Own of(List<ReaderGrant> grants) {
            return new Own(grants.stream()
                    .filter(grant -> grant.unit() instanceof Unit.Distributor)
                    .limit(UploadCounter.DESKS)
                    .toList(), grants.stream().filter(grant -> grant.unit() instanceof Unit.Account).toList());
        }

        Optional<ReaderGrant> desk(String tenant) {
            return desks.stream().filter(grant -> grant.unit().tenant().equals(tenant)).findFirst();
        }

        /// The account whose page that is.
        Optional<AskedAccount> at(PagePath page) {
            return desks.stream()
                    .filter(grant -> page.isBelow(grant.page().path()))
                    .flatMap(grant -> UnitKind.accountAt(grant.unit().tenant(), page.text()).stream())
                    .findFirst()
                    .or(() -> accounts.stream()
                            .filter(grant -> page.isBelow(grant.page().path()))
                            .map(ReaderGrant::unit)
                            .findFirst())
                    .flatMap(this::asked);
        }

        Optional<AskedAccount> asked(Unit account) {
            return desk(account.tenant())
                    .or(() -> accounts.stream().filter(grant -> grant.unit().equals(account)).findFirst())
                    .map(by -> new AskedAccount(account, by));
        }

        Optional<AskedAccount> asked(FormFields form) {
            return form.value("for")
                    .filter(tenant -> Stream.of(desks, accounts)
                            .flatMap(List::stream)
                            .anyMatch(grant -> grant.unit().tenant().equals(tenant)))
                    .flatMap(tenant -> form.value("unit").filter(OpaqueId::isOne).map(id -> Unit.account(tenant, id)))
                    .flatMap(this::asked);
        }
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param grants what the session opens now
    /// @param from the page that somebody came from
    public ApiResponse answer(boolean posted, ApiRequest request, List<ReaderGrant> grants, Optional<PagePath> from) {
        Own own = Own.of(grants);
        if (own.desks().isEmpty() && own.accounts().isEmpty()) {
            return EntryAnswer.page(OK, ReadersPages.notYours());
        }
        if (posted) {
            return FormFields.of(request).flatMap(form -> posted(form, own)).orElseGet(ReadersCounter::unknown);
        }
        return from.flatMap(own::at)
                .or(() -> own.desks().isEmpty() && own.accounts().size() == 1
                        ? own.asked(own.accounts().getFirst().unit())
                        : Optional.empty())
                .flatMap(this::account)
                .orElseGet(() -> choose(own));
    }

    private static ApiResponse unknown() {
        return EntryAnswer.page(UNPROCESSABLE, ReadersPages.unknown());
    }

    private Optional<ApiResponse> posted(FormFields form, Own own) {
        Optional<String> number = form.value("account").map(TypedText::bare);
        if (number.isPresent()) {
            return form.value("for").flatMap(own::desk).flatMap(desk -> numbered(number.get(), desk));
        }
        Optional<AskedAccount> asked = own.asked(form);
        Optional<String> reader = form.value("reader");
        return reader.isEmpty()
                ? asked.flatMap(this::account)
                : asked.filter(AskedAccount::isDistributors)
                        .flatMap(account -> reader.filter(hash -> HASH.matcher(hash).matches())
                                .flatMap(hash -> ledger.grants().find(account.unit(), hash))
                                .map(grant -> takeBack(account, grant, form.value("link"))));
    }

    private ApiResponse choose(Own own) {
        return EntryAnswer.page(OK, ReadersPages.choose(own.desks().stream().map(this::desk).toList(),
                own.accounts().stream().filter(grant -> own.desk(grant.unit().tenant()).isEmpty()).toList()));
    }

    private ReadersPages.Desk desk(ReaderGrant grant) {
        HandInAnswer.Accounts accounts = accounts(grant, Optional.empty());
        Unit pages = grant.unit();
        return new ReadersPages.Desk(grant, accounts,
                ReaderList.inFull(ledger, pages, sayers(pages.tenant()), clock.instant()));
    }

    private HandInAnswer.Accounts accounts(ReaderGrant desk, Optional<String> number) {
        if (post.ask(
                new HandInRequest.ListAccounts(desk.unit().tenant(), number)) instanceof HandInAnswer.Accounts told) {
            return told;
        }
        throw new IllegalStateException("accounts were asked for, and something else was answered");
    }

    private SayerWords sayers(String tenant) {
        return SayerWords.of(ledger.grants().of(Unit.distributor(tenant)));
    }

    /// One may be invited to an account of which nothing was told yet, by a signed request.
    private Optional<ApiResponse> numbered(String number, ReaderGrant desk) {
        return accounts(desk, Optional.of(number)).accounts().stream().findFirst().flatMap(told -> {
            var asked = new AskedAccount(Unit.account(desk.unit().tenant(), told.unit()), desk);
            return told.known() || !ledger.grants().of(asked.unit()).isEmpty()
                    ? Optional.of(shown(asked,
                            new ReadersPages.Shown(told.account(), told.name(), told.opened())))
                    : Optional.empty();
        });
    }

    private Optional<ApiResponse> account(AskedAccount asked) {
        return switch (post.ask(new HandInRequest.LookAtAccount(asked.unit().tenant(), asked.unit().id()))) {
            case HandInAnswer.Account told -> Optional
                    .of(shown(asked, new ReadersPages.Shown(told.account(), told.name(), told.opened())));
            case HandInAnswer.Refused _ -> ledger.grants()
                    .of(asked.unit())
                    .stream()
                    .flatMap(grant -> grant.page().account().stream())
                    .findFirst()
                    .map(number -> shown(asked,
                            new ReadersPages.Shown(number, Optional.empty(), Optional.empty())));
            case HandInAnswer other -> throw new IllegalStateException(
                    "an account was asked for, and answered was a " + other.getClass().getSimpleName());
        };
    }

    private ApiResponse shown(AskedAccount asked, ReadersPages.Shown account) {
        Instant now = clock.instant();
        return EntryAnswer.page(OK, asked.isDistributors()
                ? ReadersPages.account(asked, account,
                        ReaderList.inFull(ledger, asked.unit(), sayers(asked.unit().tenant()), now))
                : ReadersPages.amongThemselves(asked, account,
                        ReaderList.amongThemselves(ledger, asked.unit(), now)));
    }

    /// @param link of the invitation that was looked at; absent where somebody has not looked yet
    private ApiResponse takeBack(AskedAccount asked, ReaderGrant grant, Optional<String> link) {
        Instant now = clock.instant();
        String reader = grant.address().reader();
        if (link.isEmpty()) {
            boolean elsewhere = ledger.grants()
                    .find(asked.by().unit(), reader)
                    .filter(pages -> pages.holds(now) && pages.accepted().isPresent())
                    .isPresent();
            return EntryAnswer.page(OK,
                    grant.holds(now)
                            ? ReadersPages.sure(asked, grant, elsewhere)
                            : ReadersPages.taken(asked, grant));
        }
        if (!ledger.grants().revoke(asked.unit(), reader, link.get(), now)) {
            return EntryAnswer.page(UNPROCESSABLE, ReadersPages.meanwhile(asked, grant));
        }
        // who did, and whose, by the hashes that the table knows; nobody's address and no account's number
        System.getLogger(ReadersCounter.class.getName())
                .log(Level.INFO, () -> "taken back: tenant=" + asked.unit().tenant() + " unit=" + asked.unit().id()
                        + " reader=" + asked.by().address().reader() + " of=" + reader);
        return EntryAnswer.page(OK, ReadersPages.taken(asked, grant));
    }
}
