package dev.lightup.functions.admin;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkEnding;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Links the accounts of one partner with several distributors, and parts them, as the operator says. The accounts' units and pages never change
/// by it. Thread-safe.
final class PartnerLinker {
    private static final String OPERATOR = "operator";
    /// Accounts looked at in one call.
    private static final int A_PAGE = 1_000;

    private final Ledger ledger;
    private final Directory directory;
    private final DirectoryStore store;
    private final AccountLinks links;
    private final LinkEnding ending;
    private final OpeningEvents accounts;
    private final Supplier<String> attempts;
    private final InstantSource clock;

    /// @param attempts names each attempt to store something as no other is
    PartnerLinker(
            Ledger ledger,
            Directory directory,
            DirectoryStore store,
            AccountLinks links,
            LinkEnding ending,
            OpeningEvents accounts,
            Supplier<String> attempts,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.links = links;
        this.ending = ending;
        this.accounts = accounts;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// An account as it was typed, or why it is none.
    private sealed interface Named {
        record Account(LinkedUnit unit, boolean known) implements Named {}

        record Nothing(AdminAnswer why) implements Named {}
    }

    AdminAnswer link(AdminCommand.PartnerLink asked) {
        Optional<AdminAnswer> no = notTheOperators(asked.tenant());
        if (no.isPresent()) {
            return no.get();
        }
        var named = new TreeSet<LinkedUnit>();
        for (String text : asked.accounts()) {
            switch (named(text)) {
                case Named.Nothing(AdminAnswer why) -> {
                    return why;
                }
                case Named.Account(LinkedUnit _, boolean known) when !known -> {
                    return new AdminAnswer.Unknown("nothing was ever received of " + text
                            + "; its id is as its distributor sends it");
                }
                case Named.Account(LinkedUnit unit, boolean _) -> named.add(unit);
            }
        }
        if (named.size() < 2) {
            return new AdminAnswer.Refused("one-account", "two accounts or more are linked with each other");
        }
        if (named.size() > AccountLinks.MOST) {
            return tooMany();
        }
        return link(links.standings(named));
    }

    private AdminAnswer link(NavigableMap<LinkedUnit, AccountLinks.Standing> named) {
        var partners = new TreeMap<String, NavigableMap<LinkedUnit, AccountLinks.Standing>>();
        named.values().forEach(link -> link.partner().ifPresent(name -> partners.computeIfAbsent(name, links::under)));
        partners.values().removeIf(those -> those.size() < 2);
        if (partners.size() > 1) {
            return new AdminAnswer.Refused("linked-elsewhere",
                    "these belong to " + partners.size() + " partners already: unlink what is wrong first");
        }
        String partner = partners.isEmpty() ? links.name(named) : partners.firstKey();
        NavigableMap<LinkedUnit, AccountLinks.Standing> all = new TreeMap<>(named);
        partners.values().forEach(all::putAll);
        if (all.size() > AccountLinks.MOST) {
            return tooMany();
        }
        if (!partners.isEmpty() && all.size() > partners.firstEntry().getValue().size() && isJoined(partner)) {
            return new AdminAnswer.Refused("joined-by-readers",
                    "readers of these accounts have them shown together, and would see one more: unlink what is linked, then link all");
        }
        boolean stands = named.values().stream().allMatch(link -> link.partner().equals(Optional.of(partner)));
        if (!stands) {
            // also of those that are under that name: whoever takes one away at the same time is told, or tells
            for (Map.Entry<LinkedUnit, AccountLinks.Standing> one : named.entrySet()) {
                if (!links.say(one.getKey(), one.getValue(), Optional.of(partner), sayer())) {
                    return overtaken();
                }
            }
        }
        return new AdminAnswer.PartnerLinked(links.path(partner), lines(all, Optional.of(partner)), stands);
    }

    AdminAnswer unlink(AdminCommand.PartnerUnlink asked) {
        Optional<AdminAnswer> no = notTheOperators(asked.tenant());
        if (no.isPresent()) {
            return no.get();
        }
        return switch (named(asked.account())) {
            case Named.Nothing(AdminAnswer why) -> why;
            case Named.Account(LinkedUnit unit, boolean _) -> unlink(unit);
        };
    }

    private AdminAnswer unlink(LinkedUnit account) {
        return ending.end(account, sayer())
                .<AdminAnswer>map(ended -> new AdminAnswer.PartnerUnlinked(
                        lines(ended.others(), ended.others()
                                .values()
                                .stream()
                                .findFirst()
                                .flatMap(
                                        AccountLinks.Standing::partner)),
                        ended.readers(), ended.stood()))
                .orElseGet(PartnerLinker::overtaken);
    }

    private Unit home(String partner) {
        return new Unit.Partner(links.path(partner));
    }

    /// Whether readers joined the home by what they read of its accounts: one account more would show them what nobody granted them.
    private boolean isJoined(String partner) {
        return ledger.grants()
                .of(home(partner))
                .stream()
                .anyMatch(grant -> grant.holds(clock.instant()) && !grant.invited().on().isEmpty());
    }

    AdminAnswer list(AdminCommand.PartnerList asked, BooleanSupplier inTime) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("no-pages", "of one distributor at a time");
        }
        List<LinkedUnit> all = ledger.units()
                .summaries(asked.tenant())
                .stream()
                .map(SummaryItem::unit)
                .filter(Unit.Account.class::isInstance)
                .filter(unit -> OpaqueId.isOne(unit.id()))
                .map(unit -> new LinkedUnit(asked.tenant(), unit.id()))
                .filter(unit -> asked.next().filter(last -> unit.id().compareTo(last) <= 0).isEmpty())
                .sorted()
                .toList();
        List<LinkedUnit> page = all.subList(0, Math.min(A_PAGE, all.size()));
        Optional<String> next = page.size() < all.size()
                ? Optional.of(page.getLast().id())
                : Optional.empty();
        var found = new TreeMap<String, AnswerParts.PartnerLine>();
        for (Map.Entry<LinkedUnit, AccountLinks.Standing> one : links.standings(page).entrySet()) {
            Optional<String> partner = one.getValue().partner();
            if (partner.isPresent() && !found.containsKey(links.path(partner.get()))) {
                if (!inTime.getAsBoolean()) {
                    // the last one that was looked at whole; the next call goes on behind it
                    return new AdminAnswer.PartnersListed(List.copyOf(found.values()),
                            before(page, one.getKey()).or(asked::next));
                }
                NavigableMap<LinkedUnit, AccountLinks.Standing> those = links.under(partner.get());
                if (those.size() > 1) {
                    found.put(links.path(partner.get()),
                            new AnswerParts.PartnerLine(links.path(partner.get()), lines(those, partner)));
                }
            }
        }
        return new AdminAnswer.PartnersListed(List.copyOf(found.values()), next);
    }

    private static Optional<String> before(List<LinkedUnit> page, LinkedUnit one) {
        int at = page.indexOf(one);
        return at < 1 ? Optional.empty() : Optional.of(page.get(at - 1).id());
    }

    private List<AnswerParts.LinkedLine> lines(
            NavigableMap<LinkedUnit, AccountLinks.Standing> those,
            Optional<String> partner) {
        var lines = new ArrayList<AnswerParts.LinkedLine>();
        those.forEach((account, link) -> {
            Optional<Instant> since = link.partner().equals(partner) ? link.since() : Optional.empty();
            lines.add(directory.hasTenant(account.tenant())
                    ? line(account, directory.tenant(account.tenant()), since)
                    // its distributor has left
                    : new AnswerParts.LinkedLine(account.tenant(), Optional.empty(), "", since));
        });
        return lines;
    }

    private AnswerParts.LinkedLine line(LinkedUnit account, Tenant whose, Optional<Instant> since) {
        return new AnswerParts.LinkedLine(account.tenant(), accounts.account(whose, account.id()),
                "/" + UnitKind.ACCOUNT.folder(OpaqueId.id(whose.key().array(), "tenant", account.tenant()),
                        account.id()),
                since);
    }

    private Optional<AdminAnswer> notTheOperators(String tenant) {
        if (!tenant.equals(Tenant.OPERATOR)) {
            return Optional.of(new AdminAnswer.Refused("not-the-operator",
                    "accounts are linked over distributors: the tenant is operator"));
        }
        return store.hasTenant(Tenant.OPERATOR)
                ? Optional.empty()
                : Optional.of(new AdminAnswer.Unknown("there is no tenant operator: add it first"));
    }

    private Named named(String text) {
        int slash = text.indexOf('/');
        String tenant = slash < 1 ? "" : text.substring(0, slash);
        String account = text.substring(slash + 1);
        if (!Tenant.isValidId(tenant) || tenant.equals(Tenant.OPERATOR) || !AccountOpener.isId(account)) {
            return new Named.Nothing(
                    new AdminAnswer.Malformed("an account is named tenant/account, by its distributor's own id"));
        }
        if (!store.hasTenant(tenant)) {
            return new Named.Nothing(new AdminAnswer.Unknown("there is no tenant " + tenant + ": add it first"));
        }
        Tenant whose = directory.tenant(tenant);
        return new Named.Account(LinkedUnit.of(whose, account), accounts.isKnown(whose, account));
    }

    private AccountLinks.Sayer sayer() {
        return new AccountLinks.Sayer(Grade.A, OPERATOR, attempts.get());
    }

    private static AdminAnswer tooMany() {
        return new AdminAnswer.Refused("too-many", "at most " + AccountLinks.MOST + " accounts are one partner's");
    }

    private static AdminAnswer overtaken() {
        return new AdminAnswer.Refused("overtaken",
                "something else was said of one of these a moment ago: look at what is linked, and say it again");
    }
}
