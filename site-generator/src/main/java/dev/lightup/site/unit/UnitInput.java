package dev.lightup.site.unit;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.Slice;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.page.NameResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What some states hold for one holder: its slices, the ids and names its pages need, and whose ids they must not name.
///
/// @param held the holder's slices, by subject, older tenures first
/// @param paths opaque ids that the pages may name, as {@link dev.lightup.site.page.NameResolver} takes them
/// @param tokens of the names and sentences that stand on the pages
/// @param foreign opaque ids of other holders
public record UnitInput(List<HeldSlice> held, Map<String, String> paths, Set<String> tokens, Set<String> foreign) {
    static final String ACCOUNT = "account:";
    static final String CUSTOMER = "customer:";
    static final String TENANT = "tenant:";
    static final String PORTFOLIO = "portfolio:";

    /// The slices of one holder.
    public static UnitInput of(Collection<StateItem> states, Predicate<Holder> holder) {
        List<HeldSlice> held = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        Map<String, String> paths = new HashMap<>();
        Set<String> tokens = new TreeSet<>();
        for (StateItem state : states) {
            known.putAll(state.paths());
            for (Slice slice : state.folded().slices()) {
                if (holder.test(slice.holder())) {
                    held.add(new HeldSlice(state.subject(), slice));
                    customer(state.subject(), slice).ifPresent(id -> allow(CUSTOMER + id, state, paths));
                    allow(ACCOUNT + slice.holder().account(), state, paths);
                    allow(TENANT, state, paths);
                    if (slice.state() instanceof PortfolioState) {
                        allow(PORTFOLIO + state.subject().id(), state, paths);
                    }
                    tokens.addAll(tokens(slice));
                }
            }
        }
        held.sort(Comparator.comparing(HeldSlice::subject));
        Set<String> foreign = new TreeSet<>(known.values());
        foreign.removeAll(paths.values());
        known.keySet().stream().filter(TENANT::equals).map(known::get).forEach(foreign::remove);
        return new UnitInput(List.copyOf(held), Map.copyOf(paths), Set.copyOf(tokens), Set.copyOf(foreign));
    }

    /// The tokens of the names and sentences that a slice holds.
    static Set<String> tokens(Slice slice) {
        Set<String> tokens = new TreeSet<>(FreeTexts.tokens(slice));
        name(slice).ifPresent(tokens::add);
        return tokens;
    }

    /// The same with the sentences that people wrote in clear.
    ///
    /// @param clear what is known of them
    UnitInput shown(ClearLabels clear) {
        return new UnitInput(
                held.stream()
                        .map(h -> new HeldSlice(h.subject(), FreeTexts.shown(Slice.class, h.slice(), clear)))
                        .toList(),
                paths, tokens, foreign);
    }

    /// Ids of others that a sender's own words hold, in the unit's slices or in a name: somebody copied a page's address there. They
    /// are data like any other text, and give nothing away that the sender did not know.
    Set<String> said(NameResolver names) {
        if (foreign.isEmpty()) {
            return Set.of();
        }
        String words = held.stream().map(h -> Codec.text(h.slice()) + h.subject()).collect(Collectors.joining("\n"))
                + String.join("\n", names.labels().values());
        return foreign.stream().filter(words::contains).collect(Collectors.toSet());
    }

    private static void allow(String key, StateItem state, Map<String, String> paths) {
        Optional.ofNullable(state.paths().get(key)).ifPresent(opaque -> paths.put(key, opaque));
    }

    private static Optional<String> customer(Subject subject, Slice slice) {
        return subject.kind() == Subject.Kind.CUSTOMER ? Optional.of(subject.id()) : slice.customer();
    }

    private static Optional<String> name(Slice slice) {
        return switch (slice.state()) {
            case PartnerState partner -> partner.name();
            case CustomerState customer -> customer.name();
            default -> Optional.empty();
        };
    }
}
