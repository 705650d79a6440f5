package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.cookie.CookieSigner;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.inviting.PageTitles;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantCounts;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Invites readers, lists them and takes back what they were granted. Thread-safe.
final class ReaderCommands {
    private static final String BY = "operator";
    private static final AdminAnswer NO_PAGES = new AdminAnswer.Refused("no-pages",
            "the operator has no pages of its own yet; a partner's home is named by its id, as partner list says it");

    private final Ledger ledger;
    private final OpeningEvents openings;
    private final Directory directory;
    private final ReaderInviter inviter;
    private final OpeningEvents accounts;
    private final AccountLinks links;
    private final PageTitles titles;
    private final InstantSource clock;

    ReaderCommands(
            Ledger ledger,
            Directory directory,
            ReaderInviter inviter,
            AccountLinks links,
            InstantSource clock) {
        this.links = links;
        this.ledger = ledger;
        this.openings = new OpeningEvents(ledger, clock);
        this.directory = directory;
        this.inviter = inviter;
        this.titles = new PageTitles(ledger.labels());
        this.accounts = new OpeningEvents(ledger, clock);
        this.clock = clock;
    }

    /// A unit and the folder of its pages.
    private record Place(Unit unit, String path) {}

    AdminAnswer invite(AdminCommand.Invite asked) {
        Optional<MailAddress> address = MailAddress.parse(asked.address());
        if (address.isEmpty()) {
            return new AdminAnswer.Malformed("/address: a mail address in plain letters");
        }
        if (isOperatorsOwn(asked.tenant(), asked.account())) {
            return NO_PAGES;
        }
        if (asked.tenant().equals(Tenant.OPERATOR) && asked.account().filter(links::isHome).isEmpty()) {
            return new AdminAnswer.Unknown("no two accounts are linked under that id");
        }
        Place place = place(asked.tenant(), asked.account());
        GrantedPage page;
        try {
            page = titles.page(directory.tenant(asked.tenant()), place.unit(), place.path(), asked.account(),
                    asked.title());
        } catch (IllegalArgumentException e) {
            return new AdminAnswer.Malformed("/title: " + e.getMessage());
        }
        return switch (inviter.invite(place.unit(), address.get(), page, BY)) {
            case ReaderInviter.Outcome.Invited(String path, Instant until) ->
                new AdminAnswer.Invited(path, until, place.path(), asked.account()
                        .filter(_ -> !asked.tenant().equals(Tenant.OPERATOR))
                        .map(account -> accounts.isKnown(directory.tenant(asked.tenant()), account))
                        .orElse(true));
            case ReaderInviter.Outcome.TooMany() -> new AdminAnswer.Refused("too-many",
                    "that address was invited to " + GrantCounts.MOST + " units of this distributor: invite it to all");
        };
    }

    /// All that the operator has pages of are the homes of partners, each named by its id in paths.
    private static boolean isOperatorsOwn(String tenant, Optional<String> home) {
        return tenant.equals(Tenant.OPERATOR) && home.filter(OpaqueId::isOne).isEmpty();
    }

    /// @param account the distributor's own id of it; of the operator's, the id of a partner's home
    private Place place(String tenant, Optional<String> account) {
        if (tenant.equals(Tenant.OPERATOR) && account.isPresent()) {
            return new Place(new Unit.Partner(account.get()), "/" + UnitKind.PARTNER.folder("", account.get()));
        }
        Tenant whose = directory.tenant(tenant);
        return account
                .map(id -> new Place(Unit.account(tenant, OpaqueId.id(whose.key().array(), "account", id)),
                        "/" + ShownAt.account(whose, id)))
                .orElseGet(() -> new Place(Unit.distributor(tenant), "/" + ShownAt.home(whose)));
    }

    AdminAnswer list(AdminCommand.Readers asked) {
        if (isOperatorsOwn(asked.tenant(), asked.account())) {
            return NO_PAGES;
        }
        Instant now = clock.instant();
        Place place = place(asked.tenant(), asked.account());
        Optional<Instant> left = asked.account()
                .filter(_ -> !asked.tenant().equals(Tenant.OPERATOR))
                .flatMap(account -> openings.closed(directory.tenant(asked.tenant()), account));
        return new AdminAnswer.ReadersListed(place.path(), ledger.grants()
                .of(place.unit())
                .stream()
                .map(grant -> new AnswerParts.ReaderLine(grant.address().text(), grant.page().title(),
                        grant.invited().at(), grant.accepted(), ended(grant, left), grant.last(),
                        ended(grant, left).isPresent() ? List.of() : sessions(grant, now)))
                .toList());
    }

    /// Who was invited before the partner left is out as if it was taken back then.
    private static Optional<Instant> ended(ReaderGrant grant, Optional<Instant> left) {
        return grant.revoked().or(() -> left.filter(grant::isFromBefore));
    }

    private List<AnswerParts.SessionLine> sessions(ReaderGrant grant, Instant now) {
        return grant.holds(now)
                ? ledger.sessions()
                        .of(grant.address().reader(), now)
                        .stream()
                        .filter(session -> session.opens(grant))
                        .map(session -> new AnswerParts.SessionLine(session.name(), session.device(), session.since()))
                        .toList()
                : List.of();
    }

    AdminAnswer revoke(AdminCommand.RevokeReader asked) {
        Optional<MailAddress> address = MailAddress.parse(asked.address());
        if (address.isEmpty()) {
            return new AdminAnswer.Malformed("/address: a mail address in plain letters");
        }
        if (isOperatorsOwn(asked.tenant(), asked.account())) {
            return NO_PAGES;
        }
        Unit unit = place(asked.tenant(), asked.account()).unit();
        String reader = address.get().reader();
        boolean done = asked.session().isPresent()
                ? end(unit, reader, asked.session().get())
                : ledger.grants().revoke(unit, reader, clock.instant());
        return done
                ? new AdminAnswer.ReaderRevoked(CookieSigner.LIFE.toSeconds())
                : new AdminAnswer.Unknown("nobody of that address was invited to it, or has no such session");
    }

    /// A session is ended by whoever may take away what it opens.
    private boolean end(Unit unit, String reader, String name) {
        Optional<ReaderSession> session = ledger.grants()
                .find(unit, reader)
                .flatMap(grant -> ledger.sessions()
                        .of(reader, clock.instant())
                        .stream()
                        .filter(one -> one.name().equals(name) && one.opens(grant))
                        .findFirst());
        session.ifPresent(ledger.sessions()::end);
        return session.isPresent();
    }
}
