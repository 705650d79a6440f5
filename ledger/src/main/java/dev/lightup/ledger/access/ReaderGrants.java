package dev.lightup.ledger.access;

import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who may read which unit, a reader and unit an item, under the unit's tenant; and beside it, under the reader, a pointer to each, by which a
/// reader's units are found without a scan. The item is what holds; a pointer alone opens nothing. Pages that show who may read them are due when
/// that changes. Thread-safe.
public final class ReaderGrants {
    /// How many earlier invitations of a grant are known again when they are repeated.
    public static final int PAST = 100;
    private static final String READERS = "r#";
    private static final String UNITS = "g#";
    private static final int ATTEMPTS = 8;
    /// By then whoever changes a grant has changed it, or is dead: a function that lets readers in has less time.
    private static final Duration SHOWN = Duration.ofMinutes(1);
    private static final String CHANGED = "a reader's grant is changed by others all the time";

    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<Item> grants;
    private final ItemStore<Pointer> pointers;
    private final GrantCounts counts;
    private final PublishLeases heads;

    public ReaderGrants(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.grants = new ItemStore<>(client, table, GRANT);
        this.pointers = new ItemStore<>(client, table, POINTER);
        this.counts = new GrantCounts(client, table);
        this.heads = new PublishLeases(client, table);
    }

    /// @param version raised by every change
    /// @param past earlier invitations, the latest last
    private record Item(ReaderGrant grant, long version, List<PastInvitation> past) {
        Item {
            past = List.copyOf(past);
        }

        /// When that invitation was recorded.
        Optional<Instant> invited(String link) {
            return grant.invited().link().equals(link)
                    ? Optional.of(grant.invited().at())
                    : past.stream().filter(one -> one.is(link)).map(PastInvitation::at).findFirst();
        }

        Item with(ReaderGrant changed) {
            return new Item(changed, version + 1, past);
        }

        Item invitedAgain(GrantedPage page, ReaderGrant.Invitation invitation) {
            Stream<PastInvitation> all = Stream.concat(past.stream(), Stream.of(PastInvitation.of(grant.invited())));
            return new Item(grant.invitedAgain(page, invitation), version + 1,
                    all.skip(Math.max(0, past.size() + 1 - PAST)).toList());
        }

        Item joined(GrantedPage page, ReaderGrant.Invitation invitation, LocalDate day) {
            Item again = invitedAgain(page, invitation);
            return new Item(again.grant().entered(invitation.at(), day), again.version(), again.past());
        }
    }

    private record Pointer(String reader, Unit unit) {}

    /// When an invitation was recorded; empty for one of which nothing is known.
    ///
    /// @param link the hash of its link's token
    public Optional<Instant> invited(Unit unit, String reader, String link) {
        return item(unit, reader).flatMap(item -> item.invited(link));
    }

