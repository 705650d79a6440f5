package dev.lightup.functions.enter;

import java.util.List;
import java.util.Optional;

/// What kind of device a request comes from, in two words that tell a reader's devices apart; no more is kept of what a browser says.
final class DeviceName {
    private record Mark(String in, String word) {}

    private static final List<Mark> BROWSERS = List.of(new Mark("Edg", "Edge"), new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser", "Samsung Internet"), new Mark("Firefox", "Firefox"),
            new Mark("FxiOS", "Firefox"),
            new Mark("Chrome", "Chrome"), new Mark("CriOS", "Chrome"), new Mark("Safari", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(new Mark("iPhone", "iPhone"), new Mark("iPad", "iPad"),
            new Mark("Android", "Android"), new Mark("Windows", "Windows"), new Mark("Macintosh", "Mac"),
            new Mark("CrOS", "Chromebook"), new Mark("Linux", "Linux"));

    private DeviceName() {}

    static String of(Optional<String> agent) {
        String said = agent.orElse("");
        return word(BROWSERS, said).orElse("a browser") + " on " + word(SYSTEMS, said).orElse("a device");
    }

    private static Optional<String> word(List<Mark> marks, String said) {
        return marks.stream().filter(mark -> said.contains(mark.in())).map(Mark::word).findFirst();
    }
}
