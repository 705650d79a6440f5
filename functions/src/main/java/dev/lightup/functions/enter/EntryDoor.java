package dev.lightup.functions.enter;

import dev.lightup.functions.form.FormFields;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.cookie.CookieJar;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.find.FoundPlace;
import dev.lightup.functions.find.RowFinder;
import dev.lightup.functions.find.SearchScope;
import dev.lightup.functions.find.TypedNumber;
import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.inviting.InvitationCounter;
import dev.lightup.functions.opening.OpeningCounter;
import dev.lightup.functions.readers.ReadersCounter;
import dev.lightup.functions.together.TogetherAnswer;
import dev.lightup.functions.together.TogetherCounter;
import dev.lightup.functions.together.TogetherReader;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.http.ApiRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Enter's pages and forms: what a request gets. It never answers 403, in whose place CloudFront would put the page that leads to renewal.
/// Thread-safe.
final class EntryDoor {
    /// Of so many folders the cookies are taken away when somebody leaves: an answer's head has an end, and cookies end by themselves.
    static final int FOLDERS = 16;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private final SettingsSource settings;
    private final LinkReader links;
    private final SessionDesk sessions;
    private final FirstPages pages;
    private final LinkMailer mailer;
    private final RowFinder finder;
    private final UploadCounter uploads;
    private final OpeningCounter openings;
    private final InvitationCounter invitations;
    private final ReadersCounter readers;
    private final TogetherCounter together;
    private final EvenTime even;
    private final InstantSource clock;

    EntryDoor(
            SettingsSource settings,
            LinkReader links,
            SessionDesk sessions,
            FirstPages pages,
            LinkMailer mailer,
            RowFinder finder,
            UploadCounter uploads,
            OpeningCounter openings,
            InvitationCounter invitations,
            ReadersCounter readers,
            TogetherCounter together,
            EvenTime even,
            InstantSource clock) {
        this.settings = settings;
        this.links = links;
        this.sessions = sessions;
        this.pages = pages;
        this.mailer = mailer;
        this.finder = finder;
        this.uploads = uploads;
        this.openings = openings;
        this.invitations = invitations;
        this.readers = readers;
        this.together = together;
        this.even = even;
        this.clock = clock;
    }

    ApiResponse answer(ApiRequest request) {
        EntryRoute route = EntryRoute.of(request.path());
        return switch (route) {
            case EntryRoute.Closed _ -> EntryAnswer.page(OK, EntryPages.closed());
            // CloudFront asks for it to put it in the place of a page that is not there
            case EntryRoute.Missing _ -> EntryAnswer.page(OK, EntryPages.missing());
            case EntryRoute.Unknown _ -> EntryAnswer.page(NOT_FOUND, EntryPages.missing());
            case EntryRoute.Home _, EntryRoute.Link _, EntryRoute.Renew _, EntryRoute.Leave _, EntryRoute.Find _, EntryRoute.Upload _, EntryRoute.Open _, EntryRoute.Invite _, EntryRoute.Readers _, EntryRoute.Together _, EntryRoute.Soon _ ->
                settings.current().map(set -> answer(route, request, set)).orElseGet(EntryDoor::unavailable);
        };
    }

    static ApiResponse unavailable() {
        return EntryAnswer.page(UNAVAILABLE, EntryPages.unavailable()).with("retry-after", "60");
    }

