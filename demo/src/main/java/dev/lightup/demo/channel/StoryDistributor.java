package dev.lightup.demo.channel;

import dev.lightup.domain.programme.Desk;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/// A distributor of the story and the habits of its systems.
public enum StoryDistributor {
    NORDVIK("Nordvik Lisenshandel", "Europe/Oslo", 8, 16, "EU"),
    MERIDIAN("Meridian Cloud Supply", "America/Chicago", 8,
            17, "US"),
    SAKURA("桜坂ライセンス商事 (Sakurazaka)", "Asia/Tokyo", 9, 18, "JP");

    /// The days on which all of them do business.
    static final List<DayOfWeek> WORKDAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final String title;
    private final ZoneId zone;
    private final int opens;
    private final int closes;
    private final String region;

    StoryDistributor(String title, String zone, int opens, int closes, String region) {
        this.title = title;
        this.zone = ZoneId.of(zone);
        this.opens = opens;
        this.closes = closes;
        this.region = region;
    }

    public String tenant() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public ZoneId zone() {
        return zone;
    }

    int opens() {
        return opens;
    }

    int closes() {
        return closes;
    }

    /// Whom its partners call; none of the addresses and numbers exists.
    Desk desk() {
        return new Desk("Partner desk", Optional.of("partners@" + tenant() + ".example"),
                this == MERIDIAN ? Optional.of("+1 312 555 0117") : Optional.empty());
    }

    /// The CSP region in which its partners sell.
    public String region() {
        return region;
    }

    IntFunction<List<LocalDate>> holidays() {
        return switch (this) {
            case NORDVIK -> PublicHolidays::norway;
            case MERIDIAN -> PublicHolidays::unitedStates;
            case SAKURA -> PublicHolidays::japan;
        };
    }

    /// Whether orders and seats come as files; the others send an event for each change.
    public boolean exports() {
        return this == SAKURA;
    }

    /// Whether its usage reports name the partner; the others leave that to the customer's link.
    public boolean usageNamesAccount() {
        return this != MERIDIAN;
    }

    /// A CloudEvents source of this distributor.
    public String source(String system) {
        return "/" + tenant() + "/" + system;
    }

    String accountId(int serial) {
        return switch (this) {
            case NORDVIK -> "NV-" + (20410 + serial * 7L);
            case MERIDIAN -> "MCS" + String.format(Locale.ROOT, "%05d", 310 + serial * 3L);
            case SAKURA -> "SZ" + String.format(Locale.ROOT, "%04d", 108 + serial) + "-01";
        };
    }

    public String customerId(long number) {
        return switch (this) {
            case NORDVIK -> "K" + (410000 + number);
            case MERIDIAN -> "C-" + (88000 + number);
            case SAKURA -> String.format(Locale.ROOT, "KK%07d", 3100 + number);
        };
    }

    public String orderId(long number) {
        return switch (this) {
            case NORDVIK -> "NVO-" + (700100 + number);
            case MERIDIAN -> "SO" + (5200400 + number);
            case SAKURA -> String.format(Locale.ROOT, "JU-%08d", 41000 + number);
        };
    }

    public String subscriptionId(long number, long bits) {
        return switch (this) {
            case NORDVIK -> "sub-" + hex(bits).substring(0, 12);
            case MERIDIAN -> new UUID(bits, SeededRandom.mix(bits)).toString();
            case SAKURA -> String.format(Locale.ROOT, "LIC%08d", 90000 + number);
        };
    }

    public String escalationId(long number) {
        return switch (this) {
            case NORDVIK -> "sak-" + (3300 + number);
            case MERIDIAN -> "CASE-" + (16000 + number);
            case SAKURA -> "TK" + (2200 + number);
        };
    }

    public String eventId(long bits) {
        return switch (this) {
            case NORDVIK -> new UUID(bits, SeededRandom.mix(bits)).toString();
            case MERIDIAN -> "evt_" + hex(bits) + hex(SeededRandom.mix(bits)).substring(0, 8);
            case SAKURA -> "sz-" + hex(bits);
        };
    }

    private static String hex(long bits) {
        return String.format(Locale.ROOT, "%016x", bits);
    }
}
