package dev.lightup.domain.offer;

import dev.lightup.domain.offer.OfferLag.Status;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.state.OfferState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads how soon offers could be ordered at a distributor: those that the programme announced, and those that only the
/// distributor speaks of.
public final class OfferLags {
    private static final Comparator<OfferLag> OPEN_FIRST = Comparator.comparing(OfferLag::status)
            .thenComparing(Comparator.<OfferLag>comparingLong(o -> o.days().orElse(Long.MIN_VALUE)).reversed())
            .thenComparing(OfferLag::offer);

    private final ProgrammeRules rules;
    private final ReadingClock now;

    public OfferLags(ProgrammeRules rules, ReadingClock now) {
        this.rules = rules;
        this.now = now;
    }

    public List<OfferLag> read(Collection<HeldSlice> held) {
        Map<String, OfferLag> result = new TreeMap<>();
        Map<String, OfferState> told = new TreeMap<>();
        for (HeldSlice h : held) {
            if (h.slice().state() instanceof OfferState state) {
                told.merge(programmeId(h.subject().id()), state, OfferLags::together);
            }
        }
        for (Offer offer : rules.offers()) {
            Optional<OfferState> state = Optional.ofNullable(told.remove(offer.id()));
            if (offer.announced().isPresent() || state.isPresent()) {
                result.put(offer.id(), lag(offer.id(), offer.name(),
                        offer.announced().or(() -> state.flatMap(OfferState::listed).map(now.calendar()::day)), state));
            }
        }
        told.forEach((id, state) -> result.put(id, lag(id, state.name().orElse(id),
                state.listed().map(now.calendar()::day), Optional.of(state))));
        return result.values().stream().sorted(OPEN_FIRST).toList();
    }

    /// Distributors speak of an offer by the programme's id or by a SKU of theirs.
    private String programmeId(String id) {
        boolean isId = rules.offers().stream().anyMatch(o -> o.id().equals(id));
        return isId ? id : rules.offer(id).map(Offer::id).orElse(id);
    }

    /// Several SKUs of one offer: it is orderable with the first of them, and retired with the last.
    private static OfferState together(OfferState a, OfferState b) {
        Optional<Instant> retired = a.retired().flatMap(x -> b.retired().map(y -> x.isAfter(y) ? x : y));
        return new OfferState(a.name().or(b::name), earlier(a.listed(), b.listed()), earlier(a.litUp(), b.litUp()),
                retired);
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.flatMap(x -> b.map(y -> x.isBefore(y) ? x : y)).or(() -> a).or(() -> b);
    }

    private OfferLag lag(String id, String name, Optional<LocalDate> announced, Optional<OfferState> state) {
        Optional<LocalDate> litUp = state.flatMap(OfferState::litUp).map(now.calendar()::day);
        boolean retired = state.flatMap(OfferState::retired).isPresent();
        Status status = status(announced, litUp, retired);
        Optional<Long> days = announced.flatMap(from -> litUp.map(l -> l.toEpochDay() - from.toEpochDay())
                .or(() -> status == Status.OPEN ? Optional.of(now.calendarDaysSince(from)) : Optional.empty()));
        return new OfferLag(id, name, announced, litUp, days, status);
    }

    private Status status(Optional<LocalDate> announced, Optional<LocalDate> litUp, boolean retired) {
        if (retired) {
            return Status.RETIRED;
        }
        if (litUp.isPresent()) {
            return Status.LIT_UP;
        }
        return announced.map(day -> now.begun(day) ? Status.OPEN : Status.TO_COME).orElse(Status.NOT_ANNOUNCED);
    }
}