    private ApiResponse answer(EntryRoute route, ApiRequest request, EntrySettings set) {
        boolean posted = request.method().equals("POST");
        if (!posted && !request.method().equals("GET") && !request.method().equals("HEAD")) {
            return EntryAnswer.page(NOT_ALLOWED, EntryPages.missing()).with("allow", "GET, HEAD, POST");
        }
        if (posted && !isFromHere(request, set)) {
            return EntryAnswer.page(BAD_REQUEST, EntryPages.foreign());
        }
        CookieJar jar = CookieJar.of(request.headers().value("cookie"));
        return switch (route) {
            case EntryRoute.Home _ -> posted ? ask(request, set) : home(jar);
            case EntryRoute.Link(SecretToken token) -> posted ? redeem(token, request, jar, set) : show(token);
            case EntryRoute.Renew _ -> posted ? EntryAnswer.to(EntryRoute.ROOT) : renew(request, jar, set);
            case EntryRoute.Soon _ -> posted ? EntryAnswer.to(EntryRoute.SOON) : soon(request, jar, set);
            case EntryRoute.Leave _ -> posted ? leave(jar, set) : EntryAnswer.to(EntryRoute.ROOT);
            case EntryRoute.Upload _ -> present(jar).map(present -> uploads.answer(posted, request, present.grants()))
                    .orElseGet(() -> home(jar));
            case EntryRoute.Open _ -> present(jar)
                    .map(present -> openings.answer(posted, request, present.grants(), from(request, set)))
                    .orElseGet(() -> home(jar));
            case EntryRoute.Invite _ -> present(jar)
                    .map(present -> invitations.answer(posted, request, present.grants(), set.site()))
                    .orElseGet(() -> home(jar));
            case EntryRoute.Readers _ -> present(jar)
                    .map(present -> readers.answer(posted, request, present.grants(), from(request, set)))
                    .orElseGet(() -> home(jar));
            case EntryRoute.Together _ -> present(jar)
                    .map(present -> together(posted, request, present, jar, set))
                    .orElseGet(() -> home(jar));
            case EntryRoute.Find _ -> find(posted, request, jar, set);
            case EntryRoute.Closed _, EntryRoute.Missing _, EntryRoute.Unknown _ ->
                EntryAnswer.page(NOT_FOUND, EntryPages.missing());
        };
    }

    /// Every browser says where a form was; what says nothing was not posted by one of our pages.
    private static boolean isFromHere(ApiRequest request, EntrySettings set) {
        return request.headers().value("origin").filter(set.site()::equals).isPresent()
                && request.headers().value("sec-fetch-site").filter(site -> !site.equals("same-origin")).isEmpty();
    }

    /// The page that somebody came from, if one of this site.
    private static Optional<PagePath> from(ApiRequest request, EntrySettings set) {
        return request.headers().value("referer").flatMap(address -> PagePath.on(set.site(), address));
    }

    private ApiResponse home(CookieJar jar) {
        return EntryAnswer.page(OK, present(jar)
                .map(present -> EntryPages.pages(present, pages.missing(present.grants()),
                        together.isOffered(asked(present))))
                .orElseGet(EntryPages::home));
    }

    private Optional<SessionDesk.Present> present(CookieJar jar) {
        return SessionCookie.of(jar).flatMap(sessions::find);
    }

    private static TogetherReader asked(SessionDesk.Present present) {
        return new TogetherReader(present.session(), present.homes(), present.held(), present.grants());
    }

    private ApiResponse together(
            boolean posted,
            ApiRequest request,
            SessionDesk.Present present,
            CookieJar jar,
            EntrySettings set) {
        Instant now = clock.instant();
        var cookies = new EntryCookies(set);
        return switch (together.answer(posted, request, asked(present))) {
            case TogetherAnswer.Shown(ApiResponse page) -> page;
            case TogetherAnswer.Apart(ReaderGrant home, ApiResponse page) ->
                page.setting(cookies.noPages(home.page().path()));
            // what the session opens is asked anew: an account that was taken back meanwhile takes its home along
            case TogetherAnswer.Together(ReaderGrant home) -> present(jar)
                    .flatMap(after -> after.grants()
                            .stream()
                            .filter(grant -> grant.unit().equals(home.unit()))
                            .findFirst())
                    .filter(grant -> sessions.enter(grant, now))
                    .map(grant -> EntryAnswer.to(place(grant)).setting(cookies.pages(grant, now)))
                    .orElseGet(() -> EntryAnswer.to(EntryRoute.ROOT));
        };
    }

