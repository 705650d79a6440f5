package dev.lightup.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Orders on their way from a sender to their account's page. Any number of threads may post; one looks.
final class PostedOrders {
    /// What an order is posted as.
    static final String MEDIA = "application/cloudevents+json";

    private final Path site;
    private final ConcurrentHashMap<String, Long> open = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> toAnswer = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> toPage = new ConcurrentLinkedQueue<>();
    private final Map<Path, FileTime> seen = new HashMap<>();

    /// @param site the published folder
    PostedOrders(Path site) {
        this.site = site;
    }

    /// A new order as an event of now.
    static String event(String tenant, String order, String account, String customer) {
        return """
                {"specversion":"1.0","id":"%s","source":"/%s/bench","type":"order.submitted","subject":"order/%s",\
                "time":"%s","data":{"account":"%s","customer":"%s","lines":[{"sku":"SKU-1","quantity":5}]}}"""
                .formatted(order, tenant, order, Instant.now(), account, customer);
    }

    /// It is about to be posted.
    void begin(String order) {
        open.put(order, System.nanoTime());
    }

    /// It was answered with 202.
    void answered(String order) {
        Long began = open.get(order);
        if (began != null) {
            toAnswer.add(ElapsedSeconds.secondsSince(began));
        }
    }

    /// Whether every order was seen on its page.
    boolean allThere() {
        return open.isEmpty();
    }

    /// Looks at the pages that are others than at the last look.
    void look() throws IOException {
        for (Path page : PublishedAccounts.files(site, "orders/index.json")) {
            FileTime written = Files.getLastModifiedTime(page);
            if (written.equals(seen.put(page, written))) {
                continue;
            }
            String text = Files.readString(page);
            for (Map.Entry<String, Long> order : open.entrySet()) {
                if (text.contains(order.getKey() + "\"") && open.remove(order.getKey(), order.getValue())) {
                    toPage.add(ElapsedSeconds.secondsSince(order.getValue()));
                }
            }
        }
    }

    /// Seconds to the answer.
    List<Double> toAnswer() {
        return List.copyOf(toAnswer);
    }

    /// Seconds until it was seen on the page.
    List<Double> toPage() {
        return List.copyOf(toPage);
    }
}
