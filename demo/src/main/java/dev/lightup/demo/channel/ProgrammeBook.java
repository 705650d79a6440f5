package dev.lightup.demo.channel;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ClockSpan;
import dev.lightup.domain.programme.ClockSpan.Unit;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.MilestoneTemplate.Evidence;
import dev.lightup.domain.programme.MilestoneTemplate.Step;
import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.programme.StuckClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The story's programme: calendars, offers, clocks and milestone templates.
public final class ProgrammeBook {
    /// The step that a partner ticks after the first talk with the customer.
    public static final String KICKOFF = "kickoff_held";
    /// The step that a partner ticks when the customer's own trainers are trained.
    public static final String TRAINED = "champions_trained";

    private ProgrammeBook() {}

    public static Programme programme(Instant until) {
        return new Programme("Alder Light-up Programme",
                Arrays.stream(StoryDistributor.values()).map(house -> distributor(house, until)).toList(),
                offers(until), clocks(),
                List.of(template("office", 45, 90), template("security", 40, 60), template("business", 60, 120),
                        template("assistant", 45, 90)));
    }

    static Distributor distributor(StoryDistributor house, Instant until) {
        int year = until.atZone(house.zone()).getYear();
        return new Distributor(house.tenant(), house.title(), house.zone().getId(), house.opens(), house.closes(),
                StoryDistributor.WORKDAYS, PublicHolidays.of(year - 1, year + 1, house.holidays()),
                house.exports() ? 8 : 3,
                Optional.of(house.desk()));
    }

    private static List<Offer> offers(Instant until) {
        LocalDate today = LocalDate.ofInstant(until, ZoneOffset.UTC);
        return Arrays.stream(StoryProduct.values())
                .map(product -> new Offer(product.offer(), product.title(), product.skus(),
                        Optional.of(today.minusDays(product.announced())),
                        Optional.of(product.template())))
                .toList();
    }

    private static MilestoneTemplate template(String id, int trained, int deployed) {
        return new MilestoneTemplate(id, 1,
                List.of(new Step("provisioned", "Seats provisioned", 0, Side.DISTRIBUTOR, Evidence.PROVISIONED,
                        Optional.empty()),
                        new Step(KICKOFF, "Kick-off held with the customer", 10, Side.PARTNER, Evidence.BY_HAND,
                                Optional.empty(), Optional.of("Hold the kick-off")),
                        new Step("first_assigned", "First seat assigned", 20, Side.PARTNER, Evidence.FIRST_ASSIGNED,
                                Optional.empty()),
                        new Step("first_active", "First seat in use", 30, Side.CUSTOMER, Evidence.FIRST_ACTIVE,
                                Optional.empty()),
                        new Step(TRAINED, "Champions trained", trained, Side.PARTNER, Evidence.BY_HAND,
                                Optional.empty(), Optional.of("Train the champions")),
                        new Step("deployed_40", "40 % of the seats in use", deployed, Side.CUSTOMER,
                                Evidence.ACTIVE_SHARE, Optional.of(40))));
    }

    private static List<StuckClock> clocks() {
        return Arrays.stream(Cause.values()).map(ProgrammeBook::clock).toList();
    }

    private static StuckClock clock(Cause cause) {
        return switch (cause) {
            case VENDOR_PROCESSING, OUTAGE, UNKNOWN -> clock(cause, 4, 48, Unit.HOURS);
            case PROVISIONING_FAILED -> clock(cause, 1, 2, Unit.BUSINESS_HOURS);
            case VERIFICATION -> clock(cause, 3, 5, Unit.BUSINESS_DAYS);
            case INVALID_DATA, CUSTOMER_ACTION, PARTNER_ACTION, COMPLIANCE, DEAL_REVIEW, CREDIT, CREDIT_DECISION,
                    PAYMENT, DEPENDENCY, MANUAL_TASK, MAPPING ->
                clock(cause, 1, 3, Unit.BUSINESS_DAYS);
            case NOT_CLOSED -> clock(cause, 2, 5, Unit.BUSINESS_DAYS);
            case MILESTONE -> clock(cause, 0, 5, Unit.BUSINESS_DAYS);
            case NO_REPORT -> clock(cause, 5, 10, Unit.BUSINESS_DAYS);
        };
    }

    private static StuckClock clock(Cause cause, int warn, int breach, Unit unit) {
        return new StuckClock(cause, new ClockSpan(warn, unit), new ClockSpan(breach, unit));
    }
}
