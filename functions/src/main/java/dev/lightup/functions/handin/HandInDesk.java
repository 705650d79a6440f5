package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandedFile;
import dev.lightup.functions.byhand.FileText;
import dev.lightup.functions.byhand.FileEffect;
import dev.lightup.functions.byhand.FileSeats;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.UnfinishedFile;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.receive.AuthenticatedRequest;
import dev.lightup.functions.receive.EventStore;
import dev.lightup.functions.receive.LeftOut;
import dev.lightup.functions.receive.StoreResult;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The use case of a file by hand: read it as the feed's signed files are read, say what it would do, and store it when somebody who was
/// told that says so. What is stored is exactly what was looked at: the look's pass is a keyed hash of the file, of who looked and of all
/// that was shown. Nothing is kept in between; the file goes to the browser and comes back. Thread-safe.
public final class HandInDesk {
    /// For so long a look holds.
    public static final Duration LOOK = Duration.ofHours(1);
    /// What such a file's request is called.
    private static final String BY_HAND = "by-hand";
    private static final String COLUMNS_UNKNOWN = "columns-unknown";
    private static final String KEY = "reader-";

    private final Ledger ledger;
    private final Directory directory;
    private final Formats formats;
    private final UploadFeeds feeds;
    private final MapDesk maps;
    private final EventStore store;
    private final EffectReader effects;
    private final PagesNow now;
    private final PartnerNames names;
    private final OpeningDesk opening;
    private final OpeningListDesk openings;
    private final InvitingDesk inviting;
    private final ListingDesk listing;
    private final TogetherDesk together;
    private final InstantSource clock;

    /// @param maps where a feed's further column map is kept
    public HandInDesk(
            Ledger ledger,
            Directory directory,
            DirectoryStore maps,
            Formats formats,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.formats = formats;
        this.feeds = new UploadFeeds(ledger, directory, formats);
        this.maps = new MapDesk(directory, maps);
        this.store = new EventStore(ledger);
        this.effects = new EffectReader(ledger);
        this.now = new PagesNow(ledger);
        this.names = new PartnerNames(ledger);
        this.opening = new OpeningDesk(ledger, directory, formats, clock);
        this.openings = new OpeningListDesk(ledger, directory, opening, clock);
        this.inviting = new InvitingDesk(ledger, directory);
        this.listing = new ListingDesk(ledger, directory);
        this.together = new TogetherDesk(ledger, directory, clock);
        this.clock = clock;
    }

    /// Answers.
    public HandInAnswer answer(HandInRequest request) {
        return switch (request) {
            case HandInRequest.Feeds(String tenant) -> feeds.known(tenant);
            case HandInRequest.Look(HandedFile file) -> looked(file, false);
            case HandInRequest.Publish(HandedFile file, String pass, Optional<String> gone) ->
                publish(file, pass, gone);
            case HandInRequest.LookAtInvitees look -> inviting.look(look);
            case HandInRequest.LookAtLinks look -> together.look(look, KEY + look.reader());
            case HandInRequest.LinkAccounts link -> together.link(link, KEY + link.reader());
            case HandInRequest.PartAccounts part -> together.part(part, KEY + part.reader());
            case HandInRequest.ListAccounts list -> listing.list(list);
            case HandInRequest.LookAtAccount look -> opening.look(look);
            case HandInRequest.OpenAccount open -> opening.open(open, KEY + open.reader());
            case HandInRequest.ShutAccount shut -> opening.shut(shut, KEY + shut.reader());
            case HandInRequest.LookAtOpenings look -> openings.look(look);
            case HandInRequest.ListPortfolios list -> openings.portfolios(list);
            case HandInRequest.OpenAccounts open -> openings.open(open, KEY + open.reader());
        };
    }

    /// A file that was read as its feed reads it.
    ///
    /// @param at when it was looked at first: what it says of no day is of that moment
    /// @param draft the map that reads it, where it is not kept yet
    private record Read(
            AuthenticatedRequest admitted,
            ParseResult result,
            Instant at,
            Optional<MapDesk.Draft> draft) {}

    private sealed interface Opened {
        record In(Read read) implements Opened {}

        record Out(HandInAnswer why) implements Opened {}
    }

