package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The operator's brake on pages: a unit that is frozen keeps the pages that it has, and they say so. What is told of it meanwhile is stored and folded
/// as ever, and on its pages once it is thawed. It stands at the unit's head, where each run reads it. Thread-safe.
final class UnitFreezer {
    private static final int LONGEST = 200;
    /// By then a freeze or a thaw that began stands, or whoever began it is dead.
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Directory directory;
    private final DirectoryStore store;
    private final InstantSource clock;

    UnitFreezer(Ledger ledger, Directory directory, DirectoryStore store, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.clock = clock;
    }

    AdminAnswer freeze(AdminCommand.Freeze asked, BooleanSupplier inTime) {
        if (asked.why().isBlank() || asked.why().length() > LONGEST
                || asked.why().chars().anyMatch(Character::isISOControl)) {
            return new AdminAnswer.Malformed("/why: one line of 1 to " + LONGEST + " characters");
        }
        Optional<AdminAnswer> none = nothingThere(asked.tenant(), asked.account());
        if (none.isPresent()) {
            return none.get();
        }
        List<Unit> units = units(asked.tenant(), asked.account());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long done = 0;
        long changed = 0;
        long underWay = 0;
        for (Unit unit : units) {
            if (!inTime.getAsBoolean()) {
                break;
            }
            PublishLease head = ledger.heads().head(unit);
            homes(head, now.plus(LATER));
            if (!head.notes().containsKey(PublishLease.FROZEN)) {
                // first, so that none is frozen without it; another reason later leaves it as it is
                ledger.heads().note(unit, PublishLease.HELD_SINCE, Optional.of(now.toString()));
            }
            if (!asked.why().equals(head.notes().get(PublishLease.FROZEN))) {
                ledger.heads().note(unit, PublishLease.FROZEN, Optional.of(asked.why()));
                changed++;
            }
            say(unit, now);
            homes(head, now);
            underWay += ledger.heads().head(unit).open().isEmpty() ? 0 : 1;
            done++;
        }
        return new AdminAnswer.Frozen(done, changed, underWay, done == units.size());
    }

    /// Its pages, and those of its customers' groups, are to say so; where they do already, nothing is to be done.
    private void say(Unit unit, Instant now) {
        PublishLease head = ledger.heads().head(unit);
        String since = head.notes().getOrDefault(PublishLease.HELD_SINCE, "");
        if (!since.equals(head.notes().get(PublishLease.HELD_SHOWN))) {
            ledger.heads().lowerDue(unit, now);
            ledger.units().told(unit).stream().map(SummaryItem::unit).forEach(below -> due(below, now));
        }
    }

    AdminAnswer thaw(AdminCommand.Thaw asked, BooleanSupplier inTime) {
        Optional<AdminAnswer> none = nothingThere(asked.tenant(), asked.account());
        if (none.isPresent()) {
            return none.get();
        }
        Instant now = clock.instant();
        long thawed = 0;
        for (Unit unit : units(asked.tenant(), asked.account())) {
            if (!inTime.getAsBoolean()) {
                return new AdminAnswer.Thawed(thawed, false);
            }
            PublishLease head = ledger.heads().head(unit);
            if (head.notes().containsKey(PublishLease.FROZEN)) {
                homes(head, now.plus(LATER));
                // in this order no run finds it due and still frozen; cut off between, the run that the brake held is due again by its lease
                ledger.heads().note(unit, PublishLease.FROZEN, Optional.empty());
                ledger.heads().lowerDue(unit, now);
                // the brake held its customers' groups too
                ledger.units().told(unit).stream().map(SummaryItem::unit).forEach(below -> due(below, now));
                homes(head, now);
                thawed++;
            }
        }
        return new AdminAnswer.Thawed(thawed, true);
    }

    /// Homes of partners say which of their accounts stand as they are: due before that changes, so that none is forgotten by who is cut off, and
    /// at once after it.
    private void homes(PublishLease account, Instant at) {
        account.homes().forEach(home -> ledger.heads().lowerDue(home, at));
    }

    private void due(Unit unit, Instant now) {
        if (unit instanceof Unit.Group) {
            ledger.heads().lowerDue(unit, now);
        }
    }

    AdminAnswer list(AdminCommand.FrozenUnits asked) {
        boolean isOperators = asked.tenant().equals(Tenant.OPERATOR);
        Optional<AdminAnswer> none = isOperators ? Optional.empty() : nothingThere(asked.tenant(), Optional.empty());
        if (none.isPresent()) {
            return none.get();
        }
        String distributor = isOperators
                ? ""
                : OpaqueId.id(directory.tenant(asked.tenant()).key().array(), "tenant", asked.tenant());
        List<AnswerParts.FrozenLine> lines = new ArrayList<>();
        for (PublishLease head : ledger.heads().heads(units(asked.tenant(), Optional.empty()))) {
            String why = head.notes().get(PublishLease.FROZEN);
            if (why != null) {
                lines.add(new AnswerParts.FrozenLine(head.unit().toString(),
                        "/" + head.unit().kind().folder(distributor, head.unit().id()), why,
                        Optional.ofNullable(head.notes().get(PublishLease.HELD_SINCE))));
            }
        }
        return new AdminAnswer.FrozenListed(
                lines.stream().sorted((a, b) -> a.unit().compareTo(b.unit())).toList());
    }

    private Optional<AdminAnswer> nothingThere(String tenant, Optional<String> account) {
        if (tenant.equals(Tenant.OPERATOR)) {
            return account.filter(OpaqueId::isOne).isEmpty()
                    ? Optional.of(new AdminAnswer.Refused("no-pages",
                            "the operator has no pages of its own yet; a partner's home is named by its id, as partner list says it"))
                    : account.filter(id -> ledger.heads().find(new Unit.Partner(id)).isEmpty())
                            .map(_ -> new AdminAnswer.Unknown("there are no pages of that partner"));
        }
        if (!store.hasTenant(tenant)) {
            return Optional.of(new AdminAnswer.Unknown("there is no tenant " + tenant));
        }
        return account.filter(id -> ledger.heads().find(unit(tenant, id)).isEmpty())
                .map(_ -> new AdminAnswer.Unknown("there are no pages of that account"));
    }

    /// @param account the distributor's own id of it; of the operator's, the id of a partner's home
    private Unit unit(String tenant, String account) {
        if (tenant.equals(Tenant.OPERATOR)) {
            return new Unit.Partner(account);
        }
        return Unit.account(tenant, OpaqueId.id(directory.tenant(tenant).key().array(), "account", account));
    }

    /// Those that ever had pages: accounts, and the distributor's home; of the operator's, the homes of partners.
    private List<Unit> units(String tenant, Optional<String> account) {
        return account.map(id -> List.of(unit(tenant, id)))
                .orElseGet(() -> Stream
                        .concat(ledger.units()
                                .summaries(tenant)
                                .stream()
                                .map(SummaryItem::unit)
                                .filter(UnitFreezer::isMade),
                                // a home that was never made would stay missing
                                tenant.equals(Tenant.OPERATOR)
                                        ? Stream.empty()
                                        : Stream.of(Unit.distributor(tenant))
                                                .filter(home -> !ledger.units().pages(home).isEmpty()))
                        .toList());
    }

    private static boolean isMade(Unit unit) {
        return unit instanceof Unit.Account || unit instanceof Unit.Partner;
    }
}
