package dev.lightup.ledger.publication;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The members, pages and summaries of units. Reads are strongly consistent. Thread-safe.
public final class UnitRecords {
    /// The distributors that have pages, as the operator's level notes them.
    public SortedSet<String> listed() {
        return summaries(ItemKeys.OPERATOR).stream()
                .map(SummaryItem::unit)
                .filter(Unit.Listed.class::isInstance)
                .map(Unit::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A revision that is no number is one that this release cannot read: anything may be put over it.
    private static final String NOT_NEWER = "attribute_not_exists(#rev) OR NOT attribute_type(#rev, :number) OR #rev <= :rev";

    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<Member> members;
    private final ItemStore<Page> pages;
    private final ItemStore<SummaryItem> summaries;

    public UnitRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.members = new ItemStore<>(client, table, MEMBER);
        this.pages = new ItemStore<>(client, table, PAGE);
        this.summaries = new ItemStore<>(client, table, SUMMARY);
    }

    /// Makes a subject a member, before the state that names the holder; put anew by every fold that read a state without it.
    ///
    /// @param version of the state that is about to name the unit
    public void putMember(Unit unit, Subject subject, long version) {
        members.put(new Member(unit, subject.toString(), OptionalLong.of(version)));
    }

    /// Takes out a member whose state no longer names the unit, unless it was put again since.
    ///
    /// @param read the version of the state that was read: a membership put for a later one stays, and so does one without a version,
    ///        which only a rebuild judges
    /// @return whether it is gone
    public boolean removeMember(Unit unit, Subject subject, long read) {
        return members.delete(memberPlace(unit), memberName(unit, subject), "#v <= :read", Map.of("#v", "v"),
                Map.of(":read", AttributeValue.fromN(Long.toString(read))));
    }

    /// Makes a subject a member, or notes the version of one that has none or a lower one; a membership put for a later state stays.
    public void putMemberUnlessNewer(Unit unit, Subject subject, long version) {
        members.put(new Member(unit, subject.toString(), OptionalLong.of(version)),
                "attribute_not_exists(#v) OR #v < :v", Map.of("#v", "v"),
                Map.of(":v", AttributeValue.fromN(Long.toString(version))));
    }

    /// Takes out a membership without a version; one that was put again since has one and stays.
    ///
    /// @return whether it is gone
    public boolean removeUnversionedMember(Unit unit, Subject subject) {
        return members.delete(memberPlace(unit), memberName(unit, subject), "attribute_not_exists(#v)",
                Map.of("#v", "v"),
                Map.of());
    }

    /// Whether a subject is a member, and since when.
    public Optional<UnitMembership> membership(Unit unit, Subject subject) {
        return members.get(memberPlace(unit), memberName(unit, subject)).flatMap(Member::known);
    }

    /// The unit's members. One that has no slice for the unit is ignored by whoever reads its state.
    public List<Subject> members(Unit unit) {
        return memberships(unit).stream().map(UnitMembership::subject).distinct().toList();
    }

    /// The unit's members with the versions that they were put for; an account's are those of all its groups, and those that a release before
    /// groups put. One subject may be the member of several. One of a kind that only a later release knows is that release's, and left alone.
    public List<UnitMembership> memberships(Unit unit) {
        return (unit instanceof Unit.Account
                ? members.between(ItemKeys.unit(unit), ItemKeys.MEMBERS, ItemKeys.AFTER_MEMBERS)
                : members.beginning(memberPlace(unit), membersOf(unit))).flatMap(member -> member.known().stream())
                .toList();
    }

    /// Members of groups lie with their account, so that one query finds those of one group, and one those of all.
    private static String memberPlace(Unit unit) {
        return ItemKeys.unit(unit instanceof Unit.Group group ? group.ofAccount() : unit);
    }

    private static String membersOf(Unit unit) {
        return unit instanceof Unit.Group group
                ? ItemKeys.GROUP_MEMBERS + group.group() + '#'
                : ItemKeys.MEMBERS;
    }

    private static String memberName(Unit unit, Subject subject) {
        return membersOf(unit) + subject;
    }

    /// Notes a page in the manifest, after its object was written.
    ///
    /// @return whether it stands; false when a higher revision is noted already
    public boolean putPage(Unit unit, PageItem page) {
        return pages.put(new Page(unit, page.path(), Optional.of(page)), NOT_NEWER, Map.of("#rev", "rev"),
                rev(page.rev())) instanceof ItemStore.Put.Done;
    }

    /// Takes a page out of the manifest, after its object was deleted.
    public void deletePage(Unit unit, String path) {
        pages.delete(ItemKeys.unit(unit), ItemKeys.PAGES + path);
    }

    /// What was last written of every page, as far as it can be read.
    public List<PageItem> pages(Unit unit) {
        return manifest(unit).pages();
    }

    /// What was last written of every page, and of which pages that cannot be read.
    public PageManifest manifest(Unit unit) {
        List<PageItem> read = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        pages.beginning(ItemKeys.unit(unit), ItemKeys.PAGES)
                .forEach(line -> line.page().ifPresentOrElse(read::add, () -> unread.add(line.path())));
        return new PageManifest(read, unread);
    }

    /// Those of these pages that were written, in one call.
    public Set<UnitPage> written(Collection<UnitPage> asked) {
        List<BatchGet.Place> places = asked.stream()
                .distinct()
                .map(page -> new BatchGet.Place(ItemKeys.unit(page.unit()), ItemKeys.PAGES + page.path()))
                .toList();
        return BatchGet.items(client, table, places)
                .stream()
                .map(PAGE::record)
                .map(line -> new UnitPage(line.unit(), line.path()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Leaves a summary for the level above, only if it differs from the last and is no older.
    ///
    /// @return whether it was written
    public boolean putSummary(SummaryItem summary) {
        Optional<SummaryItem> last = summary(summary.unit());
        if (last.filter(l -> l.rev() > summary.rev() || l.told().equals(summary.told())).isPresent()) {
            return false;
        }
        return summaries.put(summary, NOT_NEWER, Map.of("#rev", "rev"),
                rev(summary.rev())) instanceof ItemStore.Put.Done;
    }

    /// Takes out a summary that this release cannot read, of a unit that has nothing to tell any more.
    ///
    /// @return whether there was one
    public boolean removeUnreadSummary(Unit unit) {
        if (summary(unit).filter(last -> last.told() instanceof StoredRecord.Unread).isEmpty()) {
            return false;
        }
        summaries.delete(above(unit), ItemKeys.SUMMARIES + unit.word());
        return true;
    }

    /// The unit's last summary; empty for one that tells nothing of itself.
    public Optional<SummaryItem> summary(Unit unit) {
        return unit.parent().flatMap(_ -> summaries.get(above(unit), ItemKeys.SUMMARIES + unit.word()));
    }

    /// The last summaries of those units that tell something of themselves and did, a hundred at a call.
    public List<SummaryItem> summaries(Collection<Unit> units) {
        List<BatchGet.Place> places = units.stream()
                .distinct()
                .filter(unit -> unit.parent().isPresent())
                .map(unit -> new BatchGet.Place(above(unit), ItemKeys.SUMMARIES + unit.word()))
                .toList();
        return BatchGet.items(client, table, places).stream().map(SUMMARY::record).toList();
    }

    /// The summaries of all units of a tenant, of whatever kind; those of groups lie with their accounts.
    public List<SummaryItem> summaries(String tenant) {
        return told(Unit.distributor(tenant));
    }

    /// So many of them at most, in no order that means anything; the others are not read.
    public List<SummaryItem> summaries(String tenant, int most) {
        return summaries.beginning(ItemKeys.unit(Unit.distributor(tenant)), ItemKeys.SUMMARIES).limit(most).toList();
    }

    /// The summaries that a unit reads.
    public List<SummaryItem> told(Unit above) {
        return summaries.beginning(ItemKeys.unit(above), ItemKeys.SUMMARIES).toList();
    }

    /// Where a unit's summary lies: with the unit that reads it.
    private static String above(Unit unit) {
        return unit.parent()
                .map(ItemKeys::unit)
                .orElseThrow(() -> new IllegalArgumentException(unit + " tells nothing of itself"));
    }

    private static Map<String, AttributeValue> rev(long rev) {
        return Map.of(":rev", AttributeValue.fromN(Long.toString(rev)), ":number", AttributeValue.fromS("N"));
    }

    private record Page(Unit unit, String path, Optional<PageItem> page) {}

    /// A membership as it is kept.
    ///
    /// @param subject as text: a later release may know kinds that this one does not
    private record Member(Unit unit, String subject, OptionalLong version) {
        Optional<UnitMembership> known() {
            return Subject.parse(subject).map(one -> new UnitMembership(unit, one, version));
        }
    }

    private static final RecordSchema<Member> MEMBER = RecordLayout
            .of(Member.class, "member", m -> memberPlace(m.unit()), m -> membersOf(m.unit()) + m.subject())
            .maybeNumber("v", m -> m.version().stream().boxed().findFirst())
            .read(UnitRecords::member);

    private static Member member(ItemAttributes bag) {
        Unit unit = ItemKeys.unitOf(bag.text(RecordLayout.PK));
        OptionalLong version = bag.find("v", Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        String name = bag.text(RecordLayout.SK);
        if (!name.startsWith(ItemKeys.GROUP_MEMBERS)) {
            return new Member(unit, name.substring(ItemKeys.MEMBERS.length()), version);
        }
        int begin = ItemKeys.GROUP_MEMBERS.length();
        int end = name.indexOf('#', begin);
        return new Member(new Unit.Group(unit.tenant(), unit.id(), name.substring(begin, end)),
                name.substring(end + 1), version);
    }

    private static final RecordSchema<Page> PAGE = RecordLayout
            .of(Page.class, "page", p -> ItemKeys.unit(p.unit()), p -> ItemKeys.PAGES + p.path())
            .maybe("h", p -> p.page().map(PageItem::hash))
            .maybe("e", p -> p.page().map(PageItem::etag))
            .maybeNumber("rev", p -> p.page().map(PageItem::rev))
            .maybeNumber("z", p -> p.page().map(PageItem::size))
            .read(UnitRecords::page);

    private static Page page(ItemAttributes bag) {
        String path = bag.text(RecordLayout.SK).substring(ItemKeys.PAGES.length());
        Optional<PageItem> page = bag.find("h", String.class)
                .flatMap(hash -> bag.find("e", String.class)
                        .flatMap(etag -> bag.find("rev", Long.class)
                                .flatMap(rev -> bag.find("z", Long.class)
                                        .map(size -> new PageItem(path, hash, etag, rev, size)))));
        return new Page(ItemKeys.unitOf(bag.text(RecordLayout.PK)), path, page);
    }

    public static final RecordSchema<SummaryItem> SUMMARY = RecordLayout
            .of(SummaryItem.class, "summary", s -> above(s.unit()),
                    s -> ItemKeys.SUMMARIES + s.unit().word())
            .number("rev", SummaryItem::rev)
            .maybeNumber(ShapeNumber.NAME, ShapeNumber.always(ShapeNumber.SUMMARY))
            .bytes("j", s -> DeflatedText.pack(s.json()))
            .read(bag -> new SummaryItem(
                    Unit.of(ItemKeys.tenant(bag.text(RecordLayout.PK)),
                            bag.text(RecordLayout.SK).substring(ItemKeys.SUMMARIES.length())),
                    bag.find("rev", Long.class).orElse(0L),
                    ShapeNumber.read(bag, ShapeNumber.SUMMARY, () -> DeflatedText.unpack(bag.bytes("j")))));
}
