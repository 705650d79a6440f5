package dev.lightup.local.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.demo.Story;
import dev.lightup.local.folder.SeedEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may post to a stack of this machine: the three distributors of the story and the operator.
public final class StoryEndpoints {
    private static final List<String> DISTRIBUTORS = List.of("nordvik", "meridian", "sakura");
    private static final List<String> SEATS = List.of("account", "accountName", "customer", "customerName", "sku",
            "subscription", "sold", "assigned", "active", "workload", "windowDays", "status", "termEnd");
    private static final List<String> ORDERS = List.of("account", "accountName", "customer", "customerName", "order",
            "sku", "subscription", "quantity", "status", "submitted", "reason");

    private StoryEndpoints() {}

    /// A canonical endpoint for each, and one for files for each distributor.
    public static List<SeedEndpoint> senders() {
        var senders = new ArrayList<SeedEndpoint>();
        DISTRIBUTORS.forEach(tenant -> senders.add(SeedEndpoint.canonical(tenant).in(Story.zone(tenant))));
        DISTRIBUTORS
                .forEach(tenant -> senders.add(SeedEndpoint.export(tenant, columns(tenant)).in(Story.zone(tenant))));
        senders.add(SeedEndpoint.canonical("operator"));
        return senders;
    }

    /// The columns of the story; elsewhere those of the files in `events/export`, and those whose headers are the names of our fields.
    private static List<SeedEndpoint.Columns> columns(String tenant) {
        List<SeedEndpoint.Columns> own = Story.columns(tenant)
                .stream()
                .map(one -> new SeedEndpoint.Columns(one.version(), one.feed(), one.asOf(), Optional.of(one.dates()),
                        one.map()))
                .toList();
        return own.isEmpty()
                ? List.of(example("seats"), example("orders"),
                        new SeedEndpoint.Columns(3, "seats", "asOf", Optional.empty(), same(SEATS)),
                        new SeedEndpoint.Columns(4, "orders", "asOf", Optional.empty(), same(ORDERS)))
                : own;
    }

    private static SeedEndpoint.Columns example(String feed) {
        try (InputStream in = StoryEndpoints.class.getResourceAsStream("/export/" + feed + ".columns.json")) {
            if (in == null) {
                throw new IllegalStateException("the column map of " + feed + " is not in this build");
            }
            JsonNode json = new ObjectMapper().readTree(in);
            var map = new LinkedHashMap<String, String>();
            json.path("map").properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
            return new SeedEndpoint.Columns(json.path("version").asInt(), feed, json.path("asOf").asText(),
                    Optional.ofNullable(json.get("dates")).map(JsonNode::asText), map);
        } catch (IOException e) {
            throw new UncheckedIOException("the column map of " + feed + " cannot be read", e);
        }
    }

    private static Map<String, String> same(List<String> names) {
        var map = new LinkedHashMap<String, String>();
        names.forEach(name -> map.put(name, name));
        return map;
    }
}