    /// Records that somebody is invited to read a unit. The pointer first: alone it opens nothing. What stands there is told by the write that it
    /// refuses. The same invitation again changes nothing, also where it was revoked, or another took its place, meanwhile.
    ///
    /// @return when it was recorded first; empty when nothing was, for its tenant invited the reader to as many units as it may
    public Optional<Instant> invite(
            Unit unit,
            MailAddress address,
            GrantedPage page,
            ReaderGrant.Invitation invitation) {
        if (!point(new Pointer(address.reader(), unit))) {
            return Optional.empty();
        }
        show(unit, invitation.at());
        var next = new Item(ReaderGrant.of(unit, address, page, invitation), 1, List.of());
        ItemStore.Put<Item> put = grants.putNew(next);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (put) {
                case ItemStore.Put.Done<Item>() -> {
                    // whoever erased the reader meanwhile may have removed it: by it the grant is found
                    return Optional.of(invitation.at()).filter(_ -> point(new Pointer(address.reader(), unit)));
                }
                // erased in between: it is a first invitation again
                case ItemStore.Put.Refused<Item>(Optional<Item> there) when there.isEmpty() -> {
                    next = new Item(ReaderGrant.of(unit, address, page, invitation), 1, List.of());
                    put = grants.putNew(next);
                }
                case ItemStore.Put.Refused<Item>(Optional<Item> there) -> {
                    Item stored = there.orElseThrow(() -> new IllegalStateException("a reader's grant is gone"));
                    Optional<Instant> before = stored.invited(invitation.link());
                    if (before.isPresent()) {
                        return before;
                    }
                    next = stored.invitedAgain(page, invitation);
                    // where the partner left meanwhile, what rests on it may stand again
                    showJoined(unit, address.reader(), invitation.at());
                    put = put(next, stored.version());
                }
            }
        }
        throw new IllegalStateException(CHANGED);
    }

    /// @return whether there was room for it
    private boolean point(Pointer pointer) {
        if (pointers.get(readersPartition(pointer.reader()), UNITS + pointer.unit().text()).isEmpty()) {
            if (!counts.take(pointer.reader(), pointer.unit().tenant())) {
                return false;
            }
            var _ = pointers.putNew(pointer);
        }
        return true;
    }

    /// Records that somebody reads a unit by what the same address reads already: nothing is to be redeemed for it. What was taken back stays so,
    /// and what somebody else granted stays as that one granted it.
    ///
    /// @param invitation by whom, when and on which grants it rests
    public HomeJoining join(Unit unit, MailAddress address, GrantedPage page, ReaderGrant.Invitation invitation) {
        Instant now = invitation.at();
        Optional<Item> there = item(unit, address.reader());
        if (there.isEmpty() && !point(new Pointer(address.reader(), unit))) {
            return HomeJoining.TOO_MANY;
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<HomeJoining> stands = there.map(Item::grant).flatMap(grant -> joined(grant, invitation));
            if (stands.isPresent()) {
                return stands.get();
            }
            show(unit, now);
            ItemStore.Put<Item> put = there
                    .map(stored -> put(stored.joined(page, invitation, day), stored.version()))
                    .orElseGet(() -> grants.putNew(new Item(
                            ReaderGrant.of(unit, address, page, invitation).entered(now, day), 1, List.of())));
            switch (put) {
                case ItemStore.Put.Done<Item>() -> {
                    return point(new Pointer(address.reader(), unit)) ? HomeJoining.IN : HomeJoining.TOO_MANY;
                }
                case ItemStore.Put.Refused<Item>(Optional<Item> stored) -> there = stored;
            }
        }
        throw new IllegalStateException(CHANGED);
    }

    /// How a grant that is there stands to one who would join; empty where nobody took up an invitation in time, and where it rests on other grants.
    private static Optional<HomeJoining> joined(ReaderGrant grant, ReaderGrant.Invitation invitation) {
        if (grant.holds(invitation.at())) {
            List<Unit> on = grant.invited().on();
            return on.isEmpty()
                    ? Optional.of(HomeJoining.GRANTED)
                    : Optional.of(HomeJoining.IN).filter(_ -> on.equals(invitation.on()));
        }
        return Optional.of(HomeJoining.SHUT).filter(_ -> grant.revoked().isPresent() || grant.shut().isPresent());
    }

    private ItemStore.Put<Item> put(Item next, long version) {
        return grants.put(next, "#n = :n", Map.of("#n", "n"),
                Map.of(":n", AttributeValue.fromN(Long.toString(version))));
    }

    /// Notes an entry, if the grant holds and was not taken back since.
    ///
    /// @param now when somebody asked to be let in, before anything was read
    /// @param day the day that is kept of it; the same again writes nothing
    /// @return whether it holds
    public boolean enter(Unit unit, String reader, Instant now, LocalDate day) {
        return change(unit, reader, now, grant -> grant.holds(now) && grant.isOpenSince(now)
                ? Optional.of(grant.entered(now, day))
                : Optional.empty());
    }

    /// Takes a grant back.
    ///
    /// @return whether there was one
    public boolean revoke(Unit unit, String reader, Instant now) {
        return change(unit, reader, now, grant -> Optional.of(grant.taken(now)));
    }

    /// Calls a reader's page by nobody's name, whether the grant holds or not.
    ///
    /// @return whether there is one
    public boolean untitle(Unit unit, String reader, Instant now) {
        return change(unit, reader, now, grant -> Optional.of(grant.untitled()));
    }

    /// Takes back what somebody looked at: an invitation that took its place since stays, and what was taken back before stays as it was.
    ///
    /// @param link the hash of the link's token of the invitation that was looked at
    /// @return whether that one does not hold any more
    public boolean revoke(Unit unit, String reader, String link, Instant now) {
        return change(unit, reader, now, grant -> Optional.of(grant)
                .filter(seen -> seen.invited().link().equals(link))
                .map(seen -> seen.revoked().isPresent() ? seen : seen.taken(now)));
    }

    /// Takes back all grants of a unit that were not taken back before.
    ///
    /// @param last whose is taken last: who asks again for what was cut off must be let in for it; empty where nobody has to be
    /// @return how many
    public int revokeAll(Unit unit, Optional<String> last, Instant now) {
        List<String> readers = of(unit).stream()
                .filter(grant -> grant.revoked().isEmpty())
                .map(grant -> grant.address().reader())
                .sorted(Comparator.comparing(reader -> last.filter(reader::equals).isPresent()))
                .toList();
        readers.forEach(reader -> revoke(unit, reader, now));
        return readers.size();
    }

    /// Reads, changes and puts back what is still as it was read.
    ///
    /// @param how what is to stand there; empty for no change
    /// @return whether that stands there
    private boolean change(Unit unit, String reader, Instant now, Function<ReaderGrant, Optional<ReaderGrant>> how) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> stored = item(unit, reader);
            Optional<ReaderGrant> wanted = stored.map(Item::grant).flatMap(how);
            if (stored.isEmpty() || wanted.isEmpty()) {
                return false;
            }
            Item there = stored.get();
            if (wanted.get().equals(there.grant())) {
                return true;
            }
            show(unit, now);
            if (isOtherwiseToJoined(there, wanted.get())) {
                showJoined(unit, reader, now);
            }
            if (put(there.with(wanted.get()), there.version()) instanceof ItemStore.Put.Done<Item>) {
                return true;
            }
        }
        throw new IllegalStateException(CHANGED);
    }

    /// The units that lead to anything of a reader.
    public List<Unit> units(String reader) {
        return pointers.beginning(readersPartition(reader), UNITS).map(Pointer::unit).toList();
    }

    /// Removes a grant and what leads to it, in this order: whoever is cut off in between finds what is left by the pointer. An invitation of the same
    /// moment stands, and is led to.
    public void forget(Unit unit, String reader, Instant now) {
        show(unit, now);
        grants.delete(partition(unit), READERS + reader);
        pointers.delete(readersPartition(reader), UNITS + unit.text());
        if (item(unit, reader).isPresent()) {
            var _ = pointers.putNew(new Pointer(reader, unit));
        }
    }

    /// A partner's home says who may read it. It is due before that changes, and late enough: whoever is cut off in between leaves one run for
    /// nothing, and none that is missing.
    private void show(Unit unit, Instant now) {
        if (unit instanceof Unit.Partner) {
            heads.lowerDue(unit, now.plus(SHOWN));
        }
    }

    /// Whether a home that was joined by this grant may name its reader no more, or again: nobody joined one by a first invitation that is taken
    /// up only now.
    private static boolean isOtherwiseToJoined(Item there, ReaderGrant next) {
        return !there.grant().revoked().equals(next.revoked())
                || (!there.past().isEmpty() && !there.grant().accepted().equals(next.accepted()));
    }

    /// What a reader joined by an account says who reads it too.
    private void showJoined(Unit unit, String reader, Instant now) {
        if (unit instanceof Unit.Account) {
            of(reader).stream()
                    .filter(grant -> grant.invited().on().contains(unit))
                    .forEach(grant -> show(grant.unit(), now));
        }
    }

    /// A reader's grant of a unit, whether it holds or not.
    public Optional<ReaderGrant> find(Unit unit, String reader) {
        return item(unit, reader).map(Item::grant);
    }

    private Optional<Item> item(Unit unit, String reader) {
        return grants.get(partition(unit), READERS + reader);
    }

    /// All grants of a unit, those that no longer hold included.
    public List<ReaderGrant> of(Unit unit) {
        return grants.beginning(partition(unit), READERS).map(Item::grant).toList();
    }

    /// All grants of a reader that hold.
    public List<ReaderGrant> of(String reader, Instant now) {
        return of(reader).stream().filter(grant -> grant.holds(now)).toList();
    }

    /// All grants of a reader, those that no longer hold included.
    public List<ReaderGrant> of(String reader) {
        return of(reader, units(reader));
    }

    /// A reader's grants of those units, those that no longer hold included, in the units' order.
    public List<ReaderGrant> of(String reader, List<Unit> units) {
        List<String> partitions = units.stream().map(ReaderGrants::partition).distinct().toList();
        return BatchGet.items(client, table, partitions, READERS + reader)
                .stream()
                .map(GRANT::record)
                .map(Item::grant)
                .sorted(Comparator.comparing(ReaderGrant::unit))
                .toList();
    }

    static String readersPartition(String reader) {
        return ItemKeys.OPERATOR + "#R#" + reader;
    }

    private static String partition(Unit unit) {
        return KeyIds.tenant(unit.tenant()) + "#R#" + unit.word();
    }

    private static final RecordSchema<Pointer> POINTER = RecordLayout
            .of(Pointer.class, "reader-unit", p -> readersPartition(p.reader()), p -> UNITS + p.unit().text())
            .read(bag -> new Pointer(ItemKeys.rest(bag.text(RecordLayout.PK)),
                    Unit.parse(bag.text(RecordLayout.SK).substring(UNITS.length()))));

    private static final RecordSchema<Item> GRANT = RecordLayout
            .of(Item.class, "reader", i -> partition(i.grant().unit()), i -> READERS + i.grant().address().reader())
            .text("a", i -> i.grant().address().text())
            .text("p", i -> i.grant().page().path())
            .text("t", i -> i.grant().page().title())
            .maybe("ac", i -> i.grant().page().account())
            .number("at", i -> i.grant().invited().at().toEpochMilli())
            .text("by", i -> i.grant().invited().by())
            .text("l", i -> i.grant().invited().link())
            .maybe("on", i -> i.grant().invited().on().isEmpty()
                    ? Optional.empty()
                    : Optional.of(i.grant().invited().on().stream().map(Unit::text).collect(Collectors.joining(" "))))
            .maybeNumber("acc", i -> i.grant().accepted().map(Instant::toEpochMilli))
            .maybeNumber("rev", i -> i.grant().revoked().map(Instant::toEpochMilli))
            .maybeNumber("shut", i -> i.grant().shut().map(Instant::toEpochMilli))
            .maybe("day", i -> i.grant().last().map(LocalDate::toString))
            .maybe("past", i -> i.past().isEmpty()
                    ? Optional.empty()
                    : Optional.of(i.past().stream().map(PastInvitation::text).collect(Collectors.joining(" "))))
            .number("n", Item::version)
            .read(ReaderGrants::item);

    private static Item item(ItemAttributes bag) {
        String pk = bag.text(RecordLayout.PK);
        var invitation = new ReaderGrant.Invitation(Instant.ofEpochMilli(bag.number("at")), bag.text("by"),
                bag.text("l"), bag.find("on", String.class)
                        .map(all -> Stream.of(all.split(" ")).map(Unit::parse).toList())
                        .orElse(List.of()));
        return new Item(new ReaderGrant(Unit.of(ItemKeys.tenant(pk), ItemKeys.rest(pk)),
                new MailAddress(bag.text("a")),
                new GrantedPage(bag.text("p"), bag.text("t"), bag.find("ac", String.class)), invitation,
                bag.find("acc", Long.class).map(Instant::ofEpochMilli),
                bag.find("rev", Long.class).map(Instant::ofEpochMilli),
                bag.find("day", String.class).map(LocalDate::parse),
                // one that an earlier release took back says only since when it does not hold
                bag.find("shut", Long.class).or(() -> bag.find("rev", Long.class)).map(Instant::ofEpochMilli)),
                bag.number("n"), bag.find("past", String.class)
                        .map(all -> Stream.of(all.split(" ")).map(PastInvitation::parse).toList())
                        .orElse(List.of()));
    }
}
