package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.NOW;
import static dev.lightup.site.page.Fixture.day;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.UseMonth;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A distributor of any number of accounts, from a table made by hand: account i has what its number says.
///
/// @param things everything that waits anywhere
record LargePortfolio(int accounts, List<Thing> things) {
    private static final List<String> FIRST = List.of("Alder", "Bayou", "Cedar", "Dune", "Ember", "Fjord", "Granite",
            "Harbor", "Ironwood", "Juniper", "Kestrel", "Lantern", "Maple", "Nordlys", "Otter", "Prairie", "Quarry",
            "Raven", "Sandpiper", "Tundra", "Umbra", "Valley", "Willow", "Xenon", "Yarrow", "Zephyr");
    private static final List<String> SECOND = List.of("IT", "Cloud", "Systems", "Data", "Networks", "Consulting",
            "Managed Services");

    /// Something that waits.
    ///
    /// @param seats 0 where none hang on it
    record Thing(int account, String name, Side side, boolean late, boolean stuck, int seats, LocalDate due) {}

    static LargePortfolio of(int accounts) {
        var things = new ArrayList<Thing>();
        for (int i = 0; i < accounts; i++) {
            if (i % 20 == 0) {
                things.add(new Thing(i, "SO-" + i, Side.DISTRIBUTOR, true, true, 1 + i % 40,
                        day("2026-11-02").plusDays(i % 18)));
            }
            if (i % 25 == 1) {
                things.add(new Thing(i, "SW-" + i, Side.DISTRIBUTOR, false, true, 3, day("2026-11-24")));
            }
            if (i % 7 == 3) {
                things.add(new Thing(i, "access", Side.DISTRIBUTOR, true, false, 0, day("2026-11-17")));
            }
            for (int n = 0; n < i % 3; n++) {
                things.add(new Thing(i, "SP-" + i + "-" + n, Side.PARTNER, true, n == 0, 1 + i * 7 % 50,
                        day("2026-10-01").plusDays((i + 11 * n) % 50)));
            }
            if (i % 2 == 0) {
                things.add(new Thing(i, "SQ-" + i, Side.PARTNER, false, false, 5, day("2026-12-01").plusDays(i % 60)));
            }
            if (i % 5 == 0) {
                things.add(new Thing(i, "SV-" + i, Side.VENDOR, i % 10 == 0, false, 12, day("2026-11-11").plusDays(
                        i % 10 == 0 ? 0 : 20)));
            }
            if (i % 6 == 0) {
                things.add(new Thing(i, "SC-" + i, Side.CUSTOMER, true, false, 30, day("2026-11-20")));
            }
        }
        return new LargePortfolio(accounts, List.copyOf(things));
    }

    /// The same after one thing was done.
    LargePortfolio without(Thing done) {
        return new LargePortfolio(accounts, things.stream().filter(thing -> !thing.equals(done)).toList());
    }

    /// The same with one thing more.
    LargePortfolio with(Thing more) {
        return new LargePortfolio(accounts,
                java.util.stream.Stream.concat(things.stream(), java.util.stream.Stream.of(more)).toList());
    }

    List<Thing> of(Side side) {
        return things.stream().filter(thing -> thing.side() == side).toList();
    }

    static String name(int account) {
        return FIRST.get(account % FIRST.size()) + " " + SECOND.get(account / FIRST.size() % SECOND.size())
                + (account < FIRST.size() * SECOND.size() ? "" : " " + (account / (FIRST.size() * SECOND.size()) + 1));
    }

    NameResolver names() {
        Map<String, String> labels = new HashMap<>();
        IntStream.range(0, accounts).forEach(i -> labels.put("t-P-" + i, name(i)));
        return new NameResolver(Map.of("tenant:", "n0rdv1kaaaaaaaa2"), labels);
    }

    DistributorReading reading() {
        return reading(Integer.MAX_VALUE);
    }

    /// The same where an account tells so many of its things only.
    DistributorReading reading(int most) {
        return reading(most, List.of());
    }

