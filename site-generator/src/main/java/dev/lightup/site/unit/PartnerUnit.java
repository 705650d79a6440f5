package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.partnerhome.HomeReader;
import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.StandingGrants;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.site.page.PartnerSite;
import dev.lightup.site.partnerhome.HomeAccount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pages of a partner over several distributors: made of the summaries of its linked accounts, and of nothing below them. An account that its
/// distributor has not opened stands nowhere on them. One account alone is no partner's home. Who may read them is read from the readers' grants.
public final class PartnerUnit implements UnitSite {
    /// So many accounts make a home.
    private static final int FEWEST = 2;
    /// What the level above keeps of a home: that there is one.
    private static final String NOTED = "{}";

    private final Ledger ledger;
    private final PartnerSite site;
    private final ReasonCodes codes;
    private final StandingGrants standing;

    /// @param codes what senders' reason codes mean
    public PartnerUnit(Ledger ledger, PartnerSite site, ReasonCodes codes) {
        this.ledger = ledger;
        this.site = site;
        this.codes = codes;
        this.standing = new StandingGrants(ledger.subjects(), ledger.units());
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        DraftSources links = DraftSources.of(ledger, unit);
        if (!links.unread().isEmpty()) {
            return RenderedUnit.waiting(links);
        }
        List<Unit> accounts = links.linkedTo(unit);
        if (accounts.size() < FEWEST) {
            return new RenderedUnit(List.of(), UnitScope.of(unit, "", Set.of(unit.id()), Set.of()), List.of(),
                    Optional.empty(), Optional.of(NOTED), 0, RenderedUnit.End.LEFT, links);
        }
        List<DraftSources.Untold> untold = new ArrayList<>();
        Map<Unit, UnitSummary> summaries = new TreeMap<>();
        for (Unit account : accounts) {
            Optional<SummaryItem> item = ledger.units().summary(account);
            Optional<UnitSummary> told = item.map(UnitSummary::of).flatMap(StoredRecord::known);
            if (item.isPresent() && told.isEmpty()) {
                untold.add(new DraftSources.Untold(account, UnitSummary.of(item.get()).isNewer()));
            }
            told.filter(summary -> isOpen(summary.account())).ifPresent(summary -> summaries.put(account, summary));
        }
        DraftSources sources = links.and(new DraftSources(List.of(), untold));
        if (!untold.isEmpty()) {
            // whether such a one is opened cannot be read either: what the pages said last of it stands until it can
            return RenderedUnit.waiting(sources);
        }
        var reader = new DistributorReader(programme, codes);
        Map<Unit, Instant> held = held(accounts);
        List<HomeAccount> shown = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(unit.id()));
        List<String> folders = new ArrayList<>();
        summaries.forEach((account, summary) -> {
            String folder = UnitKind.ACCOUNT.folder(summary.distributor(), account.id());
            ids.add(account.id());
            ids.add(summary.distributor());
            folders.add(folder);
            shown.add(HomeAccount.of(
                    new LinkedAccount(account.text(),
                            reader.read(account.tenant(),
                                    List.of(summary.account().namingNobody(HomeAccount.CALLED)), List.of(), List.of(),
                                    at),
                            Optional.ofNullable(held.get(account))),
                    folder));
        });
        Set<String> foreign = accounts.stream()
                .filter(account -> !summaries.containsKey(account))
                .map(Unit::id)
                .collect(Collectors.toSet());
        var reading = new PartnerHomeReading(shown.stream().map(HomeAccount::told).toList(),
                readers(unit, at));
        return new RenderedUnit(site.render(unit.id(), reading, shown),
                new UnitScope(unit.folders(""), ids, foreign, List.of(), folders),
                TotalsCheck.contradictions(reading), reading.nextFlip(), Optional.of(NOTED), accounts.size(),
                RenderedUnit.End.WHOLE, sources);
    }

    /// Who may read the home; that is said for it alone. Who joined it by accounts of its own reads it as long as its grants of these stand.
    private List<HomeReader> readers(Unit unit, Instant at) {
        return ledger.grants()
                .of(unit)
                .stream()
                .filter(grant -> grant.holds(at) && stands(grant, at))
                .map(grant -> new HomeReader(grant.address().text(), grant.accepted(), grant.last(),
                        grant.invited().until()))
                .toList();
    }

    private boolean stands(ReaderGrant home, Instant at) {
        Stream<ReaderGrant> on = ledger.grants()
                .of(home.address().reader(), home.invited().on())
                .stream()
                .filter(grant -> grant.accepted().isPresent() && grant.holds(at));
        return standing.held(Stream.concat(on, Stream.of(home)).toList()).contains(home);
    }

    /// Accounts whose pages somebody holds as they are, with the time that these say. What such a one told last stands.
    private Map<Unit, Instant> held(List<Unit> accounts) {
        Map<Unit, Instant> held = new TreeMap<>();
        ledger.heads()
                .heads(accounts)
                .forEach(head -> head.heldSince()
                        .ifPresent(since -> held.put(head.unit(), since.truncatedTo(ChronoUnit.SECONDS))));
        return held;
    }

    /// Until its distributor opens it, an account is its distributor's alone. One that holds nothing any more has no pages.
    private static boolean isOpen(AccountSummary account) {
        return account.opened().isPresent() && account.lastReceived().isPresent();
    }
}
