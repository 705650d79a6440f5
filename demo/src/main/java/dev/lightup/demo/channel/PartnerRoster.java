package dev.lightup.demo.channel;

import static dev.lightup.demo.channel.ScenarioKind.*;
import static dev.lightup.demo.channel.StoryDistributor.MERIDIAN;
import static dev.lightup.demo.channel.StoryDistributor.NORDVIK;
import static dev.lightup.demo.channel.StoryDistributor.SAKURA;

import java.util.ArrayList;
import java.util.List;

/// Who plays what. The first partners are cast by hand so that every trouble is on the stage; the others by chance.
public final class PartnerRoster {
    private static final List<PartnerScenarios> NAMED = List.of(
            role(0, "Fjordlys Data AS", "NO", NORDVIK, 402, 18, ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_CUSTOMER,
                    ORDER_SCHEDULED, ORDER_IN_USE_NOT_CLOSED, ORDER_PROMISED, RENEWAL_WITH_IDLE_SEATS,
                    SEATS_NOT_ASSIGNED, WORKLOAD_TAKES_OFF, WORKLOAD_DOES_NOT_TAKE_OFF, MILESTONE_MISSED,
                    ESCALATION_ASSIGNED, TRIAL_RUNNING, DUPLICATE, LATE_EVENT),
            role(1, "Bekkestrand IT", "NO", NORDVIK, 34, 0, ONBOARDING_STUCK_ON_CREDIT),
            role(2, "Ålgård & Sønn Systemer AS", "NO", NORDVIK, 377, 14, ORDER_WAITS_FOR_DISTRIBUTOR, ORDER_FAILED,
                    CORRECTED, MILESTONE_BLOCKED, SUBSCRIPTION_SUSPENDED, CONFLICT, THIN_TOUCH),
            role(3, "Tindvær Skytjenester", "NO", NORDVIK, 351, 12, CUSTOMER_TRANSFERRED, ORDER_WAITS_FOR_VENDOR,
                    SUBSCRIPTION_CHURNED, RETRACTED, ESCALATION_REOPENED),
            role(4, "Håvard Lysne Konsult", "NO", NORDVIK, 160, 4, OVER_USE, UNKNOWN_WORD, NO_USAGE_DATA),
            role(5, "Skjærgård Drift AS", "NO", NORDVIK, 310, 11, FEED_SILENT, SUBSCRIPTION_RESUMED),
            role(6, "Norrsken Molnbyrå AB", "SE", NORDVIK, 212, 9, ORDER_RESUBMITTED, TRIAL_CONVERTED,
                    QUANTITY_DISPUTED,
                    UNKNOWN_TYPE, MALFORMED, FOREIGN_SOURCE),
            role(7, "Lumme Ohjelmistot Oy", "FI", NORDVIK, 21, 0, ONBOARDING_STUCK_ON_POR),
            role(8, "Saltholm Cloud ApS", "DK", NORDVIK, 296, 12, FEED_SILENT, SUBSCRIPTION_CHURNED),
            role(8, "Saltholm Cloud Inc.", "US", MERIDIAN, 118, 8, ORDER_WAITS_FOR_CUSTOMER, ORDER_PARTLY_FULFILLED,
                    PLACED_LATER),
            role(9, "Prairie Lantern IT", "US", MERIDIAN, 418, 21, ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_VENDOR,
                    RENEWAL_WITH_IDLE_SEATS, SUBSCRIPTION_CHURNED, ESCALATION_RAISED, ESCALATION_CLOSED,
                    WORKLOAD_TAKES_OFF, DUPLICATE, QUANTITY_DISPUTED, UNPLACED),
            role(10, "Copperline Systems", "US", MERIDIAN, 27, 0, ONBOARDING_STUCK_ON_POR),
            role(11, "Halcyon Ridge Technologies", "US", MERIDIAN, 333, 16, ORDER_WAITS_FOR_DISTRIBUTOR,
                    ORDER_WAITS_FOR_DISTRIBUTOR, ORDER_SCHEDULED, MILESTONE_MISSED, TRIAL_ENDED, PLACED_LATER,
                    LATE_EVENT, UNKNOWN_WORD),
            role(12, "واحة النخيل للحلول السحابية", "US", MERIDIAN, 246, 10, ORDER_WAITS_FOR_CUSTOMER,
                    SEATS_NOT_ASSIGNED, ESCALATION_OPEN, CONFLICT),
            role(13, "Bayou & Beacon", "US", MERIDIAN, 365, 12, PARTNER_SUSPENDED, SUBSCRIPTION_SUSPENDED,
                    ORDER_WAITS_FOR_PARTNER),
            role(14, "Threefold Creek Managed IT", "US", MERIDIAN, 290, 13, WORKLOAD_DOES_NOT_TAKE_OFF, TRIAL_RUNNING,
                    CORRECTED, MILESTONE_BLOCKED, ORDER_IN_USE_NOT_CLOSED, UNKNOWN_TYPE, MALFORMED),
            role(15, "Kestrel Harbor Consulting", "US", MERIDIAN, 324, 15, ORDER_WAITS_FOR_VENDOR, ORDER_FAILED,
                    OVER_USE, UNPLACED),
            role(15, "Kestrel Harbor Japan 合同会社", "JP", SAKURA, 40, 0, AGREEMENT_IN_ANOTHER_REGION),
            role(16, "Nube Serena Consultores", "US", MERIDIAN, 9, 0, VERIFICATION_PENDING),
            role(17, "霧島坂ワークス株式会社", "JP", SAKURA, 395, 19, ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_VENDOR,
                    RENEWAL_WITH_IDLE_SEATS, GONE_FROM_EXPORT, ESCALATION_ASSIGNED, MILESTONE_MISSED),
            role(18, "青葉橋システム合同会社", "JP", SAKURA, 342, 15, ORDER_WAITS_FOR_DISTRIBUTOR, SEATS_NOT_ASSIGNED,
                    QUANTITY_DISPUTED, UNREADABLE_ROWS),
            role(19, "星空ネットワークパートナーズ", "JP", SAKURA, 305, 14, ORDER_WAITS_FOR_CUSTOMER, SUBSCRIPTION_SUSPENDED,
                    ESCALATION_OPEN, UNKNOWN_WORD),
            role(20, "潮騒ソリューションズ", "JP", SAKURA, 284, 12, WORKLOAD_DOES_NOT_TAKE_OFF,
                    SUBSCRIPTION_CHURNED),
            role(21, "白樺台クラウド", "JP", SAKURA, 190, 9, WORKLOAD_TAKES_OFF, MILESTONE_BLOCKED, DUPLICATE),
            role(22, "まほろば坂情報サービス", "JP", SAKURA, 19, 0, ONBOARDING_STUCK_ON_CREDIT),
            role(23, "Minato Skyworks KK", "JP", SAKURA, 228, 11, NO_USAGE_DATA),
            role(23, "Minato Skyworks Europe", "NO", NORDVIK, 88, 6, ORDER_RESUBMITTED, TRIAL_RUNNING));

