package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInAnswer.OpeningStanding;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.opening.OpeningList;
import dev.lightup.functions.portfolio.PortfolioStates;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Opens many accounts in the name of a distributor's reader: those that were looked at, each by an event of its own. The look's pass is a keyed hash of
/// who looked and of the accounts that would be opened; nothing is kept in between. What was cut off is gone on with by the same button. Thread-safe.
public final class OpeningListDesk {
    /// So many accounts of a distributor are gone through where all that are shut are asked for.
    public static final int READ = 2_000;
    /// For so long a button opens; Enter waits a little longer.
    public static final Duration TIME = Duration.ofSeconds(10);
    private static final String PURPOSE = "openings";

    private final Ledger ledger;
    private final Directory directory;
    private final OpeningDesk one;
    private final OpeningEvents events;
    private final KnownAccounts accounts;
    private final PortfolioStates portfolios;
    private final InstantSource clock;
    private final int read;

    OpeningListDesk(Ledger ledger, Directory directory, OpeningDesk one, InstantSource clock) {
        this(ledger, directory, one, clock, READ);
    }

    /// @param read so many accounts are gone through
    OpeningListDesk(Ledger ledger, Directory directory, OpeningDesk one, InstantSource clock, int read) {
        this.read = read;
        this.ledger = ledger;
        this.directory = directory;
        this.one = one;
        this.events = new OpeningEvents(ledger, clock);
        this.accounts = new KnownAccounts(ledger);
        this.portfolios = new PortfolioStates(ledger);
        this.clock = clock;
    }

    HandInAnswer look(HandInRequest.LookAtOpenings asked) {
        Tenant tenant = directory.tenant(asked.tenant());
        Optional<String> portfolio = asked.portfolio();
        if (portfolio.isPresent()) {
            return portfolios.one(tenant.id(), portfolio.get())
                    .map(state -> part(tenant, asked, lines(tenant, state.accounts())))
                    .orElseGet(() -> HandInAnswer.Refused.of(HandInAnswer.Refusal.NO_PORTFOLIO, ""));
        }
        if (!asked.accounts().isEmpty()) {
            return looked(tenant, asked, lines(tenant, asked.accounts()), 0);
        }
        List<SummaryItem> told = ledger.units().summaries(tenant.id(), read + 1);
        if (told.size() > read) {
            return HandInAnswer.Refused.of(HandInAnswer.Refusal.TOO_MANY_ACCOUNTS, "");
        }
        List<HandInAnswer.OpeningLine> shut = lines(tenant,
                told.stream()
                        .flatMap(item -> UnitSummary.of(item).known().stream())
                        .map(summary -> summary.account().account())
                        .sorted()
                        .toList())
                .stream()
                // whose partner left is named by whoever opens it again
                .filter(line -> line.standing() == OpeningStanding.SHUT)
                .toList();
        return looked(tenant, asked, shut.stream().limit(OpeningList.MOST).toList(),
                Math.max(0, shut.size() - OpeningList.MOST));
    }

    HandInAnswer portfolios(HandInRequest.ListPortfolios asked) {
        return new HandInAnswer.Portfolios(portfolios.all(directory.tenant(asked.tenant()).id())
                .entrySet()
                .stream()
                .map(one -> new HandInAnswer.ListedPortfolio(one.getKey(), one.getValue().name().orElse(""),
                        one.getValue().accounts().size()))
                .toList());
    }

    /// Of a portfolio: as many as one button opens, and all that it has nothing to do with.
    private HandInAnswer part(
            Tenant tenant,
            HandInRequest.LookAtOpenings asked,
            List<HandInAnswer.OpeningLine> all) {
        List<HandInAnswer.OpeningLine> would = all.stream().filter(OpeningListDesk::isShut).toList();
        return looked(tenant, asked,
                Stream.concat(would.stream().limit(OpeningList.MOST), all.stream().filter(line -> !isShut(line)))
                        .toList(),
                Math.max(0, would.size() - OpeningList.MOST));
    }

    private List<HandInAnswer.OpeningLine> lines(Tenant tenant, List<String> ids) {
        Map<String, KnownAccounts.Known> known = accounts.of(tenant, ids);
        return ids.stream().map(id -> line(id, Optional.ofNullable(known.get(id)))).toList();
    }