    private Opened open(HandedFile file, Instant at) {
        Optional<Endpoint> feed = feeds.feed(file.tenant(), file.endpoint());
        if (feed.isEmpty()) {
            return new Opened.Out(HandInAnswer.Refused.of(HandInAnswer.Refusal.NO_FEED, ""));
        }
        Optional<ByteString> bytes = HandedFile.unpack(file.packed(), ExportFormat.LARGEST);
        if (bytes.isEmpty()) {
            return new Opened.Out(HandInAnswer.Refused.of(HandInAnswer.Refusal.TORN, ""));
        }
        Read read = read(file, feed.get(), bytes.get(), at, Optional.empty());
        return unknown(read).map(why -> drafted(file, bytes.get(), at, why)).orElseGet(() -> new Opened.In(read));
    }

    /// Why no map reads it, where that is what is wrong.
    private static Optional<String> unknown(Read read) {
        return read.result() instanceof ParseResult.Single(ParsedEvent.Unread unread, Map<String, Json> _)
                && unread.problem().type().code().equals(COLUMNS_UNKNOWN)
                        ? Optional.of(unread.problem().detail())
                        : Optional.empty();
    }

    /// By a map that somebody gave the feed a moment ago, or by one that is drafted.
    private Opened drafted(HandedFile file, ByteString bytes, Instant at, String why) {
        Optional<DirectoryStore.Kept> kept = maps.kept(file);
        Optional<Read> now = kept.map(one -> read(file, one.endpoint().endpointOf(), bytes, at, Optional.empty()));
        if (now.isPresent() && unknown(now.get()).isEmpty()) {
            return new Opened.In(now.get());
        }
        Format format = feeds.feed(file.tenant(), file.endpoint()).flatMap(feeds::format).orElseThrow();
        return switch (MapDesk.reading(kept, format, file, bytes, why)) {
            case MapDesk.Reading.Drafted(Endpoint with, MapDesk.Draft draft) ->
                new Opened.In(read(file, with, bytes, at, Optional.of(draft)));
            case MapDesk.Reading.None(HandInAnswer answer) -> new Opened.Out(answer);
        };
    }

    private Read read(
            HandedFile file,
            Endpoint endpoint,
            ByteString bytes,
            Instant at,
            Optional<MapDesk.Draft> draft) {
        Tenant tenant = directory.tenant(file.tenant());
        ZoneId zone = zone(endpoint);
        // a file without a date is another one each day, and on one day the same
        var delivery = new AuthenticatedBody(endpoint, tenant, ExportFormat.CSV,
                BY_HAND + " " + LocalDate.ofInstant(at, zone), at, clock.instant(), bytes);
        var admitted = new AuthenticatedRequest(file.request(), delivery, feeds.format(endpoint).orElseThrow(),
                KEY + file.reader(), Grade.B);
        return new Read(admitted, admitted.reading(), at, draft);
    }

