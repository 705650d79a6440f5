package dev.lightup.functions.personal;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.inviting.PageTitles;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.endpoint.Tenant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What readers' entries call somebody's pages: a title is free text of whoever invited, stored as it was said, and may be a name. Of a partner it is
/// every title of its account, and of the home on which that is shown with others; of whatever else a title in which one of its values stands.
/// Thread-safe.
public final class GrantTitles {
    private final Ledger ledger;
    private final Directory directory;
    private final AccountLinks links;
    private final PageTitles titles;
    private final InstantSource clock;

    public GrantTitles(Ledger ledger, Directory directory, AccountLinks links, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.links = links;
        this.titles = new PageTitles(ledger.labels());
        this.clock = clock;
    }

    /// Where such titles are looked for.
    ///
    /// @param own whose titles all count
    /// @param others those of which a title counts that has one of the values in it
    /// @param values clear ones, in lower case
    private record Places(NavigableSet<Unit> own, NavigableSet<Unit> others, List<String> values) {
        boolean names(ReaderGrant grant) {
            return grant.page().isTitled(grant.unit()) && (own.contains(grant.unit()) || values.stream()
                    .anyMatch(grant.page().title().toLowerCase(Locale.ROOT)::contains));
        }
    }

    /// The titles, and how many readers' entries each stands in.
    ///
    /// @param units on whose pages it stands or stood
    /// @param values its clear values
    public List<AnswerParts.HeldTitle> of(
            String tenant,
            Subject subject,
            Collection<Unit> units,
            Collection<String> values) {
        var readers = new TreeMap<String, Long>();
        named(places(tenant, subject, units, values))
                .forEach(grant -> readers.merge(grant.page().title(), 1L, Long::sum));
        return readers.entrySet()
                .stream()
                .map(one -> new AnswerParts.HeldTitle(one.getKey(), one.getValue()))
                .toList();
    }

    /// Takes them out, until a whole look finds none. A tombstone first: from then on no invitation brings a title back. It is done before the values
    /// are erased, by which titles are found.
    public void erase(String tenant, Subject subject, Collection<Unit> units, Collection<String> values) {
        Places places = places(tenant, subject, units, values);
        for (List<ReaderGrant> some = named(places); !some.isEmpty(); some = named(places)) {
            for (ReaderGrant grant : some) {
                titles.erase(directory.tenant(grant.unit().tenant()), grant.unit(), grant.page().title());
                ledger.grants().untitle(grant.unit(), grant.address().reader(), clock.instant());
            }
        }
    }

    private List<ReaderGrant> named(Places places) {
        return Stream.concat(places.own().stream(), places.others().stream())
                .flatMap(unit -> ledger.grants().of(unit).stream())
                .filter(places::names)
                .toList();
    }

    private Places places(String tenant, Subject subject, Collection<Unit> units, Collection<String> values) {
        var own = new TreeSet<Unit>();
        if (subject.kind() == Subject.Kind.PARTNER && !tenant.equals(Tenant.OPERATOR)) {
            LinkedUnit account = LinkedUnit.of(directory.tenant(tenant), subject.id());
            own.add(account.unit());
            home(account).ifPresent(own::add);
        }
        var others = new TreeSet<Unit>(units.stream().filter(GrantTitles::hasReaders).toList());
        others.removeAll(own);
        return new Places(own, others,
                values.stream().map(value -> value.toLowerCase(Locale.ROOT)).filter(text -> !text.isBlank()).toList());
    }

    private static boolean hasReaders(Unit unit) {
        return unit.kind() == UnitKind.ACCOUNT || unit.kind() == UnitKind.DISTRIBUTOR;
    }

    /// Where it is shown with others, or was last: who read that may have been taken out of it since, and is listed there still.
    private Optional<Unit> home(LinkedUnit account) {
        return links.lastName(account).map(name -> new Unit.Partner(links.path(name)));
    }
}
