package dev.lightup.local.front;

import dev.lightup.functions.cookie.CookieJar;
import dev.lightup.functions.cookie.CookieVerifier;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.enter.EntryPages;
import dev.lightup.functions.enter.EntrySettings;
import dev.lightup.functions.enter.SettingsSource;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.senders.http.ByteString;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The site behind its doors, as CloudFront keeps them: what all share is public, every other page needs its unit's cookies, and whoever has
/// none gets 403 whether the page is there or not. In place of CloudFront's own words stand Enter's pages. Thread-safe.
public final class PageDoors implements HttpService {
    private static final List<String> PUBLIC = List.of("/assets/", "/about/", "/f/");

    private final HttpService site;
    private final SettingsSource settings;
    private final List<Header> always;
    private final InstantSource clock;

    /// @param site what is behind the doors
    /// @param settings the key that cookies are signed with
    /// @param headers what every answer carries
    public PageDoors(HttpService site, SettingsSource settings, List<Header> headers, InstantSource clock) {
        this.site = site;
        this.settings = settings;
        this.always = List.copyOf(headers);
        this.clock = clock;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        // what is no path of ours is behind the doors too, whatever it begins with
        Optional<PagePath> page = PagePath.parse(request.path());
        boolean open = page.filter(path -> PUBLIC.stream().anyMatch(path::isBelow) || isOpen(request, path))
                .isPresent();
        if (!open) {
            return instead(403, EntryPages.closed().html());
        }
        LocalResponse shown = site.answer(request);
        return shown.status() == 404 ? instead(404, EntryPages.missing().html()) : shown;
    }

    private boolean isOpen(LocalRequest request, PagePath page) {
        Optional<EntrySettings> set = settings.current();
        return set.isPresent() && new CookieVerifier(set.get().site(), set.get().key())
                .opens(CookieJar.of(request.header("cookie")), page, clock.instant());
    }

    private LocalResponse instead(int status, String html) {
        var headers = new ArrayList<Header>();
        Stream.concat(Stream.of(new Header("content-type", "text/html; charset=utf-8"),
                new Header("cache-control", "private, no-cache, no-store")), always.stream()).forEach(headers::add);
        return new LocalResponse(status, headers, ByteString.utf8(html));
    }
}