    /// The same answer for every address, after the same time.
    private ApiResponse ask(ApiRequest request, EntrySettings set) {
        Optional<MailAddress> address = FormFields.of(request)
                .flatMap(form -> form.value("mail"))
                .flatMap(MailAddress::parse);
        if (address.isEmpty()) {
            return EntryAnswer.page(BAD_REQUEST, EntryPages.notAnAddress());
        }
        even.spend(() -> mailer.mail(set, address.get()));
        return EntryAnswer.page(OK, EntryPages.asked());
    }

    private ApiResponse show(SecretToken token) {
        return links.look(token)
                .map(open -> EntryAnswer.page(OK, EntryPages.link(open)))
                .orElseGet(() -> EntryAnswer.page(GONE, EntryPages.spent()));
    }

    private ApiResponse redeem(SecretToken token, ApiRequest request, CookieJar jar, EntrySettings set) {
        String device = DeviceName.of(request.headers().value("user-agent"));
        Instant now = clock.instant();
        return switch (links.redeem(token, device, present(jar), now)) {
            case LinkReader.Redeemed.Out _ -> EntryAnswer.page(GONE, EntryPages.spent());
            case LinkReader.Redeemed.In in -> {
                var cookies = new EntryCookies(set);
                var setting = new ArrayList<>(List.of(cookies.session(SessionCookie.of(in.session(), in.token()))));
                // of several, each page's cookies come when it is opened; the entry page says which account is not opened yet
                Optional<ReaderGrant> one = in.grants().size() == 1
                        ? sessions.open(in.grants()).stream().findFirst()
                        : Optional.empty();
                one.ifPresent(grant -> setting.addAll(cookies.pages(grant, now)));
                yield EntryAnswer.to(one.map(this::place).orElse(EntryRoute.ROOT)).setting(setting);
            }
        };
    }

    /// Where a reader begins: at the home of what is opened, or where it is explained that there is none yet.
    private String place(ReaderGrant grant) {
        return pages.missing(List.of(grant)).isEmpty() ? grant.page().path() : EntryRoute.SOON;
    }

    /// In the place of a page that is not there yet. It asks only for what the session opens: whether anything else is there is not told.
    private ApiResponse soon(ApiRequest request, CookieJar jar, EntrySettings set) {
        Optional<SessionDesk.Present> present = present(jar);
        if (present.isEmpty()) {
            return home(jar);
        }
        List<ReaderGrant> open = present.get().grants();
        Optional<PagePath> page = from(request, set).filter(path -> !path.isBelow(EntryRoute.ROOT));
        Optional<ReaderGrant> nearest = page.flatMap(path -> present.get().above(path).stream().findFirst());
        List<ReaderGrant> asked = nearest.map(List::of).orElse(open);
        List<ReaderGrant> missing = pages.missing(asked);
        if (!missing.isEmpty()) {
            return EntryAnswer.page(OK, EntryPages.soon(missing, clock.instant()));
        }
        if (page.isPresent()) {
            return EntryAnswer.page(OK, nearest.map(grant -> EntryPages.notThere(grant, page.get()))
                    .orElseGet(EntryPages::missing));
        }
        // the page's own address: its cookies are there since it was redeemed, or come by renewal
        return EntryAnswer.to(open.size() == 1 ? open.getFirst().page().path() : EntryRoute.ROOT);
    }

