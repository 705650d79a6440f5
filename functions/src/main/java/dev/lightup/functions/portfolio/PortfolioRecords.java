package dev.lightup.functions.portfolio;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PutRaw;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.operator.RetractionBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is said of a distributor's portfolios: events of the operator in the distributor's tenant (`portfolio.set`, `portfolio.removed`), each about one. An event's id
/// is made of the version that it follows: of two who begin from one version the later one is told, and the same said again finds itself. Thread-safe.
public final class PortfolioRecords {
    private static final String OPERATOR = "operator";

    private final Ledger ledger;
    private final InstantSource clock;

    public PortfolioRecords(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What became of what was said.
    public sealed interface Put {
        /// It stands.
        ///
        /// @param repeated whether it did before
        record Stands(String receipt, boolean repeated) implements Put {}

        /// Somebody else said something else a moment ago.
        record Overtaken() implements Put {}
    }

    /// Whether something else was said a moment ago, and is not taken in yet.
    boolean isOvertaken(Tenant tenant, String portfolio, PortfolioStates.Standing read, PortfolioFact fact) {
        return ledger.rawEvents()
                .find(key(tenant, portfolio, read))
                .filter(said -> !said.mac().equals(content(tenant, portfolio, fact)))
                .isPresent();
    }

    /// Whether an event cannot hold it: its ids are too long together.
    boolean isTooLarge(String portfolio, PortfolioStates.Standing read, PortfolioFact fact) {
        return body(portfolio, read, fact).getBytes(StandardCharsets.UTF_8).length > CanonicalFormat.LARGEST_EVENT;
    }

    /// Says what a portfolio is from now on.
    ///
    ///
    /// @param read what it follows
    /// @param fact one that is not {@link #isTooLarge too large}
    /// @param attempt names this attempt to store it as no other is
    public Put say(Tenant tenant, String portfolio, PortfolioStates.Standing read, PortfolioFact fact, String attempt) {
        RawKey key = key(tenant, portfolio, read);
        return switch (ledger.rawEvents()
                .put(new RawEvent(key, OPERATOR, RetractionBody.STORED_UNDER, id(tenant, portfolio, read),
                        CanonicalFormat.NAME, 0, CanonicalFormat.EVENT, now(), Grade.A, OPERATOR,
                        content(tenant, portfolio, fact), attempt, key.receipt(), RawEvent.Standing.ACCEPTED,
                        Optional.empty(), Optional.empty(), body(portfolio, read, fact)))) {
            case PutRaw.New(RawEvent stored) -> new Put.Stands(stored.receipt(), false);
            case PutRaw.Same(RawEvent stored) -> new Put.Stands(stored.receipt(), true);
            case PutRaw.Different _ -> new Put.Overtaken();
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String body(String portfolio, PortfolioStates.Standing read, PortfolioFact fact) {
        // it follows what it changes, whatever that one's clock said
        Instant time = read.state().changed().map(last -> last.plusMillis(1)).filter(now()::isBefore).orElse(now());
        Map<String, Json> said = new LinkedHashMap<>();
        said.put("type", new Json.Str(type(fact)));
        said.put("subject", new Json.Str(PortfolioStates.subject(portfolio).toString()));
        said.put("time", new Json.Str(IsoTime.format(time)));
        said.put("data", Codec.read(Json.class, Codec.text(fact)));
        return new Json.Obj(said).write();
    }

    private static String type(PortfolioFact fact) {
        return switch (fact) {
            case PortfolioFact.Told _ -> "portfolio.set";
            case PortfolioFact.Removed _ -> "portfolio.removed";
        };
    }

    private static RawKey key(Tenant tenant, String portfolio, PortfolioStates.Standing read) {
        return RawKey.of(tenant.id(), RetractionBody.STORED_UNDER, id(tenant, portfolio, read));
    }

    private static String id(Tenant tenant, String portfolio, PortfolioStates.Standing read) {
        return "portfolio-" + mac(tenant, "portfolio\0" + portfolio + '\0' + read.version());
    }

    /// What two that say something of one portfolio are compared by.
    private static String content(Tenant tenant, String portfolio, PortfolioFact fact) {
        return mac(tenant, type(fact) + '\0' + portfolio + '\0' + Codec.text(fact));
    }

    private static String mac(Tenant tenant, String text) {
        return TenantTokens.mac(tenant.key(), text.getBytes(StandardCharsets.UTF_8));
    }
}
