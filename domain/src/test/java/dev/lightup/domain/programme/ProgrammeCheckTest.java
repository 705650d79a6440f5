package dev.lightup.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.ClockSpan.Unit;
import dev.lightup.domain.programme.MilestoneTemplate.Evidence;
import dev.lightup.domain.programme.MilestoneTemplate.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgrammeCheckTest {
    private static final Step FIRST = new Step("first_active", "First seat active", 10, Side.PARTNER,
            Evidence.FIRST_ACTIVE, Optional.empty());

    private static Distributor distributor(String tenant) {
        return new Distributor(tenant, "Nordvik", "Europe/Oslo", 8, 17, List.of(DayOfWeek.MONDAY), List.of(), 3);
    }

    private static Offer offer(String id, String... skus) {
        return new Offer(id, "Copilot", List.of(skus), Optional.empty(), Optional.of("deploy"));
    }

    private static MilestoneTemplate template(Step... steps) {
        return new MilestoneTemplate("deploy", 1, List.of(steps));
    }

    private static List<String> problems(
            List<Distributor> distributors,
            List<Offer> offers,
            List<StuckClock> clocks,
            MilestoneTemplate... templates) {
        return ProgrammeCheck.problems(new Programme("Programme", distributors, offers, clocks, List.of(templates)));
    }

    @Test
    void aSoundProgrammeHasNoProblems() {
        assertThat(problems(List.of(distributor("nordvik"), distributor("sud")), List.of(offer("copilot", "C1")),
                List.of(DefaultClocks.of(Cause.CREDIT)), template(FIRST))).isEmpty();
    }

    @Test
    void whatIsNamedTwiceIsAProblemAtItsSecondPlace() {
        assertThat(problems(List.of(distributor("nordvik"), distributor("nordvik")),
                List.of(offer("copilot", "C1"), offer("copilot", "C1")),
                List.of(DefaultClocks.of(Cause.CREDIT), DefaultClocks.of(Cause.CREDIT)), template(FIRST, FIRST),
                template(FIRST)))
                .containsExactly("distributors[1].tenant: the same as distributors[0].tenant",
                        "offers[1].id: the same as offers[0].id", "offers[1].skus[0]: the same as offers[0].skus[0]",
                        "clocks[1].cause: the same as clocks[0].cause",
                        "templates[0].steps[1].step: the same as templates[0].steps[0].step",
                        "templates[1].id: the same as templates[0].id");
    }

    @Test
    void aMissingTemplateAndAnOfferWithoutSkusAreNamed() {
        assertThat(problems(List.of(), List.of(offer("copilot")), List.of()))
                .containsExactly("offers[0].skus: at least one SKU",
                        "offers[0].template: no template has the id deploy");
    }

    @Test
    void clocksWarnBeforeTheyBreach() {
        var clock = new StuckClock(Cause.CREDIT, new ClockSpan(3, Unit.HOURS), new ClockSpan(2, Unit.HOURS));
        var negative = new StuckClock(Cause.PAYMENT, new ClockSpan(-1, Unit.HOURS),
                new ClockSpan(2, Unit.BUSINESS_DAYS));
        assertThat(problems(List.of(), List.of(), List.of(clock, negative)))
                .containsExactly("clocks[0].warn: not later than breach", "clocks[1].warn.amount: from 0 to 2000");
    }

    @Test
    void stepsAreInTheOrderOfTheirDueDaysAndSharesAreTens() {
        var early = new Step("share", "40 % active", 5, Side.PARTNER, Evidence.ACTIVE_SHARE, Optional.of(45));
        var odd = new Step("hand", " ", 20, Side.PARTNER, Evidence.BY_HAND, Optional.of(40));
        assertThat(problems(List.of(), List.of(), List.of(), template(FIRST, early, odd))).containsExactly(
                "templates[0].steps[1].percent: 10, 20 ... 100 for ACTIVE_SHARE",
                "templates[0].steps[2].title: 1 to 200 characters",
                "templates[0].steps[2].percent: only for ACTIVE_SHARE",
                "templates[0].steps: share is due before first_active, which it follows");
        assertThat(problems(List.of(), List.of(), List.of(), new MilestoneTemplate("empty", 0, List.of())))
                .containsExactly("templates[0].version: from 1 upward", "templates[0].steps: at least one step");
    }

    @Test
    void tenantsAreWordsAndHolidaysMayCoincide() {
        LocalDate day = LocalDate.parse("2026-12-25");
        var odd = new Distributor("Nord vik", "", "Europe/Oslo", 8, 17, List.of(DayOfWeek.MONDAY), List.of(day, day),
                0);
        assertThat(problems(List.of(odd), List.of(), List.of())).containsExactly(
                "distributors[0].tenant: a lower-case word of letters, digits and hyphens, at most 40",
                "distributors[0].name: 1 to 200 characters", "distributors[0].silentAfterDays: from 1 to 250");
    }

    @Test
    void aDeskHasAnAddressOrANumberThatAPhoneCanOpen() {
        assertThat(problems(List.of(with("partners@nordvik.example", "+47 21 00 00 00")), List.of(), List.of()))
                .isEmpty();
        assertThat(
                problems(List.of(with("partners@nordvik.example?bcc=x@y.example", "21 00 00")), List.of(), List.of()))
                .containsExactly("distributors[0].desk.email: an address: name@example.org",
                        "distributors[0].desk.phone: a number in international form: +47 21 00 00 00");
        assertThat(problems(List.of(with(null, null)), List.of(), List.of()))
                .containsExactly("distributors[0].desk: an email or a phone");
    }

    private static Distributor with(@Nullable String email, @Nullable String phone) {
        Distributor plain = distributor("nordvik");
        return new Distributor(plain.tenant(), plain.name(), plain.zone(), plain.opens(), plain.closes(),
                plain.workdays(), plain.holidays(), plain.silentAfterDays(),
                Optional.of(new Desk("Partner desk", Optional.ofNullable(email), Optional.ofNullable(phone))));
    }
}
