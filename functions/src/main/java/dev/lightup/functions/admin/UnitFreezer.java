package dev.lightup.functions.admin;

import dev.lightup.domain.event.Subject;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The operator's brake on pages: a unit that is frozen keeps the pages that it has, and they say so. What is told of it meanwhile is stored and folded
/// as ever, and on its pages once it is thawed. It stands at the unit's head, where each run reads it. Thread-safe.
final class UnitFreezer {
    private static final int LONGEST = 200;
    /// So many states are held at a time.
    private static final int AT_ONCE = 1000;
    private static final String ONE_OF_BOTH = "/account, /endpoint: one of both";
    /// By then a freeze or a thaw that began stands, or whoever began it is dead.
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Directory directory;
    private final DirectoryStore store;
    private final SpokenSubjects spoken;
    private final InstantSource clock;

    UnitFreezer(
            Ledger ledger,
            Directory directory,
            DirectoryStore store,
            SpokenSubjects spoken,
            InstantSource clock) {
        this.spoken = spoken;
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
        if (asked.endpoint().isPresent()) {
            return asked.account().isPresent()
                    ? new AdminAnswer.Malformed(ONE_OF_BOTH)
                    : freezeSent(asked, asked.endpoint().get(), inTime);
        }
        if (asked.since().isPresent() || asked.next().isPresent()) {
            return new AdminAnswer.Malformed("/since, /next: of what an endpoint sent");
        }
        var holding = new Holding(asked.why(), Optional.empty(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Unit> units = units(asked.tenant(), asked.account());
        for (Unit unit : units) {
            if (!inTime.getAsBoolean()) {
                return holding.answer(false, Optional.empty());
            }
            holding.hold(unit);
        }
        return holding.answer(true, Optional.empty());
    }

    /// The accounts of all subjects that the endpoint's events speak of; who holds them now or held them before.
    private AdminAnswer freezeSent(AdminCommand.Freeze asked, String endpoint, BooleanSupplier inTime) {
        Optional<IndexMarker> after = asked.next().flatMap(IndexMarker::parse);
        if (asked.next().isPresent() && after.isEmpty()) {
            return new AdminAnswer.Malformed("/next: what the last answer said");
        }
        var holding = new Holding(asked.why(), Optional.of(endpoint), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant since = asked.since().orElse(Instant.EPOCH);
        Optional<IndexMarker> next = spoken.walk(asked.tenant(), since, after,
                raw -> raw.endpoint().equals(endpoint) && !raw.received().isBefore(since), inTime,
                subjects -> holding.holdAll(asked.tenant(), List.copyOf(subjects)));
        return holding.found || next.isPresent() || after.isPresent()
                ? holding.answer(next.isEmpty(), next.map(IndexMarker::toString))
                : new AdminAnswer.Unknown("nothing is stored that this endpoint of " + asked.tenant() + " sent"
                        + asked.since().map(at -> " since " + at).orElse(""));
    }

    /// One call that freezes.
    private final class Holding {
        private final String why;
        private final Optional<String> endpoint;
        private final Instant now;
        private final Set<Unit> held = new HashSet<>();
        private boolean found;
        private long changed;
        private long underWay;

        Holding(String why, Optional<String> endpoint, Instant now) {
            this.why = why;
            this.endpoint = endpoint;
            this.now = now;
        }

        AdminAnswer answer(boolean whole, Optional<String> next) {
            return new AdminAnswer.Frozen(held.size(), changed, underWay, whole, next);
        }

        void holdAll(String tenant, List<Subject> subjects) {
            found |= !subjects.isEmpty();
            for (int from = 0; from < subjects.size(); from += AT_ONCE) {
                ledger.subjects()
                        .states(tenant, subjects.subList(from, Math.min(from + AT_ONCE, subjects.size())))
                        .stream()
                        .flatMap(state -> state.units().stream())
                        .filter(unit -> unit instanceof Unit.Account && !held.contains(unit))
                        .filter(unit -> ledger.heads().find(unit).isPresent())
                        .forEach(this::hold);
            }
        }

        void hold(Unit unit) {
            if (!held.add(unit)) {
                return;
            }
            PublishLease head = ledger.heads().head(unit);
            SortedMap<String, String> notes = head.notes();
            homes(head, now.plus(LATER));
            boolean frozen = notes.containsKey(PublishLease.FROZEN);
            if (!frozen) {
                // first, so that none is frozen without it; another reason later leaves it as it is
                note(unit, PublishLease.HELD_SINCE, Optional.of(now.toString()));
            }
            NavigableSet<String> before = frozen ? heldFor(notes) : Collections.emptyNavigableSet();
            NavigableSet<String> after = new TreeSet<>(before);
            // what is frozen itself is not thawed with an endpoint
            endpoint.filter(_ -> !frozen || !before.isEmpty()).ifPresentOrElse(after::add, after::clear);
            if (!after.equals(heldFor(notes))) {
                note(unit, PublishLease.HELD_FOR, text(after));
            }
            // the reason of what is frozen itself stays; of two endpoints' the later
            boolean itself = endpoint.isPresent() && frozen && before.isEmpty();
            if (!itself && !why.equals(notes.get(PublishLease.FROZEN))) {
                note(unit, PublishLease.FROZEN, Optional.of(why));
                changed++;
            }
            say(unit, now);
            homes(head, now);
            underWay += ledger.heads().head(unit).open().isEmpty() ? 0 : 1;
        }
    }

    private void note(Unit unit, String name, Optional<String> text) {
        ledger.heads().note(unit, name, text);
    }

    /// The endpoints for whose sake it is frozen.
    private static NavigableSet<String> heldFor(SortedMap<String, String> notes) {
        return new TreeSet<>(Stream.of(notes.getOrDefault(PublishLease.HELD_FOR, "").split(" ", -1))
                .filter(id -> !id.isEmpty())
                .toList());
    }

    private static Optional<String> text(NavigableSet<String> endpoints) {
        return endpoints.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", endpoints));
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
        if (asked.account().isPresent() && asked.endpoint().isPresent()) {
            return new AdminAnswer.Malformed(ONE_OF_BOTH);
        }
        Optional<AdminAnswer> nothing = nothingThere(asked.tenant(), asked.account());
        if (nothing.isPresent()) {
            return nothing.get();
        }
        Instant now = clock.instant();
        long thawed = 0;
        for (Unit unit : units(asked.tenant(), asked.account())) {
            if (!inTime.getAsBoolean()) {
                return new AdminAnswer.Thawed(thawed, false);
            }
            PublishLease head = ledger.heads().head(unit);
            SortedMap<String, String> notes = head.notes();
            NavigableSet<String> rest = heldFor(notes);
            boolean named = asked.endpoint().isEmpty() || rest.removeAll(asked.endpoint().stream().toList());
            if (notes.containsKey(PublishLease.FROZEN) && named) {
                if (asked.endpoint().isPresent() && !rest.isEmpty()) {
                    note(unit, PublishLease.HELD_FOR, text(rest));
                } else {
                    homes(head, now.plus(LATER));
                    thaw(unit, now);
                    homes(head, now);
                    thawed++;
                }
            }
        }
        boolean none = thawed == 0 && asked.endpoint()
                .filter(id -> EndpointCommands.ofTenant(store, asked.tenant(), id).isEmpty())
                .isPresent();
        return none ? EndpointCommands.noEndpoint() : new AdminAnswer.Thawed(thawed, true);
    }

    /// In this order no run finds it due and still frozen; cut off between, the run that the brake held is due again by its lease.
    private void thaw(Unit unit, Instant now) {
        note(unit, PublishLease.FROZEN, Optional.empty());
        ledger.heads().lowerDue(unit, now);
        // the brake held its customers' groups too
        ledger.units().told(unit).stream().map(SummaryItem::unit).forEach(below -> due(below, now));
        note(unit, PublishLease.HELD_FOR, Optional.empty());
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
        // nothing of a partner's home lies in a distributor's folder
        String distributor = isOperators
                ? ""
                : OpaqueId.id(directory.tenant(asked.tenant()).key().array(), "tenant", asked.tenant());
        List<AnswerParts.FrozenLine> lines = new ArrayList<>();
        for (PublishLease head : ledger.heads().heads(units(asked.tenant(), Optional.empty()))) {
            String why = head.notes().get(PublishLease.FROZEN);
            if (why != null) {
                lines.add(new AnswerParts.FrozenLine(head.unit().toString(),
                        "/" + head.unit().kind().folder(distributor, head.unit().id()), why,
                        Optional.ofNullable(head.notes().get(PublishLease.HELD_SINCE)),
                        List.copyOf(heldFor(head.notes()))));
            }
        }
        return new AdminAnswer.FrozenListed(
                lines.stream().sorted((a, b) -> a.unit().compareTo(b.unit())).toList());
    }

    private Optional<AdminAnswer> nothingThere(String tenant, Optional<String> account) {
        boolean homes = tenant.equals(Tenant.OPERATOR);
        if (!homes && !store.hasTenant(tenant)) {
            return Optional.of(new AdminAnswer.Unknown("there is no tenant " + tenant));
        }
        if (account.filter(id -> isNone(tenant, id)).isPresent()) {
            return Optional.of(new AdminAnswer.Unknown(
                    homes ? "there is no partner's home of that id" : "there are no pages of that account"));
        }
        return homes && units(tenant, account).isEmpty()
                ? Optional.of(new AdminAnswer.Refused("no-pages", "no partner has a home yet"))
                : Optional.empty();
    }

    private boolean isNone(String tenant, String id) {
        // a home that was never made, or has ended, would stay missing
        return tenant.equals(Tenant.OPERATOR)
                ? !OpaqueId.isOne(id) || ledger.units().pages(new Unit.Partner(id)).isEmpty()
                : ledger.heads().find(unit(tenant, id)).isEmpty();
    }

    /// @param id of the operator a home's in paths, as commands about it name it
    private Unit unit(String tenant, String id) {
        return tenant.equals(Tenant.OPERATOR)
                ? new Unit.Partner(id)
                : Unit.account(tenant, OpaqueId.id(directory.tenant(tenant).key().array(), "account", id));
    }

    /// Those that ever had pages: accounts, and the distributor's home. Partners' homes are the operator's.
    private List<Unit> units(String tenant, Optional<String> account) {
        if (account.isPresent()) {
            return List.of(unit(tenant, account.get()));
        }
        Unit home = Unit.distributor(tenant);
        return Stream
                .concat(ledger.units()
                        .summaries(tenant)
                        .stream()
                        .map(SummaryItem::unit)
                        .filter(UnitFreezer::isMade),
                        // a home that was never made would stay missing
                        tenant.equals(Tenant.OPERATOR) || ledger.units().pages(home).isEmpty()
                                ? Stream.empty()
                                : Stream.of(home))
                .toList();
    }

    private static boolean isMade(Unit unit) {
        return unit instanceof Unit.Account || unit instanceof Unit.Partner;
    }
}
