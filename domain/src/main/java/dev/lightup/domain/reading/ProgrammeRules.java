package dev.lightup.domain.reading;

import dev.lightup.domain.programme.BusinessCalendar;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.DefaultClocks;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.programme.StuckClock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A programme made ready for look-ups: offers by SKU, clocks by cause, calendars by tenant; and what reason codes mean. Immutable.
public final class ProgrammeRules {
    private final Programme programme;
    private final CauseRules causes;
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, MilestoneTemplate> templates = new HashMap<>();
    private final Map<String, String> names;
    private final Map<Cause, StuckClock> clocks = new EnumMap<>(Cause.class);
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    /// @param codes what senders' reason codes mean
    public ProgrammeRules(Programme programme, ReasonCodes codes) {
        this.programme = programme;
        this.causes = new CauseRules(codes);
        for (Offer offer : programme.offers()) {
            offer.skus().forEach(sku -> offers.putIfAbsent(sku, offer));
            programme.templateOf(offer).ifPresent(t -> templates.putIfAbsent(offer.id(), t));
        }
        this.names = offers.entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().name()));
        programme.clocks().forEach(c -> clocks.putIfAbsent(c.cause(), c));
        programme.distributors().forEach(d -> calendars.putIfAbsent(d.tenant(), new BusinessCalendar(d)));
    }

    public Distributor distributor(String tenant) {
        return programme.distributor(tenant);
    }

    public BusinessCalendar calendar(String tenant) {
        BusinessCalendar known = calendars.get(tenant);
        return known != null ? known : new BusinessCalendar(programme.distributor(tenant));
    }

    public List<Offer> offers() {
        return programme.offers();
    }

    public Optional<Offer> offer(String sku) {
        return Optional.ofNullable(offers.get(sku));
    }

    /// What pages call each SKU that the programme knows.
    public Map<String, String> names() {
        return names;
    }

    /// What pages call a SKU: its offer's name, else the SKU itself.
    public String nameOf(String sku) {
        return names.getOrDefault(sku, sku);
    }

    public Optional<MilestoneTemplate> template(String sku) {
        return offer(sku).flatMap(o -> Optional.ofNullable(templates.get(o.id())));
    }

    /// Why things wait.
    public CauseRules causes() {
        return causes;
    }

    public StuckClock clock(Cause cause) {
        StuckClock known = clocks.get(cause);
        return known != null ? known : DefaultClocks.of(cause);
    }
}
