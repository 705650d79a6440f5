package dev.lightup.local.story;

import dev.lightup.domain.programme.Programme;
import dev.lightup.local.story.Utterance.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Partners that are told together, in one chronological order.
final class Cohort {
    /// Events of one report that travel together at most.
    private static final int BATCH = 60;

    private final int number;
    private final List<Play> plays = new ArrayList<>();
    private final List<Diary> houses = new ArrayList<>();
    private final Scenes scenes = new Scenes();
    private final Map<House, Calendar> calendars = new EnumMap<>(House.class);
    private final StoryOptions options;

    /// The cohort of that number, told.
    Cohort(StoryOptions options, int number, Programme programme) {
        this.options = options;
        this.number = number;
        for (House house : House.values()) {
            calendars.put(house, new Calendar(programme.distributor(house.tenant()), options.until()));
        }
        int first = number * Cast.COHORT;
        int last = Math.min(options.partners(), first + Cast.COHORT);
        var siblings = new EnumMap<House, String>(House.class);
        for (int partner = first; partner < last; partner++) {
            for (Role role : Troupe.roles(partner, options.seed())) {
                play(role, Optional.ofNullable(siblings.get(role.house())));
                if (role.clients() > 0) {
                    siblings.put(role.house(), role.account());
                }
            }
        }
        if (number == 0) {
            openHouses();
        }
    }

    /// How many cohorts a story has.
    static int count(StoryOptions options) {
        return (options.partners() + Cast.COHORT - 1) / Cast.COHORT;
    }

    private void play(Role role, Optional<String> sibling) {
        var chance = Chance.of(options.seed(), role.house().tenant(), role.serial());
        var play = new Play(role, diary(role.house(), role.account(), chance));
        play.tell(sibling);
        plays.add(play);
    }

    private void openHouses() {
        for (House house : House.values()) {
            Diary diary = diary(house, "", Chance.of(options.seed(), "offers of " + house.tenant(), 0));
            Offers.tell(diary);
            Pulse.tell(diary);
            houses.add(diary);
        }
    }

    private Diary diary(House house, String account, Chance chance) {
        return new Diary(house, account, calendar(house), scenes, chance);
    }

    private Calendar calendar(House house) {
        Calendar calendar = calendars.get(house);
        if (calendar == null) {
            throw new IllegalStateException("no calendar of " + house);
        }
        return calendar;
    }

    List<Play> plays() {
        return plays;
    }

    Scenes scenes() {
        return scenes;
    }

    /// Everything this cohort's distributors send, in the order of sending.
    Stream<Sending> sendings() {
        var letters = new ArrayList<Letter>();
        var reports = new TreeMap<Instant, List<Told>>();
        Stream.concat(plays.stream().map(Play::diary), houses.stream())
                .flatMap(diary -> diary.said().stream())
                .forEach(utterance -> {
                    if (utterance instanceof Told told && told.house() == House.MERIDIAN
                            && told.system().equals("usage")) {
                        reports.computeIfAbsent(told.occurred(), _ -> new ArrayList<>()).add(told);
                    } else {
                        letters.add(new Letter(utterance.sent(), utterance.id(), List.of(utterance)));
                    }
                });
        reports.forEach((at, events) -> batches(at, events, letters));
        new Exports(number, plays.stream().filter(play -> play.role().house().exports()).toList(),
                calendar(House.SAKURA)).files()
                .forEach(file -> letters.add(
                        new Letter(file.sent(), file.id(), List.of(file))));
        letters.sort(Comparator.comparing(Letter::sent).thenComparing(Letter::id));
        return letters.stream().map(Letter::write);
    }

    private void batches(Instant at, List<Told> events, List<Letter> letters) {
        List<Told> sorted = events.stream().sorted(Comparator.comparing(Told::sent).thenComparing(Told::id)).toList();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            List<Told> batch = sorted.subList(from, Math.min(sorted.size(), from + BATCH));
            letters.add(new Letter(batch.getLast().sent(), "usage-" + at.getEpochSecond() + "-" + number + "-" + from,
                    List.copyOf(batch)));
        }
    }

    /// A request, not yet written.
    private record Letter(Instant sent, String id, List<Utterance> content) {
        Sending write() {
            if (content.size() == 1) {
                return Letters.letter(content.getFirst());
            }
            return Letters.batch(id, content.stream().map(Told.class::cast).toList());
        }
    }
}