    /// The same of a distributor with those subjects of its own.
    DistributorReading reading(int most, List<HeldSlice> own) {
        Map<Integer, List<Thing>> byAccount = new HashMap<>();
        things.forEach(thing -> byAccount.computeIfAbsent(thing.account(), _ -> new ArrayList<>()).add(thing));
        var programme = new Programme("Active Use", List.of(Fixture.NORDVIK), List.of(), List.of(), List.of());
        return new DistributorReader(programme, ReasonCodes.own()).read("nordvik",
                IntStream.range(0, accounts)
                        .mapToObj(i -> summary(i, byAccount.getOrDefault(i, List.of())).withNeeds(most))
                        .toList(),
                own, List.of(), NOW);
    }

    private static AccountSummary summary(int i, List<Thing> things) {
        BySide waits = count(things);
        BySide late = count(things.stream().filter(Thing::late).toList());
        List<Thing> stuck = things.stream().filter(Thing::stuck).toList();
        long sold = 100L + i % 300;
        long active = i % 11 == 0 ? 0 : sold * (i % 9 + 1) / 10;
        return new AccountSummary(unit(i), "P-" + i, Optional.of("t-P-" + i), Optional.of(NOW),
                new Verdict(Verdict.Level.of(waits, late), waits, late, Optional.empty(),
                        i % 4 == 3
                                ? Optional.empty()
                                : Optional.of(new Renewal(day("2026-12-05").plusDays(i % 300),
                                        Renewal.Outcome.RENEWS, false, Optional.of(40L), Optional.of(i % 17L), 0))),
                i % 13 == 5 ? Seats.NOTHING : Fixture.seats(sold, sold, active),
                new OrderCount(things.size(), stuck.size(), 0, 0, 0, 0, 0), count(stuck),
                things.stream().map(LargePortfolio::need).toList(), OnboardingReading.Stage.TRANSACTING,
                Optional.of(Fixture.at("2026-11-20")), i % 50 == 9, sold - active, i % 90 == 7 ? 2 : 0, 0,
                Optional.empty(),
                i % 20 == 3 ? Optional.empty() : Optional.of(Fixture.at("2026-03-02")),
                i % 13 == 5 ? List.of() : months(i, sold, active));
    }

    private static List<UseMonth> months(int i, long sold, long active) {
        return IntStream.range(0, 13)
                .filter(month -> i % 8 != 2 || month != 6)
                .mapToObj(month -> new UseMonth(YearMonth.of(2025, 11).plusMonths(month),
                        active * (month + 4 + (i + month) % 3) / 18, Optional.of(sold)))
                .toList();
    }

    static String unit(int i) {
        String digits = Integer.toString(i, 32);
        var id = new StringBuilder();
        digits.chars().forEach(c -> id.append("abcdefghijklmnopqrstuvwxyz234567".charAt(Character.digit(c, 32))));
        return "a/" + "a".repeat(16 - id.length()) + id;
    }

    private static BySide count(List<Thing> things) {
        return things.stream().map(thing -> BySide.NONE.and(thing.side())).reduce(BySide.NONE, BySide::and);
    }

    private static MoveSummary need(Thing thing) {
        boolean order = thing.seats() > 0;
        return new MoveSummary(new Subject(order ? Subject.Kind.ORDER : Subject.Kind.PARTNER,
                order ? thing.name() : "P-" + thing.account()), order ? Move.Kind.ORDER : Move.Kind.REQUIREMENT,
                thing.name(), thing.side(), switch (thing.side()) {
                    case DISTRIBUTOR -> Cause.MANUAL_TASK;
                    case PARTNER -> Cause.PARTNER_ACTION;
                    case VENDOR -> Cause.VENDOR_PROCESSING;
                    case CUSTOMER -> Cause.CUSTOMER_ACTION;
                }, Optional.empty(), order ? Optional.of((long) thing.seats()) : Optional.empty(), Optional.of("E3"),
                thing.late() ? Urgency.LATE : thing.stuck() ? Urgency.DUE : Urgency.ON_TIME,
                Fixture.at("2026-09-25"), thing.due(), thing.stuck(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
