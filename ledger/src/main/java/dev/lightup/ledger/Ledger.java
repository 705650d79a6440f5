package dev.lightup.ledger;

import dev.lightup.ledger.access.EntryLinks;
import dev.lightup.ledger.access.MailedLinks;
import dev.lightup.ledger.access.ReaderErasures;
import dev.lightup.ledger.access.ReaderGrants;
import dev.lightup.ledger.access.ReaderSessions;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.ledger.closing.TenantRows;
import dev.lightup.ledger.imports.ImportPieces;
import dev.lightup.ledger.imports.ImportTasks;
import dev.lightup.ledger.imports.KeptFiles;
import dev.lightup.ledger.item.LazyPart;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.log.OperatorLog;
import dev.lightup.ledger.log.PersonalLabels;
import dev.lightup.ledger.log.RawEvents;
import dev.lightup.ledger.publication.AccountLevels;
import dev.lightup.ledger.publication.PageEditions;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.ledger.subject.CustomerSubjects;
import dev.lightup.ledger.subject.DerivedItems;
import dev.lightup.ledger.subject.RefoldTasks;
import dev.lightup.ledger.subject.SubjectRecords;
import dev.lightup.ledger.sweep.ParkedNotices;
import dev.lightup.ledger.sweep.SweepIndexes;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The event log and everything derived from it, on one table. Thread-safe; makes no call when made, and each part when it is first asked
/// for: a sender waits for the beginning of a process that needs two of them.
public final class Ledger {
    private final LazyPart<RawEvents> rawEvents;
    private final LazyPart<OperatorLog> operatorLog;
    private final LazyPart<PersonalLabels> labels;
    private final LazyPart<SubjectRecords> subjects;
    private final LazyPart<CustomerSubjects> customers;
    private final LazyPart<UnitRecords> units;
    private final LazyPart<PublishLeases> heads;
    private final LazyPart<AccountLevels> levels;
    private final LazyPart<SweepIndexes> sweeps;
    private final LazyPart<ParkedNotices> notices;
    private final LazyPart<RefoldTasks> refolds;
    private final LazyPart<ImportTasks> imports;
    private final LazyPart<ImportPieces> pieces;
    private final LazyPart<KeptFiles> kept;
    private final LazyPart<TenantLanes> fileLanes;
    private final LazyPart<TenantLanes> unitLanes;
    private final LazyPart<DerivedItems> inventory;
    private final LazyPart<PageEditions> editions;
    private final LazyPart<ReaderGrants> grants;
    private final LazyPart<EntryLinks> links;
    private final LazyPart<ReaderSessions> sessions;
    private final LazyPart<MailedLinks> mailed;
    private final LazyPart<ReaderErasures> erasures;
    private final LazyPart<TenantClosings> closings;
    private final Function<String, TenantRows> rows;

    public Ledger(DynamoDbClient client, String table) {
        this.rawEvents = new LazyPart<>(() -> new RawEvents(client, table));
        this.operatorLog = new LazyPart<>(() -> new OperatorLog(client, table));
        this.labels = new LazyPart<>(() -> new PersonalLabels(client, table));
        this.subjects = new LazyPart<>(() -> new SubjectRecords(client, table));
        this.customers = new LazyPart<>(() -> new CustomerSubjects(client, table));
        this.units = new LazyPart<>(() -> new UnitRecords(client, table));
        this.heads = new LazyPart<>(() -> new PublishLeases(client, table));
        this.levels = new LazyPart<>(() -> new AccountLevels(client, table));
        this.sweeps = new LazyPart<>(() -> new SweepIndexes(client, table));
        this.notices = new LazyPart<>(() -> new ParkedNotices(client, table));
        this.refolds = new LazyPart<>(() -> new RefoldTasks(client, table));
        this.imports = new LazyPart<>(() -> new ImportTasks(client, table));
        this.pieces = new LazyPart<>(() -> new ImportPieces(client, table));
        this.kept = new LazyPart<>(() -> new KeptFiles(client, table));
        this.fileLanes = new LazyPart<>(() -> TenantLanes.ofFiles(client, table));
        this.unitLanes = new LazyPart<>(() -> TenantLanes.ofUnits(client, table));
        this.inventory = new LazyPart<>(() -> new DerivedItems(client, table));
        this.editions = new LazyPart<>(() -> new PageEditions(client, table));
        this.grants = new LazyPart<>(() -> new ReaderGrants(client, table));
        this.links = new LazyPart<>(() -> new EntryLinks(client, table));
        this.sessions = new LazyPart<>(() -> new ReaderSessions(client, table));
        this.mailed = new LazyPart<>(() -> new MailedLinks(client, table));
        this.erasures = new LazyPart<>(() -> new ReaderErasures(client, table));
        this.closings = new LazyPart<>(() -> new TenantClosings(client, table));
        this.rows = tenant -> new TenantRows(client, table, tenant);
    }

    public RawEvents rawEvents() {
        return rawEvents.get();
    }

    /// What the operator asked for.
    public OperatorLog operatorLog() {
        return operatorLog.get();
    }

    public PersonalLabels labels() {
        return labels.get();
    }

    public SubjectRecords subjects() {
        return subjects.get();
    }

    public CustomerSubjects customers() {
        return customers.get();
    }

    public UnitRecords units() {
        return units.get();
    }

    /// Which accounts are made in levels.
    public AccountLevels levels() {
        return levels.get();
    }

    public PublishLeases heads() {
        return heads.get();
    }

    public SweepIndexes sweeps() {
        return sweeps.get();
    }

    /// How many events of each tenant are parked.
    public ParkedNotices notices() {
        return notices.get();
    }

    public RefoldTasks refolds() {
        return refolds.get();
    }

    /// Files that are being read in.
    public ImportTasks imports() {
        return imports.get();
    }

    public ImportPieces pieces() {
        return pieces.get();
    }

    /// What is kept of uploaded files.
    public KeptFiles kept() {
        return kept.get();
    }

    public TenantLanes fileLanes() {
        return fileLanes.get();
    }

    public TenantLanes unitLanes() {
        return unitLanes.get();
    }

    public PageEditions editions() {
        return editions.get();
    }

    public DerivedItems inventory() {
        return inventory.get();
    }

    /// Who may read which unit.
    public ReaderGrants grants() {
        return grants.get();
    }

    /// Links that let somebody in once.
    public EntryLinks links() {
        return links.get();
    }

    /// Readers' devices.
    public ReaderSessions sessions() {
        return sessions.get();
    }

    /// Tenants that leave or left.
    public TenantClosings closings() {
        return closings.get();
    }

    /// Everything of a tenant that leaves.
    public TenantRows rows(String tenant) {
        return rows.apply(tenant);
    }

    /// How many links addresses were sent.
    public MailedLinks mailedLinks() {
        return mailed.get();
    }

    /// Readers that are being erased.
    public ReaderErasures readerErasures() {
        return erasures.get();
    }
}