    /// What may happen to a partner that chance casts.
    private static final List<ScenarioKind> ANY = List.of(ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_DISTRIBUTOR,
            ORDER_WAITS_FOR_VENDOR, ORDER_WAITS_FOR_CUSTOMER, ORDER_SCHEDULED, ORDER_FAILED, ORDER_RESUBMITTED,
            ORDER_IN_USE_NOT_CLOSED, ORDER_PARTLY_FULFILLED, SEATS_NOT_ASSIGNED, WORKLOAD_TAKES_OFF,
            WORKLOAD_DOES_NOT_TAKE_OFF, OVER_USE, NO_USAGE_DATA, MILESTONE_MISSED, MILESTONE_BLOCKED, ESCALATION_OPEN,
            ESCALATION_ASSIGNED, ESCALATION_CLOSED, RENEWAL_WITH_IDLE_SEATS, SUBSCRIPTION_SUSPENDED,
            SUBSCRIPTION_RESUMED, SUBSCRIPTION_CHURNED, TRIAL_RUNNING, TRIAL_CONVERTED, TRIAL_ENDED, QUANTITY_DISPUTED,
            LATE_EVENT, DUPLICATE, CORRECTED, RETRACTED, THIN_TOUCH, CUSTOMER_TRANSFERRED);
    private static final List<ScenarioKind> BARRED = List.of(ONBOARDING_STUCK_ON_CREDIT, ONBOARDING_STUCK_ON_POR,
            VERIFICATION_PENDING);

    private PartnerRoster() {}

    /// The roles of the partner at that place, one for each distributor it buys from.
    public static List<PartnerScenarios> roles(int partner, long seed) {
        if (partner < StoryOptions.FEWEST) {
            return NAMED.stream().filter(role -> role.serial() == partner).toList();
        }
        SeededRandom chance = SeededRandom.of(seed, "troupe", partner);
        CompanyNames.Company company = CompanyNames.partner(chance);
        StoryDistributor home = switch (company.country()) {
            case "US" -> MERIDIAN;
            case "JP" -> SAKURA;
            default -> NORDVIK;
        };
        var roles = new ArrayList<PartnerScenarios>();
        roles.add(made(partner, company, home, chance));
        if (chance.percent(12)) {
            StoryDistributor other = home == MERIDIAN ? NORDVIK : MERIDIAN;
            roles.add(made(partner, company, other, chance));
        }
        return List.copyOf(roles);
    }

    private static PartnerScenarios made(
            int partner,
            CompanyNames.Company company,
            StoryDistributor house,
            SeededRandom chance) {
        if (chance.percent(12)) {
            return role(partner, company.name(), company.country(), house, chance.between(8, 40), 0,
                    chance.pick(BARRED));
        }
        var troubles = new ArrayList<ScenarioKind>();
        for (int left = chance.between(2, 8); left > 0; left--) {
            troubles.add(chance.pick(ANY));
        }
        // a renewal tells of an order of almost a year ago
        int joined = chance.between(troubles.contains(RENEWAL_WITH_IDLE_SEATS) ? 380 : 190, 430);
        return new PartnerScenarios(partner, company.name(), company.country(), house, joined, chance.between(5, 20),
                troubles);
    }

    private static PartnerScenarios role(
            int serial,
            String partner,
            String country,
            StoryDistributor house,
            int joined,
            int clients,
            ScenarioKind... troubles) {
        return new PartnerScenarios(serial, partner, country, house, joined, clients, List.of(troubles));
    }
}
