package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What an account holds now, by subject and kind: the input's order is forgotten here. Tenures that have ended are left
/// out: what was transferred away counts where it went.
public final class HeldSlices {
    private final Map<Subject, HeldSlice> current = new TreeMap<>();
    private final Map<Subject, HeldSlice> left = new TreeMap<>();

    public HeldSlices(List<HeldSlice> held) {
        for (HeldSlice h : held) {
            if (h.slice().until().isEmpty()) {
                current.merge(h.subject(), h, HeldSlices::later);
            } else {
                left.merge(h.subject(), h, HeldSlices::later);
            }
        }
        current.keySet().forEach(left::remove);
    }

    private static HeldSlice later(HeldSlice a, HeldSlice b) {
        Instant begunA = a.slice().from().orElse(Instant.MIN);
        Instant begunB = b.slice().from().orElse(Instant.MIN);
        return begunB.isAfter(begunA) ? b : a;
    }

    public Collection<HeldSlice> all() {
        return current.values();
    }

    /// The slices that count: what is held, and of what is not held any more the last tenure. One of each subject.
    public List<HeldSlice> counted() {
        return Stream.concat(current.values().stream(), left.values().stream())
                .sorted(Comparator.comparing(HeldSlice::subject))
                .toList();
    }

    /// The SKUs that subscriptions left, and when: for another account, where nothing that a report calls sold is sold here any more, or for
    /// another plan.
    public Map<SkuKey, Instant> leftSkus() {
        Map<SkuKey, Instant> result = new HashMap<>();
        for (TypedSlice<SubscriptionState> item : subscriptions()) {
            item.state()
                    .former()
                    .forEach((sku, at) -> result.merge(SkuKey.of(item.customer(), Optional.of(sku)), at,
                            BinaryOperator.maxBy(Comparator.naturalOrder())));
        }
        for (HeldSlice h : left.values()) {
            if (h.slice().state() instanceof SubscriptionState state) {
                result.put(SkuKey.of(h.slice().customer(),
                        state.sku().or(() -> state.listed().flatMap(SubscriptionState.Listed::sku))), Instant.MAX);
            }
        }
        return result;
    }

    /// When the last thing went to another account; absent while anything is held here, or nothing ever was.
    public Optional<Instant> movedAway() {
        return current.isEmpty()
                ? left.values().stream().flatMap(h -> h.slice().until().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    public Optional<PartnerState> partner(String account) {
        return Optional.ofNullable(current.get(new Subject(Subject.Kind.PARTNER, account)))
                .flatMap(h -> h.slice().state() instanceof PartnerState state ? Optional.of(state) : Optional.empty());
    }

    public List<TypedSlice<CustomerState>> customers() {
        return of(CustomerState.class);
    }

    public List<TypedSlice<OrderState>> orders() {
        return of(OrderState.class);
    }

    public List<TypedSlice<SubscriptionState>> subscriptions() {
        return of(SubscriptionState.class);
    }

    public List<TypedSlice<UsageState>> usages() {
        return of(UsageState.class);
    }

    public List<TypedSlice<MilestoneState>> milestones() {
        return of(MilestoneState.class);
    }

    public List<TypedSlice<EscalationState>> escalations() {
        return of(EscalationState.class);
    }

    public List<TypedSlice<FeedShare>> feeds() {
        return of(FeedShare.class);
    }

    private <T extends SubjectState> List<TypedSlice<T>> of(Class<T> type) {
        List<TypedSlice<T>> result = new ArrayList<>();
        for (HeldSlice h : current.values()) {
            if (type.isInstance(h.slice().state())) {
                result.add(new TypedSlice<>(h.subject(), h.slice(), type.cast(h.slice().state())));
            }
        }
        return result;
    }
}