    private static ZoneId zone(Endpoint feed) {
        return feed.zone().<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    private HandInAnswer looked(HandedFile file, boolean again) {
        return switch (open(file, clock.instant())) {
            case Opened.Out(HandInAnswer why) -> why;
            case Opened.In(Read read) -> looked(file, read, again);
        };
    }

    private HandInAnswer looked(HandedFile file, Read read, boolean again) {
        return switch (read.result()) {
            case ParseResult.Single(ParsedEvent.Event event, Map<String, Json> report) ->
                looked(file, read, event, text(read.admitted().delivery().endpoint(), event, report), again);
            case ParseResult.Single(ParsedEvent.Unread unread, Map<String, Json> report) ->
                refused(unread.problem(), report, read);
            case ParseResult.Single(ParsedEvent.Announcement _, Map<String, Json> _),ParseResult.Batch _ ->
                throw new IllegalStateException("a file is one event");
        };
    }

    private static FileText text(Endpoint endpoint, ParsedEvent.Event event, Map<String, Json> report) {
        FileText text = FileText.of(report).in(zone(endpoint));
        return LeftOut.of(event, endpoint).map(some -> text.telling("The file", some.detail())).orElse(text);
    }

    private HandInAnswer looked(
            HandedFile file,
            Read read,
            ParsedEvent.Event event,
            FileText text,
            boolean again) {
        Tenant tenant = read.admitted().delivery().tenant();
        Endpoint endpoint = read.admitted().delivery().endpoint();
        List<Entry> entries = entries(read, event);
        FileEffect effect = effects.read(tenant.id(), entries, formats.vocabulary().statuses());
        Optional<FileSeats> seats = now.read(tenant, entries, formats.vocabulary().statuses(), effect.accounts());
        Set<String> named = Stream
                .concat(effect.accounts().stream(), effect.gone().first().stream().map(FileEffect.Fewer::account))
                .collect(Collectors.toCollection(TreeSet::new));
        return new HandInAnswer.Looked(text, effect, seats, names.read(tenant.id(), named, entries,
                endpoint.scope().nameless() ? List.of() : event.labels()),
                pass(file, read, text, effect, seats), again,
                zone(read.admitted().delivery().endpoint()).getId(), read.draft().map(MapDesk.Draft::columns));
    }

    private static HandInAnswer refused(HttpProblem problem, Map<String, Json> report, Read read) {
        return new HandInAnswer.Refused(HandInAnswer.Refusal.UNREAD, problem.detail(), FileText.of(report).unread(),
                Optional.empty(), read.draft().map(MapDesk.Draft::columns));
    }

    private FileEffect effect(Read read, ParsedEvent.Event event) {
        return effects.read(read.admitted().delivery().tenant().id(), entries(read, event),
                formats.vocabulary().statuses());
    }

    private static List<Entry> entries(Read read, ParsedEvent.Event event) {
        AuthenticatedRequest admitted = read.admitted();
        RawKey key = key(read, event);
        RawEvent raw = admitted.raw(key, event.source(), event.id(), event.columns(), event.mac(), 0,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        return admitted.format().entries(raw);
    }

    private static RawKey key(Read read, ParsedEvent.Event event) {
        return RawKey.of(read.admitted().delivery().tenant().id(), event.source(), event.id());
    }

    private static HandInAnswer.Pass pass(
            HandedFile file,
            Read read,
            FileText text,
            FileEffect effect,
            Optional<FileSeats> seats) {
        ByteString key = TenantTokens.derived(read.admitted().delivery().tenant().key(), BY_HAND);
        // what its rows tell, what would go, and where; how many things are new or other, and what pages say beside it, change while a file
        // of the feed is read in
        String shown = String.join("\0", file.endpoint(), file.reader(), Long.toString(read.at().toEpochMilli()),
                Codec.text(text),
                MapDesk.told(read.admitted().delivery().endpoint(), Math.toIntExact(text.map())),
                seats.map(FileSeats::all).map(Codec::text).orElse(""), effect.absence().name(),
                effect.gone()
                        .first()
                        .stream()
                        .map(one -> one.account() + '\0' + one.before() + '\0' + one.now())
                        .collect(Collectors.joining("\0")),
                Long.toString(effect.gone().accounts()), Long.toString(effect.gone().rows()), "");
        byte[] words = KeyIds.utf8(shown);
        byte[] bytes = read.admitted().delivery().body().array();
        byte[] all = new byte[words.length + bytes.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(bytes, 0, all, words.length, bytes.length);
        String word = read.at().toEpochMilli() + "." + HexFormat.of().formatHex(TenantTokens.hmac(key, all)) + "."
                + columns(read, Math.toIntExact(text.map()));
        return new HandInAnswer.Pass(word, read.at().plus(LOOK), effect.absence() == FileEffect.Absence.HELD
                ? Optional.of(HexFormat.of().formatHex(TenantTokens.hmac(key, KeyIds.utf8("gone\0" + word))))
                : Optional.empty());
    }

    /// What a pass says of the map alone by which its file was looked at. A file that is stored by now is compared with that; what else was
    /// shown may be other by then.
    private static String columns(Read read, int map) {
        AuthenticatedBody delivery = read.admitted().delivery();
        return HexFormat.of()
                .formatHex(TenantTokens.hmac(TenantTokens.derived(delivery.tenant().key(), BY_HAND),
                        KeyIds.utf8("columns\0" + MapDesk.told(delivery.endpoint(), map))));
    }

    private HandInAnswer publish(HandedFile file, String pass, Optional<String> gone) {
        Optional<Instant> at = at(pass, 2);
        Instant now = clock.instant();
        if (at.isEmpty() || now.isBefore(at.get()) || !now.isBefore(at.get().plus(LOOK))) {
            return HandInAnswer.Refused.of(HandInAnswer.Refusal.EXPIRED, "");
        }
        return switch (open(file, at.get())) {
            case Opened.Out(HandInAnswer why) -> why;
            case Opened.In(Read read) -> publish(file, read, pass, gone);
        };
    }

    private HandInAnswer publish(HandedFile file, Read looked, String pass, Optional<String> gone) {
        Read read = gone.isPresent() ? confirmed(looked) : looked;
        if (!(read.result() instanceof ParseResult.Single(ParsedEvent.Event event, Map<String, Json> _))) {
            return looked(file, read, true);
        }
        Optional<RawEvent> there = ledger.rawEvents().find(key(read, event));
        if (there.isPresent() && !isSame(pass.substring(pass.lastIndexOf('.') + 1), columns(read, event.columns()))) {
            // the same file, which means something else by the map that the feed has now
            return looked(file, true);
        }
        if (there.isPresent()) {
            FileEffect effect = effect(read, event);
            return effect.fresh().total() + effect.changed().total() == 0 || !isApplied(read, there.get())
                    ? new HandInAnswer.Published(there.get().receipt(), true, Optional.empty())
                    : HandInAnswer.Refused.of(HandInAnswer.Refusal.OVERTAKEN, there.get().receipt());
        }
        HandInAnswer look = looked(file, looked, true);
        if (!(look instanceof HandInAnswer.Looked same) || !isSame(pass, same.pass().word())
                || (gone.isPresent() && same.pass().gone().filter(mark -> isSame(gone.get(), mark)).isEmpty())) {
            // what is known changed since, or the file did: somebody looks once more
            return looked(file, true);
        }
        // the map first: cut off here, the feed has a map and no file, and the next press goes on
        if (read.draft().isPresent() && !maps.keep(read.draft().get())) {
            return looked(file, true);
        }
        Optional<String> map = read.draft().map(MapDesk.Draft::map);
        return switch (store.put(event, read.admitted(), 0)) {
            case StoreResult.Accepted(String _, String receipt) -> new HandInAnswer.Published(receipt, false, map);
            case StoreResult.Duplicate(String _, String receipt) -> new HandInAnswer.Published(receipt, true, map);
            case StoreResult.Conflict(String _, String _, HttpProblem problem) ->
                HandInAnswer.Refused.of(HandInAnswer.Refusal.UNREAD, problem.detail());
            case StoreResult.Quarantined(Optional<String> _, String _, HttpProblem problem) ->
                HandInAnswer.Refused.of(HandInAnswer.Refusal.UNREAD, problem.detail());
        };
    }

    private static boolean isSame(String told, String made) {
        return ByteString.utf8(told).equals(ByteString.utf8(made));
    }

    /// The same file with the line on top by which a sender says that what it leaves out is gone.
    private static Read confirmed(Read read) {
        AuthenticatedRequest looked = read.admitted();
        AuthenticatedBody file = looked.delivery();
        var delivery = new AuthenticatedBody(file.endpoint(), file.tenant(), file.media(), file.messageId(),
                file.sent(), file.received(), looked.format().confirmed(file.body()));
        var admitted = new AuthenticatedRequest(looked.request(), delivery, looked.format(), looked.keyId(),
                looked.grade());
        return new Read(admitted, admitted.reading(), read.at(), read.draft());
    }

    /// Whether a file that was stored has reached what it tells of: the first thing says so, or so much time went by.
    private boolean isApplied(Read read, RawEvent there) {
        String tenant = there.tenant();
        boolean old = there.received().plus(UnfinishedFile.USUAL).isBefore(clock.instant());
        return old || read.admitted()
                .format()
                .entries(there)
                .stream()
                .filter(entry -> entry.subject().kind() != Subject.Kind.FEED
                        && entry.subject().kind() != Subject.Kind.ENDPOINT)
                .findFirst()
                .flatMap(entry -> ledger.subjects().state(tenant, entry.subject()))
                .filter(state -> state.marks().contains(there.key().mark()))
                .isPresent();
    }

    /// When something was looked at, as its pass says.
    ///
    /// @param hashes how many stand in it: a file's says also which map reads it
    static Optional<Instant> at(String pass, int hashes) {
        return pass.matches("[0-9]{1,15}(\\.[0-9a-f]{64}){" + hashes + "}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(pass.substring(0, pass.indexOf('.')))))
                : Optional.empty();
    }
}
