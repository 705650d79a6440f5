package dev.lightup.functions.find;

import static dev.lightup.functions.apply.Ground.event;

import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PageItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two distributors that have an account NV-1 and numbers of one spelling each, with the pages on which they stand.
final class NumberedTable {
    static final Unit NORDVIK = Unit.distributor("nordvik");

    private final Ground ground;
    private final LocalDynamo dynamo;

    NumberedTable(LocalDynamo dynamo) {
        this.dynamo = dynamo;
        this.ground = Ground.on(dynamo.plainClient(), dynamo.table());
        List<RawEvent> events = Stream.of("nordvik", "solis").flatMap(this::told).toList();
        ground.receive(events);
        ground.applying(dynamo.plainClient()).apply(events);
        for (String tenant : List.of("nordvik", "solis")) {
            for (String account : List.of("NV-1", "NV-2")) {
                write(unit(tenant, account), home(tenant, account), "index.html", "customers/index.html");
            }
            write(unit(tenant, "NV-1"), customer(tenant, "NV-1", "K-1"), "index.html");
            write(unit(tenant, "NV-2"), customer(tenant, "NV-2", "K-2"), "index.html");
            write(unit(tenant, "NV-2"), home(tenant, "NV-2"), "orders/index.html");
            write(Unit.distributor(tenant), home(tenant), "index.html", "accounts/name/index.html");
        }
    }

    private Stream<RawEvent> told(String tenant) {
        return Stream.of(
                order(tenant, "SO-1", "\"account\":\"NV-1\",\"customer\":\"K-1\","),
                order(tenant, "SO-2", "\"account\":\"NV-2\",\"customer\":\"K-2\","),
                order(tenant, "SO-3", "\"account\":\"NV-2\","),
                // its customer's page is not written yet
                order(tenant, "SO-4", "\"account\":\"NV-1\",\"customer\":\"K-3\","),
                order(tenant, "SO-5", ""),
                // two of which no more than the size of a letter differs
                order(tenant, "ab-7", "\"account\":\"NV-1\",\"customer\":\"K-1\","),
                order(tenant, "AB-7", "\"account\":\"NV-2\",\"customer\":\"K-2\","),
                // the number of an order and of a subscription
                order(tenant, "4711", "\"account\":\"NV-1\",\"customer\":\"K-1\","),
                subscription(tenant, "4711"), subscription(tenant, "3f0a2c1e-9a10"),
                order(tenant, "only-7-" + tenant.toUpperCase(java.util.Locale.ROOT),
                        "\"account\":\"NV-1\",\"customer\":\"K-1\","),
                event(tenant, "c1", "customer.created", "customer/K-1",
                        "{\"account\":\"NV-1\",\"name\":\"Fjord\"}", 1, 1),
                event(tenant, "p1", "partner.application.submitted", "partner/NV-1",
                        "{\"account\":\"NV-1\",\"name\":\"Bright\"}", 1, 1));
    }

    private static RawEvent order(String tenant, String id, String whose) {
        return event(tenant, "o-" + id, "order.submitted", "order/" + id,
                "{" + whose + "\"lines\":[{\"sku\":\"AWP\",\"quantity\":5}]}", 2, 2);
    }

    private static RawEvent subscription(String tenant, String id) {
        return event(tenant, "s-" + id, "subscription.created", "subscription/" + id,
                "{\"account\":\"NV-1\",\"customer\":\"K-1\",\"sku\":\"AWP\",\"quantity\":5}", 3, 3);
    }

    /// Notes pages as written, as a release does: by their paths from the site's root.
    void write(Unit unit, String folder, String... paths) {
        for (String path : paths) {
            ground.ledger().units().putPage(unit, new PageItem(folder.substring(1) + path, "h", "e", 1, 10));
        }
    }

    String id(String tenant, String kind, String id) {
        return OpaqueId.id(ground.directory().tenant(tenant).key().array(), kind, id);
    }

    Unit unit(String tenant, String account) {
        return Unit.account(tenant, id(tenant, "account", account));
    }

    /// The folder of a distributor's pages.
    String home(String tenant) {
        return "/d/" + id(tenant, "tenant", tenant) + "/";
    }

    /// The folder of an account's.
    String home(String tenant, String account) {
        return home(tenant) + "a/" + id(tenant, "account", account) + "/";
    }

    String customer(String tenant, String account, String customer) {
        return home(tenant, account) + "c/" + id(tenant, "customer", customer) + "/";
    }

    ReaderGrant grant(Unit unit, String path) {
        return new ReaderGrant(unit, new MailAddress("dana@brightwater.example"), new GrantedPage(path, "Pages"),
                new ReaderGrant.Invitation(Instant.EPOCH, "operator", "0"), Optional.of(Instant.EPOCH),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Who may read all of a distributor's.
    ReaderGrant manager(String tenant) {
        return grant(Unit.distributor(tenant), home(tenant));
    }

    /// Who may read an account's.
    ReaderGrant owner(String tenant, String account) {
        return grant(unit(tenant, account), home(tenant, account));
    }

    /// Where a number is, in words: the address, `several` and those, or `nowhere`.
    String find(String typed, Optional<String> from, ReaderGrant... grants) {
        var scope = new SearchScope(List.of(grants), from.map(PagePath::new));
        return TypedNumber.of(typed)
                .map(number -> switch (new RowFinder(dynamo.ledger()).find(number, scope)) {
                    case FoundPlace.At(FoundPlace.Row row) -> row.address();
                    case FoundPlace.Names(FoundPlace.Row row, String _) -> row.address();
                    case FoundPlace.Several(List<FoundPlace.Row> rows) ->
                        "several " + String.join(" ", rows.stream().map(FoundPlace.Row::address).toList());
                    case FoundPlace.Nowhere _ -> "nowhere";
                })
                .orElse("nowhere");
    }

    String find(String typed, ReaderGrant... grants) {
        return find(typed, Optional.empty(), grants);
    }
}
