package dev.lightup.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.ClockSpan.Unit;
import dev.lightup.domain.programme.MilestoneTemplate.Evidence;
import dev.lightup.domain.programme.MilestoneTemplate.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgrammeDifferenceTest {
    private static final Distributor NORDVIK = nordvik(9, List.of(LocalDate.parse("2026-12-25")),
            new Desk("Partner desk", Optional.of("desk@nordvik.example"), Optional.empty()));
    private static final Offer OFFICE = new Offer("office", "Office", List.of("O-1", "O-2"),
            Optional.of(LocalDate.parse("2026-01-05")), Optional.of("usual"));
    private static final StuckClock CREDIT = new StuckClock(Cause.CREDIT, new ClockSpan(1, Unit.BUSINESS_DAYS),
            new ClockSpan(3, Unit.BUSINESS_DAYS));
    private static final Step BEGUN = new Step("begun", "Begun", 5, Side.PARTNER, Evidence.BY_HAND, Optional.empty());
    private static final Step USED = new Step("used", "In use", 30, Side.CUSTOMER, Evidence.ACTIVE_SHARE,
            Optional.of(40));
    private static final MilestoneTemplate USUAL = new MilestoneTemplate("usual", 1, List.of(BEGUN, USED));
    private static final Programme PROGRAMME = programme(NORDVIK, OFFICE, CREDIT, USUAL);

    private static Distributor nordvik(int opens, List<LocalDate> holidays, Desk desk) {
        return new Distributor("nordvik", "Nordvik", "Europe/Oslo", opens, 17, List.of(DayOfWeek.MONDAY), holidays, 3,
                Optional.of(desk));
    }

    private static Programme programme(Distributor d, Offer offer, StuckClock clock, MilestoneTemplate template) {
        return new Programme("Light-up", List.of(d), List.of(offer), List.of(clock), List.of(template));
    }

    private static List<String> to(Programme after) {
        return ProgrammeDifference.words(Optional.of(PROGRAMME), after);
    }

    @Test
    void theSameProgrammeIsNoDifferenceInWhateverOrderItStands() {
        Offer second = new Offer("mail", "Mail", List.of("M-1"), Optional.empty(), Optional.empty());
        Programme one = new Programme("P", List.of(), List.of(OFFICE, second), List.of(), List.of(USUAL));
        Programme other = new Programme("P", List.of(), List.of(second, OFFICE), List.of(), List.of(USUAL));
        assertThat(ProgrammeDifference.words(Optional.of(one), other)).isEmpty();
        assertThat(to(PROGRAMME)).isEmpty();
    }

    @Test
    void theFirstProgrammeIsNewFromBeginningToEnd() {
        assertThat(ProgrammeDifference.words(Optional.empty(), PROGRAMME)).containsExactly(
                "programme, name: Light-up",
                "distributor nordvik: new",
                "  distributor nordvik, name: Nordvik",
                "  distributor nordvik, zone: Europe/Oslo",
                "  distributor nordvik, hours: 9 to 17",
                "  distributor nordvik, workdays: Mon",
                "  distributor nordvik, holidays: 2026-12-25",
                "  distributor nordvik, silent after: 3 business days",
                "  distributor nordvik, desk: Partner desk",
                "  distributor nordvik, desk's mail: desk@nordvik.example",
                "offer office: new",
                "  offer office, name: Office",
                "  offer office, SKUs: O-1, O-2",
                "  offer office, announced: 2026-01-05",
                "  offer office, template: usual",
                "clock credit: new",
                "  clock credit, warns after: 1 business days",
                "  clock credit, late after: 3 business days",
                "template usual version 1: new",
                "  template usual version 1, order of steps: begun, used",
                "  template usual version 1, step begun: \"Begun\", due after 5 business days, partner, by hand",
                "  template usual version 1, step used: \"In use\", due after 30 business days, customer, active share 40 %");
    }

    @Test
    void whatIsGoneIsToldByName() {
        assertThat(to(new Programme("Light-up", List.of(), List.of(), List.of(), List.of()))).containsExactly(
                "distributor nordvik: is not there any more", "offer office: is not there any more",
                "clock credit: is not there any more", "template usual version 1: is not there any more");
    }

    @Test
    void eachFieldThatChangesIsALine() {
        Distributor other = nordvik(8, List.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26")),
                new Desk("Partner desk", Optional.empty(), Optional.of("+47 21 00 00 00")));
        assertThat(to(programme(other, OFFICE, CREDIT, USUAL))).containsExactly(
                "distributor nordvik, hours: 8 to 17, was 9 to 17",
                "distributor nordvik, holidays: with 2026-12-26",
                "distributor nordvik, desk's mail: not told any more, was desk@nordvik.example",
                "distributor nordvik, desk's phone: +47 21 00 00 00");
        Offer moved = new Offer("office", "Office", List.of("O-2", "O-3"), Optional.empty(), Optional.of("usual"),
                Optional.of(new Offer.Bridge(LocalDate.parse("2026-04-01"), "https://vendor.example/bridge")));
        assertThat(to(programme(NORDVIK, moved, CREDIT, USUAL))).containsExactly(
                "offer office, SKUs: with O-3; without O-1",
                "offer office, announced: not told any more, was 2026-01-05",
                "offer office, paid bridge: from 2026-04-01, by https://vendor.example/bridge");
        StuckClock hours = new StuckClock(Cause.CREDIT, new ClockSpan(4, Unit.HOURS),
                new ClockSpan(3, Unit.BUSINESS_DAYS));
        assertThat(to(programme(NORDVIK, OFFICE, hours, USUAL)))
                .containsExactly("clock credit, warns after: 4 hours, was 1 business days");
    }

    @Test
    void theOrderOfStepsIsADifference() {
        assertThat(to(programme(NORDVIK, OFFICE, CREDIT, new MilestoneTemplate("usual", 1, List.of(USED, BEGUN)))))
                .containsExactly("template usual version 1, order of steps: used, begun, was begun, used");
    }

    @Test
    void aLongListIsNamedByItsFirstTen() {
        List<LocalDate> many = IntStream.range(0, 12).mapToObj(LocalDate.parse("2027-01-01")::plusDays).toList();
        Desk desk = NORDVIK.desk().orElseThrow();
        assertThat(to(programme(nordvik(9, many, desk), OFFICE, CREDIT, USUAL))).singleElement()
                .asString()
                .startsWith("distributor nordvik, holidays: with 2027-01-01,")
                .endsWith("2027-01-10 and 2 more; without 2026-12-25");
    }
}
