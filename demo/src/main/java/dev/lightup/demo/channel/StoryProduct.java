package dev.lightup.demo.channel;

import java.util.List;

/// What the story's vendor sells. All of it is invented.
public enum StoryProduct {
    WORKPLACE("workplace", "Alder Workplace", "AWP-STD-1Y", "office", 470),
    WORKPLACE_PLUS("workplace-plus",
            "Alder Workplace Plus", "AWP-PLUS-1Y", "office", 430),
    SHIELD("shield", "Alder Shield", "ASH-BUS-1Y",
            "security", 390),
    LEDGERLINE("ledgerline", "Alder Ledgerline", "ALL-FIN-1Y", "business",
            340),
    ASSIST("assist", "Alder Assist", "AAS-ADD-1Y", "assistant", 236);

    private final String offer;
    private final String title;
    private final String sku;
    private final String template;
    private final int announced;

    StoryProduct(String offer, String title, String sku, String template, int announced) {
        this.offer = offer;
        this.title = title;
        this.sku = sku;
        this.template = template;
        this.announced = announced;
    }

    /// The programme's word for it.
    public String offer() {
        return offer;
    }

    public String title() {
        return title;
    }

    /// The SKU for a commitment of a year; the one that most orders name.
    public String sku() {
        return sku;
    }

    /// Every SKU that counts as this offer.
    List<String> skus() {
        return List.of(sku, sku.replace("-1Y", "-1M"));
    }

    /// What usage reports tell apart within it.
    public List<String> workloads() {
        return switch (this) {
            case WORKPLACE, WORKPLACE_PLUS -> List.of("mail", "meetings", "files");
            case SHIELD -> List.of("devices", "identity");
            case LEDGERLINE -> List.of("finance");
            case ASSIST -> List.of("assistant");
        };
    }

    /// The milestone template's id.
    String template() {
        return template;
    }

    /// How many days before the story's end the vendor announced it.
    public int announced() {
        return announced;
    }
}
