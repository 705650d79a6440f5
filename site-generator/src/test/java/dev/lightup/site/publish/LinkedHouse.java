package dev.lightup.site.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A partner that buys from two distributors, over the publishing function.
final class LinkedHouse {
    static final String OPERATOR = "operator";
    static final String SECOND = "halcyon";
    static final Unit NORDVIKS = House.account("P-1");
    static final Unit HALCYONS = House.account(SECOND, "H-7");

    private LinkedHouse() {}

    static Unit home(String name) {
        return new Unit.Partner(OpaqueId.id("key of operator".getBytes(StandardCharsets.UTF_8), "account", name));
    }

    static String root() {
        return House.root(home("p-1"));
    }

    static void tell(House house, String tenant, Kind kind, String id, String account, Fact fact) {
        house.tell(tenant, new Subject(kind, id), account, kind == Kind.PARTNER ? "" : "C-" + account, fact,
                house.clock.instant());
    }

    static void link(House house, Unit account, String name, Fact fact) {
        house.tell(OPERATOR, new Subject(Kind.LINK, account.tenant() + "/" + account.id()), name, "", fact,
                house.clock.instant());
    }

    static void sold(House house, String tenant, String account, String subscription, long seats) {
        tell(house, tenant, Kind.SUBSCRIPTION, subscription, account, new SubscriptionFact.Created("E3", seats,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        tell(house, tenant, Kind.SUBSCRIPTION, subscription, account, new SubscriptionFact.Activated());
    }

    /// Two accounts with 40 and 25 seats, both opened, each with a customer of a name.
    static House house(LocalDynamo dynamo) {
        House house = new House(dynamo);
        house.call("{\"units\":[\"operator|about\"]}");
        for (Unit account : new Unit[]{NORDVIKS, HALCYONS}) {
            String tenant = account.tenant();
            String id = account.equals(NORDVIKS) ? "P-1" : "H-7";
            house.ledger.labels().putMissing(tenant, Map.of("name-of-" + id, "Brightwater", "customer", "Contoso"));
            tell(house, tenant, Kind.PARTNER, id, id,
                    new PartnerFact.ApplicationSubmitted(Optional.of("name-of-" + id), Optional.of("NO"),
                            Optional.empty()));
            tell(house, tenant, Kind.PARTNER, id, id, new PartnerFact.Opened());
            tell(house, tenant, Kind.CUSTOMER, "C-" + id, id,
                    new CustomerFact.Created(Optional.of("customer"), Optional.of("NO"), Optional.empty()));
            sold(house, tenant, id, "S-" + id, account.equals(NORDVIKS) ? 40 : 25);
        }
        rest(house);
        return house;
    }

    static House linked(House house) {
        link(house, NORDVIKS, "p-1", new LinkFact.Made());
        link(house, HALCYONS, "p-1", new LinkFact.Made());
        rest(house);
        return house;
    }

    static void rest(House house) {
        house.settle();
        house.sweep(Duration.ofMinutes(4));
        house.settle();
    }

    static SortedMap<String, String> objects(House house, String folder) {
        SortedMap<String, String> found = new TreeMap<>();
        house.objects.texts().forEach((path, text) -> {
            if (path.startsWith(folder)) {
                found.put(path, text);
            }
        });
        return found;
    }

    static JsonNode twin(House house) throws IOException {
        return new ObjectMapper().readTree(house.page(root() + "index.json"));
    }
}
