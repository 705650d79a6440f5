package dev.lightup.domain.reading;

import dev.lightup.domain.account.AccountPart;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.MilestoneTemplate.Evidence;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.words.TestWords;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A small channel for tests: Nordvik in Oslo, Brightwater its partner, a handful of offers. Monday 23 November 2026, 08:41 in Oslo.
public final class Given {
    public static final Instant NOW = Instant.parse("2026-11-23T07:41:00Z");
    public static final String PARTNER = "P-1";

    static final Distributor NORDVIK = new Distributor("nordvik", "Nordvik Cloud", "Europe/Oslo", 8, 17,
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            List.of(LocalDate.parse("2026-12-25")), 3);

    static final MilestoneTemplate DEPLOY = new MilestoneTemplate("deploy", 2,
            List.of(step("provisioned", 0, Evidence.PROVISIONED), step("first_assigned", 5, Evidence.FIRST_ASSIGNED),
                    step("first_active", 10, Evidence.FIRST_ACTIVE), step("trained", 20, Evidence.BY_HAND),
                    new MilestoneTemplate.Step("share", "40 % of seats active", 40, Side.PARTNER,
                            Evidence.ACTIVE_SHARE, Optional.of(40))));

    public static final Programme PROGRAMME = new Programme("Active Use", List.of(NORDVIK),
            List.of(new Offer("copilot", "Copilot", List.of("COP-M", "COP-Y"),
                    Optional.of(LocalDate.parse("2026-06-01")), Optional.of("deploy")),
                    new Offer("e3", "E3", List.of("E3"), Optional.empty(), Optional.empty()),
                    new Offer("bridged", "Bridged", List.of("BRIDGED"), Optional.empty(), Optional.empty(),
                            Optional.of(new Offer.Bridge(LocalDate.parse("2026-12-01"),
                                    "https://vendor.example/terms")))),
            List.of(), List.of(DEPLOY));

    private static final AccountReader READER = new AccountReader(PROGRAMME, TestWords.CODES);

    private Given() {}

    private static MilestoneTemplate.Step step(String word, int dueDays, Evidence evidence) {
        return new MilestoneTemplate.Step(word, "Step " + word, dueDays, Side.PARTNER, evidence, Optional.empty());
    }

    public static AccountReading reading(HeldSlice... held) {
        return reading(NOW, List.of(held));
    }

    public static AccountReading reading(Instant at, List<HeldSlice> held) {
        return READER.read("nordvik", PARTNER, held, at);
    }

    public static AccountReading reading(Instant at, AccountPart whole) {
        return READER.read("nordvik", PARTNER, whole, at);
    }

    public static Instant at(String instant) {
        return Instant.parse(instant);
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static HeldSlice held(
            Subject subject,
            Optional<String> customer,
            SubjectState state,
            TimelineMoment... recent) {
        return held(subject, customer, state, Optional.of(at("2026-11-23T06:00:00Z")), recent);
    }

    public static HeldSlice held(
            Subject subject,
            Optional<String> customer,
            SubjectState state,
            Optional<Instant> received,
            TimelineMoment... recent) {
        return new HeldSlice(subject, new Slice(Holder.account(PARTNER), Optional.empty(), Optional.empty(), customer,
                state, List.of(recent), 0, received));
    }

    /// The same, of a tenure that has ended.
    public static HeldSlice ended(HeldSlice held) {
        Slice s = held.slice();
        return new HeldSlice(held.subject(), new Slice(s.holder(), s.from(), Optional.of(NOW), s.customer(), s.state(),
                s.recent(), s.earlier(), s.lastReceived()));
    }

    public static TimelineMoment moment(Instant at, Fact fact) {
        return moment(at, "/nordvik/orders", Grade.A, fact);
    }

    public static TimelineMoment moment(Instant at, String source, Grade grade, Fact fact) {
        return new TimelineMoment(at, at, at, "test", source, "id-" + at, grade, fact);
    }
}
