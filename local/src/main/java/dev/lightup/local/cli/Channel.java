package dev.lightup.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.stack.Sender;
import dev.lightup.local.story.Story;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may post to a stack of this machine: the three distributors of the story and the operator.
public final class Channel {
    private static final List<String> DISTRIBUTORS = List.of("nordvik", "meridian", "sakura");
    private static final List<String> SEATS = List.of("account", "accountName", "customer", "customerName", "sku",
            "subscription", "sold", "assigned", "active", "workload", "windowDays", "status", "termEnd");
    private static final List<String> ORDERS = List.of("account", "accountName", "customer", "customerName", "order",
            "sku", "subscription", "quantity", "status", "submitted", "reason");

    private Channel() {}

    /// A canonical endpoint for each, and one for files for each distributor.
    public static List<Sender> senders() {
        var senders = new ArrayList<Sender>();
        DISTRIBUTORS.forEach(tenant -> senders.add(Sender.canonical(tenant).in(Story.zone(tenant))));
        DISTRIBUTORS.forEach(tenant -> senders.add(Sender.export(tenant, columns(tenant)).in(Story.zone(tenant))));
        senders.add(Sender.canonical("operator"));
        return senders;
    }

    /// The columns of the story; elsewhere those of the files in `events/export`, and those whose headers are the names of our fields.
    private static List<Sender.Columns> columns(String tenant) {
        List<Sender.Columns> own = Story.columns(tenant)
                .stream()
                .map(one -> new Sender.Columns(one.version(), one.feed(), one.asOf(), Optional.of(one.dates()),
                        one.map()))
                .toList();
        return own.isEmpty()
                ? List.of(example("seats"), example("orders"),
                        new Sender.Columns(3, "seats", "asOf", Optional.empty(), same(SEATS)),
                        new Sender.Columns(4, "orders", "asOf", Optional.empty(), same(ORDERS)))
                : own;
    }

    private static Sender.Columns example(String feed) {
        try (InputStream in = Channel.class.getResourceAsStream("/export/" + feed + ".columns.json")) {
            if (in == null) {
                throw new IllegalStateException("the column map of " + feed + " is not in this build");
            }
            JsonNode json = new ObjectMapper().readTree(in);
            var map = new LinkedHashMap<String, String>();
            json.path("map").properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
            return new Sender.Columns(json.path("version").asInt(), feed, json.path("asOf").asText(),
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
