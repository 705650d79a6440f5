package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.AccountLevels;
import dev.lightup.ledger.publication.GroupSummary;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.CustomerGroup;
import dev.lightup.site.page.NameResolver;
import dev.lightup.site.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The pages of an account: what its subjects' slices say. One of many customers is made in levels: groups of them make their own pages
/// ({@link GroupUnit}), and the account is read from what these tell. Once in levels, always in levels.
public final class AccountUnit implements UnitSite {
    /// An account of more customers is made in levels.
    public static final int IN_ONE_RUN = 200;
    /// An account that is met with so many times more writes no page of a customer before its groups do: a first file may have tens of thousands.
    private static final int GROUPS_FIRST = 5;
    /// Until all groups have told, the account looks so often whether they have.
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final LabelResolver clear;
    private final AccountSite site;
    private final ReasonCodes codes;
    private final int inOneRun;

    /// @param codes what senders' reason codes mean
    public AccountUnit(Ledger ledger, LabelResolver clear, AccountSite site, ReasonCodes codes) {
        this(ledger, clear, site, codes, IN_ONE_RUN);
    }

    /// @param inOneRun an account of more customers is made in levels
    public AccountUnit(Ledger ledger, LabelResolver clear, AccountSite site, ReasonCodes codes, int inOneRun) {
        this.codes = codes;
        this.ledger = ledger;
        this.clear = clear;
        this.site = site;
        this.inOneRun = inOneRun;
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        Optional<AccountLevels.Told> levels = ledger.levels().of(unit);
        return levels.filter(AccountLevels.Told::whole)
                .flatMap(told -> PartedAccount.read(ledger, unit).map(parts -> ofParts(parts, told, programme, at)))
                .orElseGet(() -> ofStates(unit, levels, programme, at));
    }

    /// From what the groups tell, and the states that name no customer.
    private RenderedUnit ofParts(PartedAccount parts, AccountLevels.Told told, Programme programme, Instant at) {
        if (!parts.sources().unread().isEmpty()) {
            return RenderedUnit.waiting(parts.sources());
        }
        String tenant = parts.unit().tenant();
        UnitInput gathered = parts.input();
        ClearLabels labels = clear.read(tenant, gathered.tokens());
        NameResolver names = new NameResolver(gathered.paths(), labels.names());
        UnitInput shown = gathered.shown(labels);
        var reader = new AccountReader(programme, codes);
        AccountReading reading = reader.read(tenant, parts.account(), parts.part(shown.held()), at);
        AccountSummary summary = AccountSummary.of(parts.unit().word(), shown.held().equals(gathered.held())
                ? reading
                : reader.read(tenant, parts.account(), parts.part(gathered.held()), at));
        AccountFrame frame = AccountFrame.of(reading);
        var word = new UnitsBelow.Word(frame, parts.rest(), true, List.of(),
                told.frame().filter(frame::equals).isPresent() && told.rest().equals(parts.rest())
                        ? Set.of()
                        : parts.groups());
        return new RenderedUnit(site.account(reading, parts.releases(), names),
                customersApart(parts.scope(), parts.unit(), parts.distributor()).without(shown.said(names)),
                TotalsCheck.contradictions(reading), reading.basis().nextFlip(),
                Optional.of(new UnitSummary(parts.distributor(), summary).text()),
                new UnitsBelow(parts.groups().size(), Optional.of(word)), RenderedUnit.End.WHOLE, parts.sources());
    }

