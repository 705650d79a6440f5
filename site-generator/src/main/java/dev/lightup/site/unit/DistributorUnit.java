package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.UnappliedEvents;
import dev.lightup.domain.event.SealedText;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.site.page.DistributorSite;
import dev.lightup.site.page.NameResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The pages of a distributor: its accounts' summaries, its own endpoints' and offers' states, and what is not placed. It never
/// reads an account's states. An account that holds nothing any more has no pages and is left out.
public final class DistributorUnit implements UnitSite {
    private final Ledger ledger;
    private final LabelResolver clear;
    private final DistributorSite site;
    private final ReasonCodes codes;

    /// @param codes what senders' reason codes mean
    public DistributorUnit(Ledger ledger, LabelResolver clear, DistributorSite site, ReasonCodes codes) {
        this.codes = codes;
        this.ledger = ledger;
        this.clear = clear;
        this.site = site;
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        String tenant = unit.tenant();
        List<UnitSummary> summaries = new ArrayList<>();
        List<DraftSources.Untold> untold = new ArrayList<>();
        for (SummaryItem item : ledger.units().summaries(tenant)) {
            switch (item.unit()) {
                case Unit.Account account -> {
                    StoredRecord<UnitSummary> told = UnitSummary.of(item);
                    told.known()
                            .ifPresentOrElse(summaries::add,
                                    () -> untold.add(new DraftSources.Untold(account, told.isNewer())));
                }
                case Unit.Group _, Unit.Distributor _, Unit.Unplaced _, Unit.About _, Unit.Operator _, Unit.Partner _, Unit.Listed _, Unit.Other _ -> {
                    // tells nothing that stands on these pages
                }
            }
        }
        DraftSources placed = DraftSources.of(ledger, unit);
        DraftSources homeless = DraftSources.of(ledger, Unit.unplaced(tenant));
        DraftSources sources = placed.and(homeless).and(new DraftSources(List.of(), untold));
        if (!sources.unread().isEmpty()) {
            return RenderedUnit.waiting(sources);
        }
        UnitInput own = UnitInput.of(placed.states(), Holder.TENANT::equals);
        UnitInput unplaced = UnitInput.of(homeless.states(), Holder.UNPLACED::equals);
        Optional<String> distributor = Stream.concat(
                Stream.of(own, unplaced).flatMap(g -> Optional.ofNullable(g.paths().get(UnitInput.TENANT)).stream()),
                summaries.stream().map(UnitSummary::distributor)).findFirst();
        if (distributor.isEmpty()) {
            return untold.isEmpty()
                    ? RenderedUnit.empty(UnitScope.NONE, RenderedUnit.End.WHOLE, sources)
                    : RenderedUnit.waiting(sources);
        }
        List<AccountSummary> accounts = summaries.stream()
                .map(UnitSummary::account)
                .filter(account -> account.lastReceived().isPresent())
                .toList();
        Set<String> tokens = new TreeSet<>(unplaced.tokens());
        tokens.addAll(own.tokens());
        accounts.forEach(a -> {
            a.name().ifPresent(tokens::add);
            a.needs().forEach(need -> {
                sealed(need).forEach(tokens::add);
                need.customerName().ifPresent(tokens::add);
            });
        });
        ClearLabels labels = clear.read(tenant, tokens);
        DistributorReading reading = new DistributorReader(programme, codes)
                .read(tenant, accounts.stream().map(a -> shown(a, labels)).toList(), own.shown(labels).held(),
                        unplaced.shown(labels).held(), at)
                .without(untold.size())
                .withUnapplied(ledger.notices()
                        .find(tenant)
                        .filter(notice -> notice.count() > 0)
                        .map(notice -> new UnappliedEvents(notice.count(), notice.since())));
        Map<String, String> paths = new HashMap<>(own.paths());
        paths.putAll(unplaced.paths());
        paths.put(UnitInput.TENANT, distributor.get());
        accounts.forEach(a -> paths.put(UnitInput.ACCOUNT + a.account(), opaque(tenant, a)));
        return new RenderedUnit(site.render(reading, new NameResolver(paths, labels.names())),
                scope(unit, distributor.get(), accounts, own.paths()),
                TotalsCheck.contradictions(reading), reading.basis().nextFlip(), Optional.empty(), accounts.size(),
                RenderedUnit.End.WHOLE,
                sources);
    }

    /// The tokens of what people wrote of it.
    private static Stream<String> sealed(MoveSummary need) {
        return Stream.of(Optional.of(need.title()), need.code(), need.text())
                .flatMap(Optional::stream)
                .flatMap(text -> SealedText.token(text).stream());
    }

    private static AccountSummary shown(AccountSummary account, ClearLabels labels) {
        return account.needs().stream().anyMatch(need -> sealed(need).findAny().isPresent())
                ? FreeTexts.shown(AccountSummary.class, account, labels)
                : account;
    }

    private static UnitScope scope(
            Unit unit,
            String distributor,
            List<AccountSummary> accounts,
            Map<String, String> own) {
        Set<String> ids = new HashSet<>();
        ids.add(distributor);
        accounts.forEach(a -> ids.add(opaque(unit.tenant(), a)));
        own.forEach((name, opaque) -> {
            if (name.startsWith(UnitInput.PORTFOLIO)) {
                ids.add(opaque);
            }
        });
        return UnitScope.of(unit, distributor, ids, Set.of());
    }

    private static String opaque(String tenant, AccountSummary account) {
        return Unit.of(tenant, account.unit()).id();
    }
}
