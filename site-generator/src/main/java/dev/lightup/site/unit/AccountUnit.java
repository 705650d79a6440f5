package dev.lightup.site.unit;

import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.Holder;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.NameResolver;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pages of an account: what its subjects' slices say.
public final class AccountUnit implements UnitSite {
    private final Ledger ledger;
    private final LabelResolver clear;
    private final AccountSite site;
    private final ReasonCodes codes;

    /// @param codes what senders' reason codes mean
    public AccountUnit(Ledger ledger, LabelResolver clear, AccountSite site, ReasonCodes codes) {
        this.codes = codes;
        this.ledger = ledger;
        this.clear = clear;
        this.site = site;
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        String tenant = unit.tenant();
        DraftSources sources = DraftSources.of(ledger, unit);
        if (!sources.unread().isEmpty()) {
            return RenderedUnit.waiting(sources);
        }
        List<StateItem> states = sources.states();
        Optional<String> account = account(states, unit.id());
        UnitInput gathered = UnitInput.of(states,
                holder -> holder.kind() == Holder.Kind.ACCOUNT && account.filter(holder.account()::equals).isPresent());
        Optional<String> distributor = states.stream()
                .flatMap(s -> Optional.ofNullable(s.paths().get(UnitInput.TENANT)).stream())
                .findFirst();
        if (distributor.isEmpty()) {
            return RenderedUnit.empty(
                    told(unit).map(told -> scope(unit, told.distributor(), gathered)).orElse(UnitScope.NONE),
                    RenderedUnit.End.WHOLE, sources);
        }
        if (gathered.held().isEmpty()) {
            return left(unit, scope(unit, distributor.get(), gathered), programme, at, sources);
        }
        NameResolver names = new NameResolver(gathered.paths(), clear.names(tenant, gathered.tokens()));
        UnitInput shown = gathered.shown(names.labels());
        var reader = new AccountReader(programme, codes);
        AccountReading reading = reader.read(tenant, account.orElseThrow(), shown.held(), at);
        // the level above is told what is stored: a summary is no place for what can be erased
        AccountSummary summary = AccountSummary.of(unit.word(), shown.held().equals(gathered.held())
                ? reading
                : reader.read(tenant, account.orElseThrow(), gathered.held(), at));
        return new RenderedUnit(site.render(reading, names),
                scope(unit, distributor.get(), gathered).without(shown.said(names)),
                TotalsCheck.contradictions(reading), reading.basis().nextFlip(),
                Optional.of(new UnitSummary(distributor.get(), summary).text()), 0, RenderedUnit.End.WHOLE,
                sources);
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

    private static UnitScope scope(Unit unit, String distributor, UnitInput gathered) {
        Set<String> ids = new HashSet<>(gathered.paths().values());
        ids.add(unit.id());
        ids.add(distributor);
        Set<String> foreign = new HashSet<>(gathered.foreign());
        foreign.removeAll(ids);
        return UnitScope.of(unit, distributor, ids, foreign);
    }

    /// The account that the opaque id stands for, as the states know it.
    private static Optional<String> account(List<StateItem> states, String opaque) {
        return states.stream()
                .flatMap(state -> state.paths().entrySet().stream())
                .filter(path -> path.getValue().equals(opaque) && path.getKey().startsWith(UnitInput.ACCOUNT))
                .map(path -> path.getKey().substring(UnitInput.ACCOUNT.length()))
                .findFirst();
    }
}
