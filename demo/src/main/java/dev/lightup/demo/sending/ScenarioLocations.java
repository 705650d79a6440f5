package dev.lightup.demo.sending;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryDistributor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the troubles are, noted while the story is told.
public final class ScenarioLocations {
    private final Map<ScenarioKind, List<ScenarioIndex.Scene>> noted = new EnumMap<>(ScenarioKind.class);

    void note(ScenarioKind trouble, StoryDistributor house, Optional<String> account, String subject) {
        noted.computeIfAbsent(trouble, _ -> new ArrayList<>())
                .add(new ScenarioIndex.Scene(house.tenant(), account, subject));
    }

    public Map<ScenarioKind, List<ScenarioIndex.Scene>> all() {
        var all = new EnumMap<ScenarioKind, List<ScenarioIndex.Scene>>(ScenarioKind.class);
        noted.forEach((trouble, scenes) -> all.put(trouble, List.copyOf(scenes)));
        return all;
    }
}
