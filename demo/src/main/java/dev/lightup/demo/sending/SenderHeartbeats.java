package dev.lightup.demo.sending;

import dev.lightup.demo.sending.StoryEvent.Plain;
import dev.lightup.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The signs of life that a sender gives when it has nothing to say: a test at the beginning, then a heartbeat.
public final class SenderHeartbeats {
    private static final Duration EVERY = Duration.ofDays(7);

    private SenderHeartbeats() {}

    public static void tell(EventRecorder diary) {
        Instant first = diary.calendar().begin().plusSeconds(diary.chance().between(60, 900));
        say(diary, "system.test", first);
        if (diary.house().exports()) {
            for (Instant at = first.plus(EVERY); at.isBefore(diary.calendar().until()); at = at.plus(EVERY)) {
                say(diary, "system.heartbeat", at);
            }
        }
    }

    private static void say(EventRecorder diary, String type, Instant at) {
        diary.repeat(new Plain(diary.house(), StoryRequest.CANONICAL, diary.eventId(), at, CloudEventWriter.PLAIN,
                CloudEventWriter.plain(type, at, new Json.Obj(Map.of())).write()));
    }
}