    private static HandInAnswer.OpeningLine line(String id, Optional<KnownAccounts.Known> known) {
        if (known.isEmpty()) {
            return new HandInAnswer.OpeningLine(id, Optional.empty(), OpeningStanding.UNKNOWN, Optional.empty());
        }
        KnownAccounts.Known told = known.get();
        OpeningStanding shut = told.closed().isPresent() ? OpeningStanding.LEFT : OpeningStanding.SHUT;
        return new HandInAnswer.OpeningLine(id, told.name(), told.opened().isPresent() ? OpeningStanding.OPEN : shut,
                told.opened().or(told::closed));
    }

    private HandInAnswer looked(
            Tenant tenant,
            HandInRequest.LookAtOpenings asked,
            List<HandInAnswer.OpeningLine> lines,
            int more) {
        List<HandInAnswer.OpeningLine> would = lines.stream().filter(OpeningListDesk::isShut).toList();
        Optional<String> pass = would.isEmpty()
                ? Optional.empty()
                : Optional.of(pass(tenant, asked.reader(), clock.instant(), would));
        return new HandInAnswer.Openings(lines, pass, more);
    }

    private static boolean isShut(HandInAnswer.OpeningLine line) {
        return line.standing() == OpeningStanding.SHUT || line.standing() == OpeningStanding.LEFT;
    }

    /// Over each account with when its partner left last: of one that left since the look it is another one.
    private static String pass(
            Tenant tenant,
            String reader,
            Instant look,
            List<HandInAnswer.OpeningLine> would) {
        String said = look.toEpochMilli() + "\0" + reader + '\0' + would.stream()
                .map(line -> line.account() + '\0' + (line.standing() == OpeningStanding.LEFT
                        ? line.since().map(Instant::toString).orElse("")
                        : ""))
                .collect(Collectors.joining("\0"));
        return look.toEpochMilli() + "." + HexFormat.of()
                .formatHex(TenantTokens.hmac(TenantTokens.derived(tenant.key(), PURPOSE), KeyIds.utf8(said)));
    }

    HandInAnswer open(HandInRequest.OpenAccounts asked, String key) {
        Instant began = clock.instant();
        Tenant tenant = directory.tenant(asked.tenant());
        Optional<Instant> look = HandInDesk.at(asked.pass(), 1);
        Map<String, KnownAccounts.Known> known = accounts.of(tenant, asked.accounts());
        if (look.filter(at -> !began.isBefore(at) && began.isBefore(at.plus(HandInDesk.LOOK))).isEmpty()
                || !isPassOf(tenant, asked, look.get(), known)) {
            return HandInAnswer.Refused.of(HandInAnswer.Refusal.EXPIRED, "");
        }
        OpeningEvents.Opener opener = OpeningDesk.opener(key, asked.request());
        var lines = new ArrayList<HandInAnswer.OpeningLine>();
        for (String account : asked.accounts()) {
            HandInAnswer.OpeningLine line = line(account, Optional.ofNullable(known.get(account)));
            lines.add(!isShut(line)
                    ? line
                    : clock.instant().isBefore(began.plus(TIME))
                            ? opened(line, events.openOnce(tenant, account, opener, look.get(), one::isTakenBack))
                            : new HandInAnswer.OpeningLine(account, line.name(), OpeningStanding.WAITING,
                                    Optional.empty()));
        }
        boolean waits = lines.stream().anyMatch(line -> line.standing() == OpeningStanding.WAITING);
        return new HandInAnswer.Openings(lines, Optional.of(asked.pass()).filter(_ -> waits), 0);
    }

    private static HandInAnswer.OpeningLine opened(HandInAnswer.OpeningLine line, Optional<RawEvent> event) {
        return new HandInAnswer.OpeningLine(line.account(), line.name(),
                event.isPresent() ? OpeningStanding.OPENED : OpeningStanding.TAKEN_BACK,
                event.map(RawEvent::received));
    }

    /// Those that were opened since the look were shut in it.
    private static boolean isPassOf(
            Tenant tenant,
            HandInRequest.OpenAccounts asked,
            Instant look,
            Map<String, KnownAccounts.Known> known) {
        List<HandInAnswer.OpeningLine> would = asked.accounts().stream().map(account -> {
            Optional<Instant> left = Optional.ofNullable(known.get(account)).flatMap(KnownAccounts.Known::closed);
            return new HandInAnswer.OpeningLine(account, Optional.empty(),
                    left.isPresent() ? OpeningStanding.LEFT : OpeningStanding.SHUT, left);
        }).toList();
        return !would.isEmpty() && ByteString.utf8(pass(tenant, asked.reader(), look, would))
                .equals(ByteString.utf8(asked.pass()));
    }
}
