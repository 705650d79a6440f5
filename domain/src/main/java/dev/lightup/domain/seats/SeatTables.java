package dev.lightup.domain.seats;

import dev.lightup.domain.reading.ProgrammeRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds SKUs up to offers.
public final class SeatTables {
    /// Most idle seats first; where idle is unknown, last.
    private static final Comparator<OfferSeats> MOST_IDLE = Comparator
            .<OfferSeats>comparingLong(o -> o.seats().idle().map(i -> -i).orElse(Long.MAX_VALUE))
            .thenComparing(OfferSeats::key);

    private final ProgrammeRules rules;

    public SeatTables(ProgrammeRules rules) {
        this.rules = rules;
    }

    private static Seats total(Collection<SkuSeats> skus) {
        return Seats.sum(skus.stream().map(SkuSeats::seats).toList());
    }

    /// The seats of these SKUs, in all and by offer.
    public SeatsByOffer count(Collection<SkuSeats> skus) {
        return new SeatsByOffer(total(skus), byOffer(skus), UseMonth.of(skus));
    }

    /// The offers of these SKUs, most idle first.
    private List<OfferSeats> byOffer(Collection<SkuSeats> skus) {
        Map<String, List<SkuSeats>> groups = new TreeMap<>();
        for (SkuSeats sku : skus) {
            String group = rules.offer(sku.key().sku()).map(o -> "o" + o.id()).orElseGet(() -> "s" + sku.key().sku());
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(sku);
        }
        return groups.values().stream().map(this::offer).sorted(MOST_IDLE).toList();
    }

    /// How these SKUs were used over the months, where at least two were told.
    public List<SkuMonths> months(Collection<SkuSeats> skus) {
        return skus.stream()
                .filter(s -> s.months().size() > 1)
                .map(s -> new SkuMonths(s.key().sku(), rules.nameOf(s.key().sku()), s.monthly(), s.months()))
                .toList();
    }

    private OfferSeats offer(List<SkuSeats> skus) {
        String sku = skus.getFirst().key().sku();
        var offer = rules.offer(sku);
        return new OfferSeats(offer.map(o -> o.id()).orElse(sku), rules.nameOf(sku), offer.isPresent(), total(skus),
                workload(skus));
    }

    /// The workload that most of the active seats were counted in.
    private static String workload(List<SkuSeats> skus) {
        Map<String, Long> active = new TreeMap<>();
        for (SkuSeats sku : skus) {
            sku.seats().active().ifPresent(a -> active.merge(sku.workload(), a, Long::sum));
        }
        return active.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(
                                Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
