package dev.lightup.local.story;

import java.util.List;

/// What one account has to play.
///
/// @param serial the partner's place in the story
/// @param partner the partner's name
/// @param joined days before the end at which it applied at this distributor
/// @param clients how many customers it wins
/// @param troubles what has to happen, some of it more than once
record PartnerScenarios(int serial, String partner, String country, StoryDistributor house, int joined, int clients,
        List<ScenarioKind> troubles) {
    PartnerScenarios {
        troubles = List.copyOf(troubles);
    }

    boolean has(ScenarioKind trouble) {
        return troubles.contains(trouble);
    }

    String account() {
        return house.accountId(serial);
    }
}
