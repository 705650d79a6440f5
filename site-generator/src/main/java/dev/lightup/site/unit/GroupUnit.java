package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountPart;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerCut;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.AccountLevels;
import dev.lightup.ledger.publication.GroupSummary;
import dev.lightup.ledger.publication.UnitMembership;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.CustomerGroup;
import dev.lightup.site.page.NameResolver;
import dev.lightup.site.page.Page;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The pages of some customers of an account that is made in levels, and what the account reads of them: made of their own states, of those
/// that name no customer, and of those that theirs name.
public final class GroupUnit implements UnitSite {
    private final Ledger ledger;
    private final LabelResolver clear;
    private final AccountSite site;
    private final ReasonCodes codes;

    /// @param codes what senders' reason codes mean
    public GroupUnit(Ledger ledger, LabelResolver clear, AccountSite site, ReasonCodes codes) {
        this.ledger = ledger;
        this.clear = clear;
        this.site = site;
        this.codes = codes;
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        if (!(unit instanceof Unit.Group group)) {
            throw new IllegalArgumentException("no group of customers: " + unit);
        }
        Optional<AccountFrame> frame = ledger.levels().of(group.ofAccount()).flatMap(AccountLevels.Told::frame);
        if (frame.isEmpty()) {
            // until the account says what is its own it makes its customers' pages itself
            return RenderedUnit.waiting(DraftSources.NONE);
        }
        DraftSources members = DraftSources.of(ledger, group);
        DraftSources sources = members.unread().isEmpty() ? members.and(named(group, members)) : members;
        if (!sources.unread().isEmpty()) {
            return RenderedUnit.waiting(sources);
        }
        var states = new AccountStates(group.account(), sources.states());
        Optional<GroupSummary> told = ledger.units().summary(unit).flatMap(item -> GroupSummary.of(item).known());
        Optional<String> distributor = states.distributor().or(() -> told.map(GroupSummary::distributor));
        if (distributor.isEmpty()) {
            return RenderedUnit.empty(UnitScope.NONE, RenderedUnit.End.WHOLE, sources);
        }
        UnitScope scope = scope(group, states, distributor.get());
        UnitInput gathered = states.input();
        if (gathered.held().stream().noneMatch(held -> states.isOf(group, held))) {
            return new RenderedUnit(List.of(), scope, List.of(), Optional.empty(),
                    told.map(last -> new GroupSummary(last.distributor(), last.account(), AccountPart.NONE, Map.of(),
                            Set.of(), Optional.empty()).text()),
                    0, RenderedUnit.End.LEFT, sources);
        }
        String account = states.account().orElseThrow();
        ClearLabels labels = clear.read(group.tenant(), gathered.tokens());
        NameResolver names = new NameResolver(gathered.paths(), labels.names());
        UnitInput shown = gathered.shown(labels);
        AccountReading reading = new AccountReader(programme, codes).read(group.tenant(), account, shown.held(), at);
        List<Page> pages = site.customers(reading, frame.get(), names)
                .stream()
                .filter(page -> scope.owns(page.path()))
                .toList();
        // the account is told what is stored: a summary is no place for what can be erased
        var summary = new GroupSummary(distributor.get(), account,
                AccountPart.of(gathered.held(), held -> states.isOf(group, held)), gathered.paths(),
                gathered.foreign(),
                Optional.ofNullable(
                        CustomerGroup.releases(pages, folder(group, distributor.get())).get(group.group())));
        return new RenderedUnit(pages, scope.without(shown.said(names)), TotalsCheck.contradictions(reading),
                reading.basis().nextFlip(), Optional.of(summary.text()), 0, RenderedUnit.End.WHOLE, sources);
    }

    /// The states that the members name and that are not among them, whosever they are: no members, and never taken out as such.
    private DraftSources named(Unit.Group group, DraftSources members) {
        var states = new AccountStates(group.account(), members.states());
        Set<Subject> named = new HashSet<>(CustomerCut.named(
                states.input().held().stream().filter(held -> states.isOf(group, held)).toList()));
        named.removeAll(states.subjects());
        return new DraftSources(ledger.subjects()
                .states(group.tenant(), named)
                .stream()
                .map(state -> new DraftSources.Member(group,
                        new UnitMembership(group, state.subject(), OptionalLong.empty()), state))
                .toList(), List.of());
    }

    private static UnitScope scope(Unit.Group group, AccountStates states, String distributor) {
        UnitScope all = states.scope(group, distributor);
        String folder = folder(group, distributor);
        return new UnitScope(List.of(CustomerGroup.customers(folder) + group.group()), all.ids(), all.foreign(),
                List.of(), List.of(folder));
    }

    private static String folder(Unit.Group group, String distributor) {
        return UnitKind.ACCOUNT.folder(distributor, group.account());
    }
}
