package dev.lightup.demo;

import dev.lightup.demo.channel.PartnerRoster;
import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.scene.AccountPlay;
import dev.lightup.demo.scene.OfferLightUps;
import dev.lightup.demo.scene.WeeklyExports;
import dev.lightup.demo.sending.CloudEventWriter;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.demo.sending.ScenarioIndex;
import dev.lightup.demo.sending.ScenarioLocations;
import dev.lightup.demo.sending.SenderHeartbeats;
import dev.lightup.demo.sending.StoryEvent;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.domain.programme.Programme;
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
final class PartnerCohort {
    /// Events of one report that travel together at most.
    private static final int BATCH = 60;

    private final int number;
    private final List<AccountPlay> plays = new ArrayList<>();
    private final List<EventRecorder> houses = new ArrayList<>();
    private final ScenarioLocations scenes = new ScenarioLocations();
    private final Map<StoryDistributor, StoryCalendar> calendars = new EnumMap<>(StoryDistributor.class);
    private final StoryOptions options;

    /// The cohort of that number, told.
    PartnerCohort(StoryOptions options, int number, Programme programme) {
        this.options = options;
        this.number = number;
        for (StoryDistributor house : StoryDistributor.values()) {
            calendars.put(house, new StoryCalendar(programme.distributor(house.tenant()), options.until()));
        }
        int first = number * ScenarioIndex.COHORT;
        int last = Math.min(options.partners(), first + ScenarioIndex.COHORT);
        var siblings = new EnumMap<StoryDistributor, String>(StoryDistributor.class);
        for (int partner = first; partner < last; partner++) {
            for (PartnerScenarios role : PartnerRoster.roles(partner, options.seed())) {
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
        return (options.partners() + ScenarioIndex.COHORT - 1) / ScenarioIndex.COHORT;
    }

    private void play(PartnerScenarios role, Optional<String> sibling) {
        var chance = SeededRandom.of(options.seed(), role.house().tenant(), role.serial());
        var play = new AccountPlay(role, diary(role.house(), role.account(), chance));
        play.tell(sibling);
        plays.add(play);
    }

    private void openHouses() {
        for (StoryDistributor house : StoryDistributor.values()) {
            EventRecorder diary = diary(house, "", SeededRandom.of(options.seed(), "offers of " + house.tenant(), 0));
            OfferLightUps.tell(diary);
            SenderHeartbeats.tell(diary);
            houses.add(diary);
        }
    }

    private EventRecorder diary(StoryDistributor house, String account, SeededRandom chance) {
        return new EventRecorder(house, account, calendar(house), scenes, chance);
    }

    private StoryCalendar calendar(StoryDistributor house) {
        StoryCalendar calendar = calendars.get(house);
        if (calendar == null) {
            throw new IllegalStateException("no calendar of " + house);
        }
        return calendar;
    }

    List<AccountPlay> plays() {
        return plays;
    }

    ScenarioLocations scenes() {
        return scenes;
    }

    /// Everything this cohort's distributors send, in the order of sending.
    Stream<StoryRequest> sendings() {
        var letters = new ArrayList<Letter>();
        var reports = new TreeMap<Instant, List<Told>>();
        Stream.concat(plays.stream().map(AccountPlay::diary), houses.stream())
                .flatMap(diary -> diary.said().stream())
                .forEach(utterance -> {
                    if (utterance instanceof Told told && told.house() == StoryDistributor.MERIDIAN
                            && told.system().equals("usage")) {
                        reports.computeIfAbsent(told.occurred(), _ -> new ArrayList<>()).add(told);
                    } else {
                        letters.add(new Letter(utterance.sent(), utterance.id(), List.of(utterance)));
                    }
                });
        reports.forEach((at, events) -> batches(at, events, letters));
        new WeeklyExports(number, plays.stream().filter(play -> play.role().house().exports()).toList(),
                calendar(StoryDistributor.SAKURA)).files()
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
    private record Letter(Instant sent, String id, List<StoryEvent> content) {
        StoryRequest write() {
            if (content.size() == 1) {
                return CloudEventWriter.letter(content.getFirst());
            }
            return CloudEventWriter.batch(id, content.stream().map(Told.class::cast).toList());
        }
    }
}