    private RenderedUnit ofStates(
            Unit unit,
            Optional<AccountLevels.Told> levels,
            Programme programme,
            Instant at) {
        String tenant = unit.tenant();
        DraftSources sources = DraftSources.of(ledger, unit);
        if (!sources.unread().isEmpty()) {
            return RenderedUnit.waiting(sources);
        }
        var states = new AccountStates(unit.id(), sources.states());
        UnitInput gathered = states.input();
        Optional<String> distributor = states.distributor();
        if (distributor.isEmpty()) {
            UnitScope empty = told(unit).map(told -> states.scope(unit, told.distributor())).orElse(UnitScope.NONE);
            // groups take out members that are certain to have left, so that the account may find none any more
            return levels.isPresent() && !empty.roots().isEmpty()
                    ? left(unit, customersApart(empty, unit, empty.distributor().orElseThrow()), programme, at, sources)
                    : RenderedUnit.empty(empty, RenderedUnit.End.WHOLE, sources);
        }
        UnitScope whole = states.scope(unit, distributor.get());
        UnitScope scope = levels.isPresent() ? customersApart(whole, unit, distributor.get()) : whole;
        if (gathered.held().isEmpty()) {
            return left(unit, scope, programme, at, sources);
        }
        String account = states.account().orElseThrow();
        ClearLabels labels = clear.read(tenant, gathered.tokens());
        NameResolver names = new NameResolver(gathered.paths(), labels.names());
        UnitInput shown = gathered.shown(labels);
        var reader = new AccountReader(programme, codes);
        AccountReading reading = reader.read(tenant, account, shown.held(), at);
        // the level above is told what is stored: a summary is no place for what can be erased
        AccountSummary summary = AccountSummary.of(unit.word(), shown.held().equals(gathered.held())
                ? reading
                : reader.read(tenant, account, gathered.held(), at));
        if (reading.customers().size() > GROUPS_FIRST * inOneRun) {
            return RenderedUnit.groupsFirst(below(unit, states, sources, levels, reading), sources);
        }
        boolean inLevels = levels.isPresent() || reading.customers().size() > inOneRun;
        UnitsBelow below = inLevels ? below(unit, states, sources, levels, reading) : UnitsBelow.NONE;
        boolean waits = below.word().filter(word -> !word.whole()).isPresent();
        Optional<Instant> flip = reading.basis().nextFlip();
        return new RenderedUnit(
                levels.isPresent() ? ownPages(reading, names, unit, distributor.get()) : site.render(reading, names),
                scope.without(shown.said(names)), TotalsCheck.contradictions(reading),
                waits ? flip.filter(next -> next.isBefore(at.plus(OFTEN))).or(() -> Optional.of(at.plus(OFTEN))) : flip,
                Optional.of(new UnitSummary(distributor.get(), summary).text()), below, RenderedUnit.End.WHOLE,
                sources);
    }

    private List<Page> ownPages(AccountReading reading, NameResolver names, Unit unit, String distributor) {
        return site.account(reading, CustomerGroup.releases(site.customers(reading, AccountFrame.of(reading), names),
                UnitKind.ACCOUNT.folder(distributor, unit.id())), names);
    }

    /// What the groups are told, while not all of them have told what there is of theirs.
    private UnitsBelow below(
            Unit unit,
            AccountStates states,
            DraftSources sources,
            Optional<AccountLevels.Told> levels,
            AccountReading reading) {
        Set<Unit> known = ledger.units()
                .told(unit)
                .stream()
                .filter(item -> GroupSummary.of(item).known().isPresent())
                .map(SummaryItem::unit)
                .collect(Collectors.toSet());
        Set<Unit> groups = states.groups();
        AccountFrame frame = AccountFrame.of(reading);
        Set<Unit> wanted = new TreeSet<>(groups);
        String rest = states.rest();
        if (levels.filter(told -> told.frame().filter(frame::equals).isPresent() && told.rest().equals(rest))
                .isPresent()) {
            wanted.removeAll(known);
        }
        return new UnitsBelow(groups.size(), Optional.of(new UnitsBelow.Word(frame, rest,
                levels.isPresent() && known.containsAll(groups), sources.notYetMembers(unit), wanted)));
    }

    private static UnitScope customersApart(UnitScope scope, Unit unit, String distributor) {
        return scope.withBelow(CustomerGroup.customers(UnitKind.ACCOUNT.folder(distributor, unit.id())));
    }

    private Optional<UnitSummary> told(Unit unit) {
        return ledger.units().summary(unit).flatMap(item -> UnitSummary.of(item).known());
    }

    /// Late events gave everything that the account held to others, from the beginning. Its pages go; the level above, which was told
    /// otherwise, is told that there is nothing.
    private RenderedUnit left(Unit unit, UnitScope scope, Programme programme, Instant at, DraftSources sources) {
        Optional<String> nothing = told(unit)
                .map(told -> new UnitSummary(told.distributor(), AccountSummary.of(unit.word(),
                        new AccountReader(programme, codes).read(unit.tenant(), told.account().account(), List.of(),
                                at))))
                .map(UnitSummary::text);
        return new RenderedUnit(List.of(), scope, List.of(), Optional.empty(), nothing, 0, RenderedUnit.End.LEFT,
                sources);
    }
}
