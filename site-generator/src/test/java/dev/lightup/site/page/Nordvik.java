package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.NOW;
import static dev.lightup.site.page.Fixture.at;
import static dev.lightup.site.page.Fixture.day;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.OfferState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A distributor with a portfolio and a feed that has something wrong.
final class Nordvik {
    private static final List<String> PARTNERS = List.of("Brightwater IT", "Fjordnet", "Halden Data",
            "Tromsø Skytjenester",
            "Sør-Trøndelag Kommune-IT", "Berg & Dal Systemer", "Polar Managed Services", "Kvikk");

    private Nordvik() {}

    static NameResolver names() {
        var labels = new HashMap<String, String>();
        for (int i = 0; i < PARTNERS.size(); i++) {
            labels.put("t-P-" + i, PARTNERS.get(i));
        }
        labels.putAll(Map.of("t-C-10", "Fjell Skole", "t-C-11", "Harbour Dental", "t-C-12", "Lumen Optik", "t-C-13",
                "Aas & Sønner"));
        return new NameResolver(Map.of("tenant:", "n0rdv1kaaaaaaaa2"), labels);
    }

    static DistributorReading full() {
        var summaries = new ArrayList<AccountSummary>();
        AccountReading full = Brightwater.full();
        summaries.add(summary(0, full, true));
        for (int i = 1; i < PARTNERS.size(); i++) {
            summaries.add(summary(i, i % 3 == 0 ? full : Accounts.calm(), i % 3 == 0));
        }
        return read(summaries,
                List.of(endpoint("ep_7f2k", health()), endpoint("ep_csv1", quiet()),
                        offer("copilot", Optional.of("2026-09-01")),
                        offer("fabric", Optional.empty())),
                unplaced());
    }

    static DistributorReading empty() {
        return read(List.of(), List.of(), List.of());
    }

    private static DistributorReading read(
            List<AccountSummary> summaries,
            List<HeldSlice> tenant,
            List<HeldSlice> unplaced) {
        var programme = new Programme("Active Use", List.of(Fixture.NORDVIK),
                List.of(new Offer("copilot", "Copilot", List.of("COPILOT"), Optional.of(day("2026-08-20")),
                        Optional.empty()),
                        new Offer("fabric", "Fabric", List.of("FABRIC"), Optional.of(day("2026-05-20")),
                                Optional.empty())),
                List.of(), List.of());
        return new DistributorReader(programme, ReasonCodes.own()).read("nordvik", summaries, tenant, unplaced, NOW);
    }

    private static AccountSummary summary(int i, AccountReading r, boolean named) {
        AccountSummary s = AccountSummary.of("a/acc" + i + "aaaaaaaaaaaa", r);
        return new AccountSummary(s.unit(), "P-" + i, named || i < 7 ? Optional.of("t-P-" + i) : Optional.empty(),
                s.asOf(), s.verdict(), s.seats(),
                s.orders(), s.stuck(), s.needs(), s.stage(), s.lastReceived(), i == 5, s.atStake(), s.disputes(),
                s.unmapped(), i == 6 ? Optional.of(2) : Optional.empty(), s.opened(), s.months());
    }

    private static HeldSlice endpoint(String id, EndpointState state) {
        return held(new Subject(Kind.ENDPOINT, id), Holder.TENANT, state, Optional.empty());
    }

    private static EndpointState health() {
        return new EndpointState(Optional.of(at("2026-10-01")), Optional.of(NOW), 14,
                List.of(new EndpointState.Problem(at("2026-11-22"), "rc_01HFX2", "missing-property",
                        "data.quantity of subscription.created", 1),
                        new EndpointState.Problem(at("2026-11-21"), "rc_01HFV9", "unknown-type",
                                "type is no event type of the catalogue", 13)),
                new TreeMap<>());
    }

    private static EndpointState quiet() {
        return new EndpointState(Optional.empty(), Optional.of(at("2026-11-02")), 0, List.of(),
                new TreeMap<>(Map.of("seats", new EndpointState.Export(at("2026-11-19"), at("2026-11-20"), 1860, 12,
                        Optional.of("line 44: “Seats” is not a whole number")))));
    }

    private static HeldSlice offer(String id, Optional<String> litUp) {
        return held(new Subject(Kind.OFFER, id), Holder.TENANT,
                new OfferState(Optional.of(id), Optional.of(at("2026-08-21")), litUp.map(Fixture::at),
                        Optional.empty()),
                Optional.empty());
    }

    private static List<HeldSlice> unplaced() {
        var order = Fixture.order(dev.lightup.domain.state.OrderState.Status.SUBMITTED, Optional.empty(),
                Optional.empty(), Optional.empty());
        return Stream.concat(
                IntStream.of(9001, 9003, 9004, 9005, 9006)
                        .mapToObj(n -> held(new Subject(Kind.ORDER, "7Q-" + n), Holder.UNPLACED, order,
                                Optional.of("C-77"))),
                Stream.of(held(new Subject(Kind.ORDER, "7Q-9002"), Holder.UNPLACED, order, Optional.empty())))
                .toList();
    }

    private static HeldSlice held(Subject subject, Holder holder, SubjectState state, Optional<String> customer) {
        return new HeldSlice(subject,
                new Slice(holder, Optional.empty(), Optional.empty(), customer, state, List.of(), 0,
                        Optional.of(at("2026-11-20"))));
    }
}
