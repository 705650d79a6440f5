package dev.lightup.demo.channel;

import java.util.List;

/// What one account has to play.
///
/// @param serial the partner's place in the story
/// @param partner the partner's name
/// @param joined days before the end at which it applied at this distributor
/// @param clients how many customers it wins
/// @param troubles what has to happen, some of it more than once
public record PartnerScenarios(
        int serial,
        String partner,
        String country,
        StoryDistributor house,
        int joined,
        int clients,
        List<ScenarioKind> troubles) {
    public PartnerScenarios {
        troubles = List.copyOf(troubles);
    }

    public boolean has(ScenarioKind trouble) {
        return troubles.contains(trouble);
    }

    public String account() {
        return house.accountId(serial);
    }
}
