package dev.lightup.functions.linking;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.LinkState;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.directory.Directory;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.PutRaw;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.operator.RetractionBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which accounts belong to one partner: events of the operator's tenant (`link.made`, `link.ended`), one an account and change, said by the
/// operator or by a reader of all of them. An event's id is made of the version of the account's link that it follows: of two who begin from one
/// version the later one is told, and the same said again finds itself. What the accounts of one partner have in common is a made name. An account
/// alone under a name is not linked: whoever is cut off before the second account was put leaves nothing that holds. Thread-safe.
public final class AccountLinks {
    /// So many accounts one partner's can be: the home of more is not made for a phone.
    public static final int MOST = 20;

    private static final String ENDPOINT = "operator";
    private static final String MADE = "link.made";
    private static final String ENDED = "link.ended";

    private final Ledger ledger;
    private final Directory directory;
    private final InstantSource clock;

    public AccountLinks(Ledger ledger, Directory directory, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.clock = clock;
    }

    /// What is known of an account's link.
    ///
    /// @param version what a change follows
    /// @param partner under which made name it is; empty while it stands by itself
    /// @param since when it came under that name
    /// @param changed when anything was last said of it
    public record Standing(
            long version,
            Optional<String> partner,
            Optional<Instant> since,
            Optional<Instant> changed) {
        static final Standing NONE = new Standing(0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Who says so.
    ///
    /// @param key who it was
    /// @param attempt names this attempt to store it as no other is
    public record Sayer(Grade grade, String key, String attempt) {}

    /// The links of those accounts.
    ///
    /// @throws IllegalStateException when one is being written anew: the same a moment later finds it
    public NavigableMap<LinkedUnit, Standing> standings(Collection<LinkedUnit> accounts) {
        NavigableMap<LinkedUnit, Standing> all = new TreeMap<>();
        accounts.forEach(account -> all.put(account, Standing.NONE));
        for (StateItem item : ledger.subjects()
                .states(Tenant.OPERATOR, accounts.stream().map(LinkedUnit::subject).distinct().toList())) {
            LinkedUnit.of(item.subject()).ifPresent(account -> all.put(account, standing(item)));
        }
        return all;
    }

    private static Standing standing(StateItem item) {
        Slice current = item.stored()
                .known()
                .orElseThrow(() -> new IllegalStateException("a link's state has another shape"))
                .current();
        LinkState link = current.state() instanceof LinkState told
                ? told
                : new LinkState(Optional.empty(), Optional.empty());
        Optional<Instant> since = link.since();
        return new Standing(item.version(), since.map(_ -> current.holder())
                .filter(holder -> holder.kind() == Holder.Kind.ACCOUNT)
                .map(Holder::account), since, link.changed());
    }

    /// The accounts under a made name, with their links; a single one is not linked.
    public NavigableMap<LinkedUnit, Standing> under(String partner) {
        NavigableMap<LinkedUnit, Standing> all = new TreeMap<>(standings(ledger.units()
                .members(unit(partner))
                .stream()
                .flatMap(subject -> LinkedUnit.of(subject).stream())
                .toList()));
        all.values().removeIf(one -> !one.partner().equals(Optional.of(partner)));
        return all;
    }

    /// Whether two accounts or more are under the name of that id.
    ///
    /// @param id a partner's in paths
    public boolean isHome(String id) {
        return ofHome(id).size() > 1;
    }

    /// The accounts under the name of that id, with their links; a single one is not linked.
    ///
    /// @param id a partner's in paths
    public NavigableMap<LinkedUnit, Standing> ofHome(String id) {
        NavigableMap<LinkedUnit, Standing> all = new TreeMap<>(standings(ledger.units()
                .members(new Unit.Partner(id))
                .stream()
                .flatMap(subject -> LinkedUnit.of(subject).stream())
                .toList()));
        all.values().removeIf(one -> one.partner().map(this::path).filter(id::equals).isEmpty());
        return all;
    }

    /// By which keys it was said last of these accounts that they are under that name.
    public Set<String> sayers(Collection<LinkedUnit> accounts, String partner) {
        List<RawKey> said = accounts.stream().flatMap(account -> made(account, Optional.of(partner)).stream()).toList();
        return ledger.rawEvents()
                .find(said)
                .stream()
                .map(RawEvent::keyId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The name under which an account was put last, whether it is there still or not.
    public Optional<String> lastName(LinkedUnit account) {
        return ledger.subjects()
                .entries(Tenant.OPERATOR, account.subject())
                .flatMap(found -> found.entry().known().stream())
                .filter(entry -> entry.fact() instanceof LinkFact.Made)
                .reduce((_, later) -> later)
                .flatMap(Entry::account);
    }

    private Optional<RawKey> made(LinkedUnit account, Optional<String> partner) {
        return ledger.subjects()
                .entries(Tenant.OPERATOR, account.subject())
                .filter(found -> found.entry()
                        .known()
                        .filter(entry -> entry.fact() instanceof LinkFact.Made && entry.account().equals(partner))
                        .isPresent())
                .map(FoundEntry::raw)
                .reduce((_, later) -> later);
    }

    /// Whether something else was said of an account a moment ago, and is not taken in yet.
    ///
    /// @param partner what one would say of it
    public boolean isOvertaken(LinkedUnit account, Standing read, Optional<String> partner) {
        return ledger.rawEvents()
                .find(key(id(account, read)))
                .filter(said -> !said.mac().equals(content(account, partner)))
                .isPresent();
    }

    /// Whether anything was said of an account a moment ago that is not taken in yet.
    public boolean isPending(LinkedUnit account, Standing read) {
        return ledger.rawEvents().find(key(id(account, read))).isPresent();
    }

    /// The unit among whose members the links of one partner are.
    private Unit unit(String partner) {
        return Unit.of(Tenant.OPERATOR, Holder.account(partner), name -> Optional.of(path(name)))
                .orElseThrow(() -> new IllegalStateException("every name has an opaque id"));
    }

    /// The partner's id in paths: nobody without the operator's key can tell which accounts it stands for.
    public String path(String partner) {
        return OpaqueId.id(operator().key().array(), "account", partner);
    }

    private Tenant operator() {
        return directory.tenant(Tenant.OPERATOR);
    }

    /// A name under which these accounts may be put; the same accounts give the same one as long as nothing changed.
    public String name(NavigableMap<LinkedUnit, Standing> accounts) {
        var base = new StringBuilder("partner");
        accounts.forEach(
                (account, link) -> base.append('\0').append(account.subject()).append('\0').append(link.version()));
        return "p-" + mac(base.toString());
    }

    /// Says that an account is under a name, or by itself.
    ///
    /// @param read what the change follows
    /// @return whether it stands; false where somebody else said something else a moment ago
    public boolean say(LinkedUnit account, Standing read, Optional<String> partner, Sayer by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // it follows what it changes, whatever that one's clock said
        Instant time = read.changed().map(last -> last.plusMillis(1)).filter(now::isBefore).orElse(now);
        Subject subject = account.subject();
        String id = id(account, read);
        Map<String, Json> said = new LinkedHashMap<>();
        said.put("type", new Json.Str(type(partner)));
        said.put("subject", new Json.Str(subject.toString()));
        said.put("time", new Json.Str(IsoTime.format(time)));
        said.put("data", new Json.Obj(partner.<Map<String, Json>>map(name -> Map.of("account", new Json.Str(name)))
                .orElse(Map.of())));
        RawKey key = key(id);
        PutRaw put = ledger.rawEvents()
                .put(new RawEvent(key, ENDPOINT, RetractionBody.STORED_UNDER, id, CanonicalFormat.NAME, 0,
                        CanonicalFormat.EVENT, now, by.grade(), by.key(),
                        content(account, partner), by.attempt(), key.receipt(),
                        RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), new Json.Obj(said).write()));
        return switch (put) {
            case PutRaw.New _, PutRaw.Same _ -> true;
            case PutRaw.Different _ -> false;
        };
    }

    private static String type(Optional<String> partner) {
        return partner.isPresent() ? MADE : ENDED;
    }

    private String id(LinkedUnit account, Standing read) {
        return "link-" + mac("link\0" + account.subject() + '\0' + read.version());
    }

    private static RawKey key(String id) {
        return RawKey.of(Tenant.OPERATOR, RetractionBody.STORED_UNDER, id);
    }

    /// What two that say something of one account are compared by.
    private String content(LinkedUnit account, Optional<String> partner) {
        return mac(type(partner) + '\0' + account.subject() + '\0' + partner.orElse(""));
    }

    private String mac(String text) {
        return TenantTokens.mac(operator().key(), text.getBytes(StandardCharsets.UTF_8));
    }
}
