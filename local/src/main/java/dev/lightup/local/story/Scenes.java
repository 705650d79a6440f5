package dev.lightup.local.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the troubles are, noted while the story is told.
final class Scenes {
    private final Map<Trouble, List<Cast.Scene>> noted = new EnumMap<>(Trouble.class);

    void note(Trouble trouble, House house, Optional<String> account, String subject) {
        noted.computeIfAbsent(trouble, _ -> new ArrayList<>())
                .add(new Cast.Scene(house.tenant(), account, subject));
    }

    Map<Trouble, List<Cast.Scene>> all() {
        var all = new EnumMap<Trouble, List<Cast.Scene>>(Trouble.class);
        noted.forEach((trouble, scenes) -> all.put(trouble, List.copyOf(scenes)));
        return all;
    }
}