    private ApiResponse renew(ApiRequest request, CookieJar jar, EntrySettings set) {
        Instant now = clock.instant();
        Optional<SessionDesk.Present> present = present(jar);
        Optional<PagePath> page = from(request, set).filter(path -> !path.isBelow(EntryRoute.ROOT));
        if (present.isEmpty() || page.isEmpty()) {
            return home(jar);
        }
        List<ReaderGrant> above = present.get()
                .above(page.get())
                .stream()
                .filter(grant -> sessions.enter(grant, now))
                .toList();
        if (above.isEmpty()) {
            return EntryAnswer.page(OK, present.get()
                    .shutAbove(page.get())
                    .map(EntryPages::notOpened)
                    .orElseGet(() -> EntryPages.notForThis(present.get(),
                            sessions.isFormerHome(present.get().session(), page.get()))));
        }
        var cookies = new EntryCookies(set);
        // of a wider and a nearer one both: a browser sends both, and nobody says which of the two CloudFront takes
        Stream<String> shown = above.stream().flatMap(grant -> cookies.pages(grant, now).stream());
        List<String> granted = above.stream().map(grant -> grant.page().path()).toList();
        Stream<String> gone = UnitKind.foldersAbove(page.get().text())
                .stream()
                .filter(folder -> !granted.contains(folder))
                .flatMap(folder -> cookies.noPages(folder).stream());
        List<String> setting = Stream.concat(shown, gone).toList();
        List<ReaderGrant> missing = pages.missing(List.of(above.getFirst()));
        if (!missing.isEmpty()) {
            return EntryAnswer.page(OK, EntryPages.soon(missing, now)).setting(setting);
        }
        boolean again = jar.all(EntryCookies.renewedName()).contains(EntryCookies.mark(page.get()));
        return again
                ? EntryAnswer.page(OK, EntryPages.again(above.getFirst())).setting(setting)
                : EntryAnswer.to(page.get().text())
                        .setting(setting)
                        .setting(List.of(cookies.renewed(page.get())));
    }

    /// What is unknown, foreign, not published yet or no number at all gets one answer, after the same time. A number comes by a form and goes
    /// nowhere: into no address, and so into no log and no `Referer`.
    private ApiResponse find(boolean posted, ApiRequest request, CookieJar jar, EntrySettings set) {
        Instant now = clock.instant();
        Optional<SessionDesk.Present> present = present(jar);
        if (present.isEmpty() || present.get().grants().isEmpty()) {
            return home(jar);
        }
        List<ReaderGrant> open = present.get().grants();
        if (!posted) {
            return EntryAnswer.page(OK, EntryPages.find(open));
        }
        var scope = new SearchScope(open, from(request, set));
        FoundPlace found = even.quarter()
                .spend(() -> FormFields.of(request)
                        .flatMap(form -> form.value("q"))
                        .flatMap(TypedNumber::of)
                        .map(number -> finder.find(number, scope))
                        .orElseGet(FoundPlace.Nowhere::new));
        return switch (found) {
            case FoundPlace.At(FoundPlace.Row row) -> lead(row, present.get(), now, set);
            case FoundPlace.Names(FoundPlace.Row row, String letter) ->
                EntryAnswer.page(OK, EntryPages.names(row, letter, open))
                        .setting(cookies(row, present.get(), now, set));
            case FoundPlace.Several(List<FoundPlace.Row> rows) -> EntryAnswer.page(OK, EntryPages.several(rows));
            case FoundPlace.Nowhere _ -> EntryAnswer.page(OK, EntryPages.nowhere(open));
        };
    }

    /// With its page's cookies: whoever left a page lying open for hours is led to the row and not by way of renewal, which knows no rows.
    private ApiResponse lead(FoundPlace.Row row, SessionDesk.Present present, Instant now, EntrySettings set) {
        List<String> setting = cookies(row, present, now, set);
        return setting.isEmpty()
                ? EntryAnswer.page(OK, EntryPages.nowhere(present.grants()))
                : EntryAnswer.to(row.address()).setting(setting);
    }

    private List<String> cookies(FoundPlace.Row row, SessionDesk.Present present, Instant now, EntrySettings set) {
        var cookies = new EntryCookies(set);
        return present.above(new PagePath(row.page()))
                .stream()
                .filter(grant -> sessions.enter(grant, now))
                .flatMap(grant -> cookies.pages(grant, now).stream())
                .toList();
    }

    private ApiResponse leave(CookieJar jar, EntrySettings set) {
        var cookies = new EntryCookies(set);
        var setting = new ArrayList<String>();
        present(jar).ifPresent(present -> {
            sessions.end(present.session());
            sessions.folders(present.session())
                    .stream()
                    .limit(FOLDERS)
                    .forEach(folder -> setting.addAll(cookies.noPages(folder)));
        });
        setting.add(cookies.noSession());
        return EntryAnswer.page(OK, EntryPages.left()).setting(setting);
    }
}
